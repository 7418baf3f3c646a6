"""Pages of bodies and meetings: members, calling, the meeting, a member's own page."""
