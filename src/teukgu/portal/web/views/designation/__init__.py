"""Pages of a designation: plan, planner, proposals, opinions, operators, consultations, gazette."""
