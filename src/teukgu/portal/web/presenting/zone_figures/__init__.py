"""What the pages of a zone's figures show."""
