"""Answers of the data-request desk as files: HWPX and PDF with the grid on A4, XLSX for whoever goes on counting."""

from teukgu.documents.data_table.as_letter import Asked, data_letter
from teukgu.documents.data_table.as_workbook import write_workbook

__all__ = ["Asked", "data_letter", "write_workbook"]
