"""What the data-request desk reads."""
