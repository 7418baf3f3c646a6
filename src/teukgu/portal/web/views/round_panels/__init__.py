"""Pages of the ministry for the panels of a round."""
