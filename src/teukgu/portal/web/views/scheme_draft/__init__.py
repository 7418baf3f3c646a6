"""The pages on which the scheme of a round is drafted."""
