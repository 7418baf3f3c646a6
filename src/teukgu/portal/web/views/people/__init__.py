"""Pages about people: sign-in, one's own account, organisations, invitations, handover."""
