"""Checks of a report: each a function that asks for an explanation, or names what cannot be."""
