"""Where the public stage of a round stands."""
