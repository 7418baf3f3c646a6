"""Papers and lists of an operators' survey: the one-page sheet, the call list, the list of links; a list read in."""
