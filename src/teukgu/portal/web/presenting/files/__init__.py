"""What the pages of files and papers show."""
