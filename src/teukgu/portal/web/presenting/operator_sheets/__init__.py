"""How operators' sheets are shown."""
