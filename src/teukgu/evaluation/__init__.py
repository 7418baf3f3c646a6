"""Normalise, weigh, score, rank, tier, explain: pure functions from an input and a scheme to results."""
