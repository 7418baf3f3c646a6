"""Writes a value as people read it: ``특구 면적의 10% 미만``, ``less than 10% of the area of the zone``."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from teukgu.rulebook.parameter import DatedValue, Parameter, Plain, Status, ValueType
from teukgu.rulebook.units import in_unit
from teukgu.values import Bilingual

_OPERATORS = {
    "<=": Bilingual("이하", "at most"),
    ">=": Bilingual("이상", "at least"),
    "<": Bilingual("미만", "less than"),
    ">": Bilingual("초과", "more than"),
    "=": Bilingual("", "exactly"),
}
_FLAGS = {True: Bilingual("예", "yes"), False: Bilingual("아니요", "no")}
_MONTHS: tuple[str, ...] = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
)
_MONTHS += ("November", "December")


def day_words(day: date) -> Bilingual:
    """Write a day as both languages do: ``2026. 3. 31.`` and ``31 March 2026``."""
    return Bilingual(f"{day.year}. {day.month}. {day.day}.", f"{day.day} {_MONTHS[day.month - 1]} {day.year}")


def value_words(parameter: Parameter, value: DatedValue) -> Bilingual:
    """Return what a dated value says, in words with its unit; an unknown one names its candidates."""
    if value.status is Status.UNKNOWN:
        shown = joined([_plain_words(parameter, candidate) for candidate in value.candidates], " / ")
        return Bilingual(f"알려지지 않음(후보: {shown.ko})", f"unknown (candidates: {shown.en})")
    return _qualified(parameter, _plain_words(parameter, value.value))


def joined(parts: Sequence[Bilingual], separator: str = ", ") -> Bilingual:
    """Join texts in both languages."""
    return Bilingual(separator.join(part.ko for part in parts), separator.join(part.en for part in parts))


def _qualified(parameter: Parameter, words: Bilingual) -> Bilingual:
    """Add what the number limits and what it is taken of."""
    limited = words if parameter.type is ValueType.TABLE else _limited(parameter, words)
    of = parameter.of or Bilingual("", "")
    return Bilingual(f"{of.ko} {limited.ko}".strip(), f"{limited.en} {of.en}".strip())


def _limited(parameter: Parameter, words: Bilingual) -> Bilingual:
    """Add "at most" and the like."""
    operator = _OPERATORS.get(parameter.op, Bilingual("", ""))
    return Bilingual(f"{words.ko} {operator.ko}".strip(), f"{operator.en} {words.en}".strip())


def _plain_words(parameter: Parameter, value: Plain) -> Bilingual:
    if isinstance(value, list | tuple) and not value:
        return Bilingual("없음", "none")
    writer = _WRITERS.get(parameter.type, _cell_words)
    return writer(parameter, value)


def _flag_words(_parameter: Parameter, value: Plain) -> Bilingual:
    return _FLAGS[bool(value)]


def _text_words(_parameter: Parameter, value: Plain) -> Bilingual:
    pair = value if isinstance(value, Mapping) else {}
    return Bilingual(str(pair.get("ko", "")), str(pair.get("en", "")))


def _month_day_words(_parameter: Parameter, value: Plain) -> Bilingual:
    month, _, day = str(value).partition("-")
    return Bilingual(f"{int(month)}월 {int(day)}일", f"{int(day)} {_MONTHS[int(month) - 1]}")


def _day_words(_parameter: Parameter, value: Plain) -> Bilingual:
    return day_words(date.fromisoformat(str(value)))


def _table_words(parameter: Parameter, value: Plain) -> Bilingual:
    cells = []
    for code, cell in (value if isinstance(value, Mapping) else {}).items():
        name, words = _code_words(parameter, code), _limited(parameter, _cell_words(parameter, cell))
        cells.append(Bilingual(f"{name.ko}: {words.ko}", f"{name.en}: {words.en}"))
    return joined(cells, "; ")


def _cell_words(parameter: Parameter, value: Plain) -> Bilingual:
    if isinstance(value, Mapping):
        return _fraction_words(value)
    if isinstance(value, list | tuple):
        return joined([_cell_words(parameter, item) for item in value])
    if isinstance(value, bool):
        return _FLAGS[value]
    if isinstance(value, int | float):
        kind = ValueType.SHARE if parameter.unit == "share" else parameter.type  # a table may hold shares
        return in_unit(number_words(value, kind), parameter.unit, one=value == 1)
    return _code_words(parameter, str(value))


def _fraction_words(value: Mapping[str, Plain]) -> Bilingual:
    above, below = value.get("numerator"), value.get("denominator")
    if above is None or below is None:
        text = ", ".join(f"{key} {item}" for key, item in value.items())
        return Bilingual(text, text)
    return Bilingual(f"{below}분의 {above}", f"{above}/{below}")


def _code_words(parameter: Parameter, code: str) -> Bilingual:
    if code.isdigit() and code not in parameter.options:
        return Bilingual(f"제{code}호", f"no. {code}")
    return parameter.options.get(code, Bilingual(code, code))


def number_words(value: float, kind: ValueType = ValueType.NUMBER) -> str:
    """Write a number with thousands separators and no idle decimals; a share as its percent."""
    exact = Fraction(str(value)) * (100 if kind is ValueType.SHARE else 1)
    if exact.denominator == 1:
        return f"{exact.numerator:,}"
    return f"{float(exact):,.10f}".rstrip("0").rstrip(".")


_WRITERS: Mapping[ValueType, Callable[[Parameter, Plain], Bilingual]] = {
    ValueType.FLAG: _flag_words,
    ValueType.TEXT: _text_words,
    ValueType.MONTH_DAY: _month_day_words,
    ValueType.DAY: _day_words,
    ValueType.TABLE: _table_words,
}
