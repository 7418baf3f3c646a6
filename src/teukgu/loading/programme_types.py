"""Does a value fit the type its parameter declares?"""

import re
from collections.abc import Callable, Mapping
from datetime import date

from teukgu.rulebook.parameter import ValueType
from teukgu.values import Bilingual

_MONTH_DAY = re.compile(r"\d{2}-\d{2}")


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _share(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


def _month_day(value: object) -> bool:
    if not isinstance(value, str) or not _MONTH_DAY.fullmatch(value):
        return False
    try:
        date.fromisoformat(f"2000-{value}")
    except ValueError:
        return False
    return True


def _day(value: object) -> bool:
    if not isinstance(value, str):
        return False
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _plain_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str | int | float) for item in value)


def _table(value: object) -> bool:
    return isinstance(value, Mapping) and bool(value) and all(_table_cell(item) for item in value.values())


def _table_cell(value: object) -> bool:
    if isinstance(value, Mapping):
        return all(_number(item) or isinstance(item, str) for item in value.values())
    return _plain_list(value) or isinstance(value, str | int | float)


def _text(value: object) -> bool:
    return isinstance(value, Mapping) and set(value) == {"ko", "en"} and all(isinstance(t, str) for t in value.values())


FITS: dict[ValueType, tuple[Callable[[object], bool], Bilingual]] = {
    ValueType.WHOLE: (_whole, Bilingual("따옴표 없는 정수", "a whole number without quotes")),
    ValueType.NUMBER: (_number, Bilingual("따옴표 없는 숫자", "a number without quotes")),
    ValueType.SHARE: (_share, Bilingual("0과 1 사이의 숫자(10%는 0.10)", "a number from 0 to 1 (10 % is 0.10)")),
    ValueType.FLAG: (lambda value: isinstance(value, bool), Bilingual("true 또는 false", "true or false")),
    ValueType.CHOICE: (lambda value: isinstance(value, str), Bilingual("options의 코드 하나", "one code of options")),
    ValueType.LIST: (_plain_list, Bilingual("코드의 목록 [a, b]", "a list of codes [a, b]")),
    ValueType.TABLE: (_table, Bilingual("코드: 값 묶음", "a mapping of codes to values")),
    ValueType.MONTH_DAY: (_month_day, Bilingual("따옴표 친 월-일 '03-31'", "month and day in quotes: '03-31'")),
    ValueType.DAY: (_day, Bilingual("따옴표 친 날짜 '2017-04-11'", "a day in quotes: '2017-04-11'")),
    ValueType.TEXT: (_text, Bilingual("{ko: …, en: …}", "{ko: ..., en: ...}")),
}
"""For each type: the test, and what to write instead."""


def codes_in(value: object, kind: ValueType) -> tuple[str, ...]:
    """Return the codes a value uses, which must have words in ``options``."""
    if kind is ValueType.CHOICE and isinstance(value, str):
        return (value,)
    if kind is ValueType.LIST and isinstance(value, list):
        return tuple(item for item in value if isinstance(item, str))
    if kind is ValueType.TABLE and isinstance(value, Mapping):
        inner = [item for cell in value.values() for item in (cell if isinstance(cell, list) else [cell])]
        return (*(key for key in value if not key.isdigit()), *(item for item in inner if isinstance(item, str)))
    return ()
