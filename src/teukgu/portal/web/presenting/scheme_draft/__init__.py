"""The draft of a round's scheme in words: where it stands, what is wrong, what differs."""
