"""Operators' sheets: what one operator is asked, how an answer is read, and the sum that goes up."""
