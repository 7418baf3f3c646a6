"""Teukgu: performance-managed special-zone programmes."""
