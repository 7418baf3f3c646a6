"""Acts of the desk of a regional office, one function each."""
