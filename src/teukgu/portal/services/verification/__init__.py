"""Verification of reports on site: a sample by a published seed, found values, disputes, sign-off."""
