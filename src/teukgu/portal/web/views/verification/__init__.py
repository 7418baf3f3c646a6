"""Pages of verification on site."""
