"""Checks what an act states against the fields it must have: every problem at once."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import MAXYEAR, MINYEAR, date, datetime
from typing import Any

from teukgu.procedures.definition import Act
from teukgu.procedures.event import Event
from teukgu.procedures.field import FieldKind, FieldSpec
from teukgu.rulebook.on_day import RulesOnDay
from teukgu.values import Bilingual, Finding, Place

LONGEST_TEXT = 500
LONGEST = 50_000
EMPTY: tuple[Any, ...] = (None, "", [], ())


def field_findings(act: Act, draft: Event, rules: RulesOnDay) -> Iterator[Finding]:
    """Yield what is missing, of the wrong kind, or not asked for."""
    known = {field.key for field in act.fields}
    for field in act.fields:
        value = draft.data.get(field.key)
        if value in EMPTY:
            if field.required:
                yield _missing(field)
        elif not _fits(field, value, rules):
            yield _misfit(field)
    yield from (_unknown(key) for key in draft.data if key not in known)


def _fits(field: FieldSpec, value: Any, rules: RulesOnDay) -> bool:
    if field.kind in {FieldKind.CHOICE, FieldKind.CHOICES}:
        chosen = value if field.kind is FieldKind.CHOICES else [value]
        return isinstance(chosen, list | tuple) and set(map(str, chosen)) <= choices_of(field, rules)
    return FITS[field.kind](value)


def choices_of(field: FieldSpec, rules: RulesOnDay) -> frozenset[str]:
    """Return what may be chosen: the field's own options, or the list that the rulebook holds."""
    if field.options_from:
        return frozenset(rules.parameter(field.options_from).options)
    return frozenset(option.value for option in field.options)


def is_day(value: Any) -> bool:
    """Return whether a value is a day as fields hold it."""
    try:
        return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(value))) and bool(date.fromisoformat(str(value)))
    except ValueError:
        return False


def _is_moment(value: Any) -> bool:
    try:
        # the first and last years have no moment in other time zones
        return MINYEAR < datetime.fromisoformat(str(value)).year < MAXYEAR
    except ValueError:
        return False


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_text(limit: int) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and len(value) <= limit and "\x00" not in value


FITS: Mapping[FieldKind, Callable[[Any], bool]] = {
    FieldKind.TEXT: _is_text(LONGEST_TEXT),
    FieldKind.LONG_TEXT: _is_text(LONGEST),
    FieldKind.DAY: is_day,
    FieldKind.MOMENT: _is_moment,
    FieldKind.NUMBER: lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    FieldKind.WON: _is_whole,
    FieldKind.YES_NO: lambda value: isinstance(value, bool),
    FieldKind.FILES: lambda value: isinstance(value, list | tuple) and all(isinstance(one, str) for one in value),
    FieldKind.ORGANISATION: _is_text(80),
}


def _missing(field: FieldSpec) -> Finding:
    return Finding(
        "case.field_missing",
        Bilingual(f"'{field.name.ko}' 항목이 비어 있습니다.", f"'{field.name.en}' is empty."),
        Bilingual("채워 주십시오.", "Fill it in."),
        Place(key=field.key),
    )


def _misfit(field: FieldSpec) -> Finding:
    return Finding(
        "case.field_misfit",
        Bilingual(f"'{field.name.ko}' 항목의 값을 읽을 수 없습니다.", f"'{field.name.en}' cannot be read."),
        Bilingual("형식에 맞게 다시 쓰십시오.", "Write it in the form asked for."),
        Place(key=field.key),
    )


def _unknown(key: str) -> Finding:
    return Finding(
        "case.field_unknown",
        Bilingual(f"이 행위에 없는 항목입니다: {key}.", f"The act has no field '{key}'."),
        Bilingual("화면에 있는 항목만 쓰십시오.", "Use the fields of the form."),
        Place(key=key),
    )
