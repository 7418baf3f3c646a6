"""The policy lab in the portal."""
