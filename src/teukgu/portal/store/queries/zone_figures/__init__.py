"""Questions about the figures of a zone over the years."""
