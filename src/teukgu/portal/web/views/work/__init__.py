"""My work, search, lists, calendar."""
