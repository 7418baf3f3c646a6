"""The public stage: votes by zone and home region, favour for the own region, turnout, ballots, stuffing."""
