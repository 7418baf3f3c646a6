"""Designation of a zone: from the first draft to the gazette notice and what follows it."""
