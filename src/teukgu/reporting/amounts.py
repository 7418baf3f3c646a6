"""Numbers as people type them into a cell: read in the unit of the definition, or refused with what to do.

::

    read_amount("1,234천원", won)      # Amount(value=1234000, notes=(converted,))
    read_amount("해당없음", won)        # Amount(value=None, status=NOT_APPLICABLE)
    read_amount("-", person)           # finding: zero, missing or not applicable?
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation

from teukgu.reporting import amount_findings as words
from teukgu.reporting.definition import Unit
from teukgu.reporting.figure import FigureStatus, Number
from teukgu.values import Finding, Severity

LARGEST = Decimal(10) ** 18
LONGEST = 60
"""Characters beyond which a text is no number, whatever it holds."""

NOT_APPLICABLE = frozenset({"해당없음", "해당무", "n/a", "na", "notapplicable"})
MISSING = frozenset({"미제출", "자료없음", "집계중", "missing"})
AMBIGUOUS = frozenset({"-", "--", "―", "—", "–", "ー", "·", "없음", "무", "x", "none", "nil"})
ERROR = re.compile(r"#(REF!|N/A|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|참조!)|Err:\d+", re.IGNORECASE)
DATE = re.compile(r"(19|20)\d\d\s*[.\-/년]\s*\d{1,2}\s*[.\-/월]\s*(\d{1,2}\s*[.일]?)?")
ABOUT = re.compile(r"^(약|대략|거의|about|approx\.?|~)|(여|정도|내외|가량|이상|이하|쯤)\s*\D*$")
RANGE = re.compile(r"\d\s*[~∼〜]\s*\d|\d\s*(내지|및|,\s+)\s*\d")
NUMBER = re.compile(r"(?P<digits>\d[\d,]*(\.\d+)?|\.\d+)(?P<behind>.*)", re.DOTALL)
GROUPED = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?|\d+(\.\d+)?|\.\d+")
_COUNT = r"(\d천)?(\d백)?(\d십)?[\d,.]*"
COMPOUND = re.compile(
    rf"((?P<jo>{_COUNT})조)?((?P<eok>{_COUNT})억)?((?P<man>{_COUNT})만)?(?P<rest>[\d,.]+)?원?",
)
PLACES = {"jo": 10**12, "eok": 10**8, "man": 10**4, "rest": 1}
SMALL_PLACES = {"천": 1000, "백": 100, "십": 10}
MINUS = "△▲▵▴−‐‑-"


@dataclass(frozen=True, slots=True)
class Amount:
    """What a cell says: a value, a status without a value, or neither (empty); ``findings`` may refuse it."""

    value: Number | None = None
    status: FigureStatus | None = None
    findings: tuple[Finding, ...] = field(default=())

    @property
    def is_refused(self) -> bool:
        """Whether it cannot be taken."""
        return any(one.severity is Severity.ERROR for one in self.findings)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return self.value is None and self.status is None and not self.findings


Refusal = Callable[[object, Unit], Finding]


def read_amount(typed: object, unit: Unit, status: FigureStatus | None = None) -> Amount:
    """Read what was typed (text, or a value of a spreadsheet) as a number of ``unit``.

    ``status`` is what the list beside the cell says; it settles what a dash means.
    """
    if typed is None:
        return Amount()
    if isinstance(typed, bool):
        return _refused(words.no_number, typed, unit)
    if isinstance(typed, date | time | timedelta):
        return _refused(words.a_date, typed, unit)
    if isinstance(typed, int | float | Decimal):
        return _number(typed, unit)
    return _text(str(typed), unit, status)


def _number(typed: int | float | Decimal, unit: Unit) -> Amount:
    try:
        value = Decimal(str(typed))
    except (InvalidOperation, ValueError):  # ValueError: more digits than Python turns into text
        return _refused(words.too_large, "…", unit)
    return _in_unit(value, typed, unit, ())


def _text(typed: str, unit: Unit, status: FigureStatus | None) -> Amount:
    text = "".join(one for one in unicodedata.normalize("NFKC", typed) if one.isprintable() or one.isspace()).strip()
    text = text.removeprefix("'").strip()
    bare = re.sub(r"\s+", "", text).casefold()
    if not bare:
        return Amount()
    if bare in NOT_APPLICABLE:
        return Amount(status=FigureStatus.NOT_APPLICABLE)
    if bare in MISSING:
        return Amount(status=FigureStatus.MISSING)
    if bare in AMBIGUOUS:
        settled = status in {FigureStatus.MISSING, FigureStatus.NOT_APPLICABLE}
        return Amount(status=status) if settled else _refused(words.ambiguous_blank, typed, unit)
    refusal = _no_number_at_all(text)
    return _refused(refusal, typed, unit) if refusal else _signed(text, typed, unit)


def _no_number_at_all(text: str) -> Refusal | None:
    """Return why a text cannot be one number."""
    if ERROR.fullmatch(text):
        return words.error_value
    if DATE.fullmatch(text):
        return words.a_date
    if len(text) > LONGEST:
        return words.no_number if not text.replace(",", "").isdigit() else words.too_large
    if ABOUT.search(text):
        return words.approximate
    return words.a_range if RANGE.search(text) else None


def _signed(text: str, typed: str, unit: Unit) -> Amount:
    """Read the number behind a sign: a minus, a triangle or brackets, as accountants write it."""
    notes: tuple[Finding, ...] = ()
    body, sign = text.lstrip("+").strip(), 1
    if body.startswith("(") and body.endswith(")") and body[1:-1].strip()[:1].isdigit():
        body, sign, notes = body[1:-1].strip(), -1, (words.negative_mark(typed, unit),)
    elif body[:1] in MINUS:
        notes = () if body[:1] in "-−" else (words.negative_mark(typed, unit),)
        body, sign = body[1:].strip(), -1
    body = body.removeprefix("₩").removeprefix("\\").strip()
    return _unsigned(body, sign, typed, unit, notes)


def _unsigned(body: str, sign: int, typed: str, unit: Unit, notes: tuple[Finding, ...]) -> Amount:
    compound = _compound(body) if unit.money else None
    if compound is not None:
        return _in_unit(sign * compound, typed, unit, (*notes, words.converted(typed, unit)))
    found = NUMBER.fullmatch(body)
    if found is None:
        return _refused(words.no_number, typed, unit)
    digits, behind = found["digits"], re.sub(r"\s+", "", found["behind"])
    if not GROUPED.fullmatch(digits):
        return _refused(words.bad_commas, typed, unit)
    factor = _factor(behind, unit)
    if factor is None:
        code = words.no_number if re.search(r"\d", behind) else words.wrong_unit
        return _refused(code, typed, unit)
    more = (words.converted(typed, unit),) if factor != 1 else ()
    return _in_unit(sign * Decimal(digits.replace(",", "")) * factor, typed, unit, (*notes, *more))


def _factor(behind: str, unit: Unit) -> Decimal | None:
    """Return how many units the word behind a number stands for; None when it is no word of this unit."""
    if not behind:
        return Decimal(1)
    spellings = {
        unicodedata.normalize("NFKC", word).replace(" ", ""): factor for word, factor in unit.spellings.items()
    }
    factor = spellings.get(behind)
    return None if factor is None else Decimal(str(factor))


def _compound(body: str) -> Decimal | None:
    """Return an amount written with 조, 억 and 만 in one (3억 5,000만원, 12억 3천만원), None when it is not.

    ``1억 2천`` is none: whether 2천 or 2천만 is meant cannot be told.
    """
    text = re.sub(r"\s+", "", body)
    if sum(text.count(one) for one in "조억만") == 0 or not text.endswith(("원", "만", "억")):
        return None
    found = COMPOUND.fullmatch(text)
    parts = {name: found[name] for name in PLACES if found[name] is not None} if found else {}
    if len(parts) < 2 and not any(one in text for one in SMALL_PLACES):
        return None
    counts = {name: _count(part) for name, part in parts.items()}
    if not counts or None in counts.values():
        return None
    return sum((PLACES[name] * count for name, count in counts.items() if count is not None), Decimal(0))


def _count(text: str) -> Decimal | None:
    """Return the number before 조, 억 or 만, itself perhaps with 천, 백 and 십 (3천5백); None when it is none."""
    total, rest = Decimal(0), text
    for place, factor in SMALL_PLACES.items():
        before, sign, after = rest.partition(place)
        if sign:
            total, rest = total + int(before) * factor, after
    if not rest:
        return total if text else None
    if not GROUPED.fullmatch(rest) or (rest != text and not rest.isdigit()):
        return None
    return total + Decimal(rest.replace(",", ""))


def _in_unit(value: Decimal, typed: object, unit: Unit, notes: tuple[Finding, ...]) -> Amount:
    """Return a number in the decimals of its unit."""
    if not value.is_finite():
        return _refused(words.no_number, typed, unit)
    if abs(value) > LARGEST:
        return _refused(words.too_large, typed, unit)
    kept = value.quantize(Decimal(1).scaleb(-unit.decimals), rounding=ROUND_HALF_EVEN)
    if abs(kept - value) > Decimal("1e-9"):  # what a spreadsheet's binary fractions leave behind is not worth a word
        notes = (*notes, words.rounded(typed, unit))
    return Amount(float(kept) if unit.decimals else int(kept), FigureStatus.GIVEN, notes)


def _refused(refusal: Refusal, typed: object, unit: Unit) -> Amount:
    return Amount(findings=(refusal(typed, unit),))
