"""Acts about people: organisations, posts, who holds them, invitations, handover."""
