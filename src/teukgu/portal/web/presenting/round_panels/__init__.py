"""What the pages of a panel show."""
