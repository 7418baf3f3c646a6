"""Pages and downloads of files handed in and of papers made."""
