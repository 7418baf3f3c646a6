"""Words for pages about people."""
