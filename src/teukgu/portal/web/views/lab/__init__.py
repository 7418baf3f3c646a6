"""The policy lab: tried on a round, kept as scenarios."""
