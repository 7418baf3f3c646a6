"""What is kept of the rounds of evaluation."""
