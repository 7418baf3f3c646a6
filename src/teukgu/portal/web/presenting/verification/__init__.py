"""Verification on site in words."""
