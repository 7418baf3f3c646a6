"""Bodies of the real programme on a day, for tests."""

from datetime import date
from functools import cache

from teukgu.loading.bodies import load_bodies
from teukgu.loading.calendar import load_calendar
from teukgu.loading.programme import load_programme
from teukgu.procedures.meetings.body import Body
from teukgu.procedures.meetings.rules import BodyRules, OwnRule
from teukgu.rulebook.calendar import KoreanCalendar
from teukgu.rulebook.programme import Programme


@cache
def programme() -> Programme:
    return load_programme()


@cache
def bodies() -> dict[str, Body]:
    return dict(load_bodies(programme()))


@cache
def calendar() -> KoreanCalendar:
    return load_calendar(programme().folder)


def rules(body: str, day: date, *own: OwnRule) -> BodyRules:
    return BodyRules(bodies()[body], programme().rulebook.on(day), own)
