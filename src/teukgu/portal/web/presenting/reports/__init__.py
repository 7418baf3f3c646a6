"""Yearly reports as pages show them."""
