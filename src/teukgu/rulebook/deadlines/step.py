"""One step of the reasoning behind a deadline."""

from dataclasses import dataclass
from datetime import date

from teukgu.values import Bilingual


@dataclass(frozen=True, slots=True)
class Step:
    """What was done, the day it led to (if any), and its legal basis."""

    text: Bilingual
    day: date | None = None
    basis: Bilingual | None = None
