"""Where a panel stands, read from rows that are only ever added."""
