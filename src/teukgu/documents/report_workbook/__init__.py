"""The yearly report as an XLSX workbook of one zone and year: where everything stands, the empty or prefilled file."""
