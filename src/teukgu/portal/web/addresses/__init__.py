"""Addresses of the pages behind sign-in and of those that lead there, a module per area."""
