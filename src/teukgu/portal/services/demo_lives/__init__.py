"""Plays the lives of invented zones through the services, on days of their own, as their people would have acted."""
