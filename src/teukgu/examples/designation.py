"""On which day an invented zone was designated: its year is in the tables, the day is invented here."""

from datetime import date, timedelta

from teukgu.examples.chance import chance_of

DAYS = 300


def designation_day(zone: str, year: int) -> date:
    """Return an invented day of ``year`` on which ``zone`` was designated, always the same."""
    return date(year, 2, 1) + timedelta(days=chance_of(0, zone, "designated").whole(0, DAYS))
