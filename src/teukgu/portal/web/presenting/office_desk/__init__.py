"""A regional office's desk in words."""
