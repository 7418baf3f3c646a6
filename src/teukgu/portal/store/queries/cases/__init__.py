"""Cases as they are read: their situation, their page, lists, search."""
