"""Acts on cases: each in one transaction, each once, each on the case as its author saw it."""
