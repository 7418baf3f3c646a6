"""A workbook over several years of one zone: figures of earlier reports, or targets; written, read, told cell by cell.

Look, guards and reading are those of ``report_workbook``; here a line has a column for each year.
"""
