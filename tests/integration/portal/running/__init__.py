"""Files, mail, worker, backup."""
