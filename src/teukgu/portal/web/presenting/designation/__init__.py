"""What the pages of a designation show."""
