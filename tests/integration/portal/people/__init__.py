"""People, posts, territory."""
