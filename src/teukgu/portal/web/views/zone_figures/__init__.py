"""Pages of a zone's figures over the years."""
