"""Whether a zone lies dormant (no project, exemption use or budget for some years), and whether its period ended."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Dormant(StrEnum):
    """The answer; ``unknown`` where something that could show activity is not known."""

    YES = "dormant"
    NO = "active"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of activity: the day it was last seen (None: never), or not ``known`` at all."""

    last: date | None = None
    known: bool = True


UNKNOWN_SIGN = Sign(known=False)


@dataclass(frozen=True, slots=True)
class Dormancy:
    """The flag, the day since which nothing must have happened, the signs not known, and whether the period ended.

    ``period_ended`` is None where the end of the period is not known.
    """

    dormant: Dormant
    since: date
    unknown: tuple[str, ...]
    period_ended: bool | None


def years_before(day: date, years: int) -> date:
    """Return the same day ``years`` earlier; 29 February becomes 28 February where there is none."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def dormancy(
    today: date,
    years: int,
    *,
    project: Sign = UNKNOWN_SIGN,
    exemption_use: Sign = UNKNOWN_SIGN,
    budget: Sign = UNKNOWN_SIGN,
    period_end: date | None = None,
) -> Dormancy:
    """Say whether a zone is dormant on ``today``.

    One sign within the last ``years`` makes it active; it is dormant only when all three signs are known and none is
    that recent. ``period_end`` is the last day of its period, None when not known.
    """
    since = years_before(today, years)
    signs = {"project": project, "exemption_use": exemption_use, "budget": budget}
    unknown = tuple(name for name, sign in signs.items() if not sign.known)
    seen = any(sign.known and sign.last is not None and sign.last > since for sign in signs.values())
    dormant = Dormant.NO if seen else Dormant.UNKNOWN if unknown else Dormant.YES
    return Dormancy(dormant, since, unknown, None if period_end is None else period_end < today)
