"""Sign-in: what we decide where django-allauth asks, the second factor of staff, idle sessions, lockout."""
