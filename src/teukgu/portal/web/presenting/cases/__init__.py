"""What the pages of cases show, in words."""
