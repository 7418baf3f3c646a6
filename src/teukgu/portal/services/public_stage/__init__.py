"""The public stage of a round: outside channels, the round's own ballot, stories, what is published of it."""
