"""Panels of a round: made, reviewers invited, conflicts derived, zones assigned, closed, and fed into the round."""
