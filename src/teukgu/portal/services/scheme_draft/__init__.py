"""The draft of a round's scheme: started, edited, checked, stated; shown to the offices, opinions and answers."""
