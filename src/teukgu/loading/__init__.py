"""Reading: programme folders, registries, evaluation inputs, schemes; the only package that opens files to read."""
