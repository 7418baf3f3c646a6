"""A year of reports of every invented zone, acted through the services on days of its own, with human faults."""
