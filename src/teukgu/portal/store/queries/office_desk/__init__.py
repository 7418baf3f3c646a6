"""What the pages of a regional office show."""
