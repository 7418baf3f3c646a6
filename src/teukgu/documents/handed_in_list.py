"""A list of texts as CSV for spreadsheets."""

from collections.abc import Iterable, Sequence

from teukgu.documents.input_tables import csv_bytes

RISKY = ("=", "+", "-", "@", "\t", "\r")


def write_csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return CSV with a byte order mark; text that a spreadsheet would run gets an apostrophe."""
    return csv_bytes(headings, ([_safe(cell) for cell in row] for row in rows))


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(RISKY) else cell
