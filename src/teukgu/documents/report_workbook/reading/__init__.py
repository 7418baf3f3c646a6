"""Reading a workbook that somebody filled in: every problem at once, what is fine as a draft."""
