"""The pages of a round of evaluation."""
