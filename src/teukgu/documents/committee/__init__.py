"""What the committee sees before it decides on a round: one paper as page, PDF and XLSX, kept beside the results."""
