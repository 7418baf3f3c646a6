"""Cases: transition tables of the procedures, the fold over past-tense events, clocks, stops and what silence does."""
