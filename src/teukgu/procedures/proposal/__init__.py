"""A private proposal of a zone, and its review by the municipality (법 제6조)."""
