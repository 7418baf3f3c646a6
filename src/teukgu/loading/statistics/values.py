"""Numbers, signs and periods as statistical tables of Korea write them."""

import math
import re
import unicodedata
from dataclasses import dataclass

_NUMBER = re.compile(r"[-+−△▲]?([0-9]{1,3}(,[0-9]{3})+|[0-9]{1,18})(\.[0-9]{1,15})?")
_NOTE = re.compile(r"\s*(?:[pera]\)?|\*+|\(p\)|\d\))$", re.IGNORECASE)
_PERIOD = re.compile(r"([0-9]{4})(?:\.0)?\s*년?\s*(?:[./-]?\s*([0-9]{1,2})\s*월?)?\s*(?:[pe]\)?)?", re.IGNORECASE)
# the signs of the tables of Statistics Korea: nil, not known, kept secret
_SIGNS = {"-": "nil", "…": "unknown", "...": "unknown", "..": "unknown", "x": "secret", "X": "secret"}
LONGEST = 60
"""Characters; a longer cell is no number and no period."""
FIRST_YEAR, LAST_YEAR = 1900, 2200
_MINUS = str.maketrans({"−": "-", "△": "-", "▲": "-", ",": None})


@dataclass(frozen=True, slots=True)
class Value:
    """A number, or no number and the sign that stands there; ``empty`` when nothing does."""

    number: float | None
    mark: str = ""
    empty: bool = False


def read_value(text: str) -> Value | None:
    """Read a cell; None when it is neither number nor sign.

    A note behind the number (``1,234 p)``: provisional) is kept as the mark.
    """
    written = unicodedata.normalize("NFKC", text.replace("…", "...")).strip().strip("'").strip()
    if not written:
        return Value(None, empty=True)
    if len(written) > LONGEST:
        return None
    if written in _SIGNS:
        return Value(None, _SIGNS[written])
    note = "" if _NUMBER.fullmatch(written) else _note(written)
    number = written.removesuffix(note).strip() if note else written
    if not _NUMBER.fullmatch(number):
        return None
    value = float(number.translate(_MINUS))
    return Value(value, note.strip(" ()").lower()) if math.isfinite(value) else None


def _note(text: str) -> str:
    found = _NOTE.search(text)
    return found.group() if found else ""


def read_period(text: str) -> tuple[int, int] | None:
    """Read a period: year, and month or 0; None when it is none."""
    found = _PERIOD.fullmatch(unicodedata.normalize("NFKC", text).strip()) if len(text) <= LONGEST else None
    if found is None:
        return None
    year, month = int(found.group(1)), int(found.group(2) or 0)
    sensible = FIRST_YEAR <= year <= LAST_YEAR and (found.group(2) is None or 1 <= month <= 12)
    return (year, month) if sensible else None
