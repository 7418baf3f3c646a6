"""Days on the command line: written YYYY-MM-DD, and today as Korea has it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from teukgu.rulebook.deadlines.stop import parse_day
from teukgu.values import Place


def today_in_korea() -> date:
    """Return today's date in Asia/Seoul, whatever the zone of this machine."""
    return datetime.now(ZoneInfo("Asia/Seoul")).date()


def day_option(text: str | None, option: str) -> date:
    """Return the day an option gives, today in Korea when it is absent.

    Raises:
        Refused: when the text is no day.
    """
    return today_in_korea() if text is None else parse_day(text, Place(key=option))
