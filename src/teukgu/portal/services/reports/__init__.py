"""Yearly reports: one function per act."""
