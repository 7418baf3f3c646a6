"""What an act must state or attach: one definition for the form, the check and the printed document."""

from dataclasses import dataclass
from enum import StrEnum

from teukgu.values import Bilingual


class FieldKind(StrEnum):
    """How a field is written; values are kept as JSON: days ``YYYY-MM-DD``, won as whole numbers, files as ids."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DAY = "day"
    MOMENT = "moment"
    NUMBER = "number"
    WON = "won"
    YES_NO = "yes_no"
    CHOICE = "choice"
    CHOICES = "choices"
    FILES = "files"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be chosen."""

    value: str
    name: Bilingual


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A field of an act; ``personal`` data are masked and logged, ``options_from`` names a rulebook list instead.

    A number that ``names`` something (a year, a version) is written without commas.
    """

    key: str
    name: Bilingual
    kind: FieldKind
    required: bool = True
    options: tuple[Option, ...] = ()
    options_from: str = ""
    help: Bilingual | None = None
    personal: bool = False
    names: bool = False
