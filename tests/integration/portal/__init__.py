"""A package of its own, so that its data are loaded once for it and taken back before other tests run."""
