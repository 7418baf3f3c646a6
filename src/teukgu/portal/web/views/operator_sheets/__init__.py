"""Pages of operators' sheets: the county's own, and the one behind a personal link."""
