"""Access log, unmasking, erasure."""
