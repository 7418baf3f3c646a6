"""My work, lists, calendar in words."""
