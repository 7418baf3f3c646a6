"""How the year of reports goes in one office: when it begins, by which door, with what error, how it answers.

How often anything happens is assumed: nobody has published it. Drawn from a generator, so the same seed gives the same
year.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

import numpy as np

from teukgu.reporting.planting.catalogue import ERRORS
from teukgu.reporting.planting.typing_habits import Typing

FORM, WORKBOOK = "form", "workbook"


class Answers(StrEnum):
    """How requests to explain are answered."""

    GOOD = "good"
    POOR = "poor"
    NOT_AT_ALL = "none"


@dataclass(frozen=True, slots=True)
class OfficersYear:
    """The year of one zone's officer.

    ``files`` is the day of filing (None: begun and never filed), ``number_after`` the days until the number of the
    official document is recorded (None: never), ``returned`` and ``corrected`` that it happens to this report.
    """

    door: str
    typing: Typing
    slips: bool
    error: str
    size: float
    notices: bool
    answers: Answers
    begins: date
    files: date | None
    number_after: int | None
    returned: bool
    corrected: bool


def officers_year(rng: np.random.Generator, due: date) -> OfficersYear:
    """Draw the year of one office, whose report is due on ``due``."""
    error, size = _error(rng)
    late = rng.random()
    begins = due - timedelta(days=int(rng.integers(20, 70)))
    on_time = due - timedelta(days=int(min(rng.exponential(4), 15)))
    found = OfficersYear(
        door=WORKBOOK if rng.random() < 0.3 else FORM,
        typing=Typing(rng.choice(list(Typing), p=[0.3, 0.35, 0.25, 0.1])),
        slips=rng.random() < 0.15,
        error=error,
        size=size,
        notices=rng.random() < 0.4,
        answers=Answers(rng.choice(list(Answers), p=[0.5, 0.3, 0.2])),
        begins=begins,
        files=due + timedelta(days=int(rng.integers(2, 45))) if late < 0.12 else on_time,
        number_after=int(rng.choice([0, 1, 3, 12, 35], p=[0.5, 0.25, 0.13, 0.08, 0.04])),
        returned=rng.random() < 0.1,
        corrected=rng.random() < 0.06,
    )
    if rng.random() < 0.04:
        return replace(found, files=None, returned=False, corrected=False)
    return replace(found, number_after=None) if rng.random() < 0.02 else found


def _error(rng: np.random.Generator) -> tuple[str, float]:
    """Draw the error that is made, by the shares of the catalogue; most reports hold none."""
    mark = rng.random()
    for one in ERRORS:
        mark -= one.share
        if mark < 0:
            return one.id, float(rng.choice(one.sizes))
    return "", 0.0
