"""Bodies, members and meetings as they stand, for services and pages."""
