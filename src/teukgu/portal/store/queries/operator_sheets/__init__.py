"""What the county sees of its operators' sheets, and what goes up."""
