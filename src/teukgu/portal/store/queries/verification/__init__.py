"""What the pages of verification on site show."""
