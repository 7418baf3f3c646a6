"""What a designation needs besides acts: the plan, opinions, proposals, operators, consultations, the gazette."""
