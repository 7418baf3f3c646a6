"""The sandbox in which placeholders are filled: filters of Korean wording, blanks for what is not known yet."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from jinja2 import ChainableUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from teukgu.documents.official import wording
from teukgu.documents.official.heads import head_title
from teukgu.documents.official.money import money_text
from teukgu.values.particles import with_particle

BLANK = wording.BLANK


class Blanks:
    """Collects the names of values that were asked for and are not there."""

    def __init__(self) -> None:
        self.names: dict[str, None] = {}

    def note(self, name: str) -> str:
        """Keep the name of a missing value; return what is printed in its place."""
        self.names.setdefault(name)
        return BLANK


def environment(blanks: Blanks) -> ImmutableSandboxedEnvironment:
    """Return a sandbox whose unknown values print as ``○○○`` and are kept in ``blanks``."""

    class Blank(ChainableUndefined):
        def __str__(self) -> str:
            return blanks.note(str(self._undefined_name))

        def __format__(self, spec: str) -> str:
            return str(self)

    def known(value: object) -> object:
        return BLANK if value is None else value

    made = ImmutableSandboxedEnvironment(undefined=Blank, autoescape=False, finalize=known, keep_trailing_newline=False)
    made.filters.update({name: _said(said) for name, said in FILTERS.items()})
    made.globals.clear()
    return made


def as_day(value: object) -> date:
    """Return a day given as such or as ``YYYY-MM-DD`` (or a moment, of which the day is taken)."""
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else date.fromisoformat(str(value)[:10])


def as_moment(value: object) -> datetime:
    """Return a moment given as such or in ISO form."""
    return value if isinstance(value, datetime) else datetime.fromisoformat(str(value))


def _said(said: Callable[..., str]) -> Callable[..., str]:
    def filled(value: object, *arguments: Any) -> str:
        if value is None or value == "" or isinstance(value, ChainableUndefined):
            return str(value) if isinstance(value, ChainableUndefined) else BLANK
        return said(value, *arguments)

    return filled


def _names(value: Iterable[object]) -> Sequence[str]:
    return [value] if isinstance(value, str) else [str(name) for name in value]


def _moment(value: object) -> str:
    text = str(value)
    has_time = isinstance(value, datetime) or "T" in text or ":" in text
    return wording.moment_text(as_moment(value)) if has_time else wording.day_text(as_day(value), weekday=True)


def _span(first: object, last: object) -> str:
    if isinstance(last, ChainableUndefined) or not last:
        return f"{wording.day_text(as_day(first))} ~ {last or BLANK}"
    return wording.span_text(as_day(first), as_day(last))


FILTERS: Mapping[str, Callable[..., str]] = {
    "day": lambda value: wording.day_text(as_day(value)),
    "weekday": lambda value: wording.day_text(as_day(value), weekday=True),
    "year": lambda value: str(as_day(value).year),
    "moment": _moment,
    "span": _span,
    "money": lambda value: money_text(int(value)),
    "won": lambda value: f"{wording.count_text(int(value))}원",
    "amount": lambda value, unit: wording.amount_in(int(value), unit),
    "count": lambda value, digits=0: wording.count_text(value, digits),
    "particle": lambda value, pair: with_particle(str(value), pair),
    "others": lambda value: wording.and_others(_names(value)),
    "bodies": lambda value: wording.and_other_bodies(_names(value)),
    "head": lambda value: head_title(str(value)),
    "list": lambda value: ", ".join(_names(value)),
}
