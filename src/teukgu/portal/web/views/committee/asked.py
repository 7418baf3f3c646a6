"""Reading the forms of bodies and meetings, and saying why something was refused."""

from collections.abc import Callable
from datetime import date, datetime
from uuid import uuid4

from django.http import Http404, QueryDict
from django.utils import timezone

from teukgu.portal.services.meetings.known import Hidden
from teukgu.portal.web.presenting.words import said
from teukgu.rulebook.deadlines import parse_day
from teukgu.values import Bilingual, Finding, Refused

ONCE_LIMIT = 48


def new_key() -> str:
    """Return what a page's forms begin their keys with: sent twice, a form acts once."""
    return uuid4().hex


def once_of(given: QueryDict) -> str:
    """Return the key of a form; a form without one gets a new one."""
    return given.get("once", "")[:ONCE_LIMIT] or new_key()


def text(given: QueryDict, name: str) -> str:
    """Return a text field, empty when absent."""
    return given.get(name, "").strip()


def number(given: QueryDict, name: str) -> int | None:
    """Return a whole number, None when empty or none."""
    found = text(given, name)
    return int(found) if found.isdecimal() and len(found) < 16 else None


def day(given: QueryDict, name: str) -> date | None:
    """Return a day, None when empty or no day."""
    found = text(given, name)
    try:
        return parse_day(found) if found else None
    except Refused:
        return None


def needed_day(given: QueryDict, name: str) -> date:
    """Return a day that the form must give.

    Raises:
        Refused: when it is empty or no day.
    """
    found = day(given, name)
    if found is None:
        raise Refused([_no_day(name)])
    return found


def moment(given: QueryDict, day_name: str, time_name: str) -> datetime:
    """Return a moment in Korea from a day and a time.

    Raises:
        Refused: when either is missing.
    """
    found = needed_day(given, day_name)
    try:
        at = datetime.strptime(text(given, time_name) or "-", "%H:%M").time()  # noqa: DTZ007 - a time of the day
    except ValueError:
        raise Refused([_no_day(time_name)]) from None
    return timezone.make_aware(datetime.combine(found, at), timezone.get_current_timezone())


def _no_day(name: str) -> Finding:
    message = Bilingual(f"날짜나 시각이 없거나 맞지 않습니다({name}).", f"A day or time is missing or wrong ({name}).")
    return Finding("form.no_day", message, Bilingual("예: 2026-11-12, 14:00", "For example: 2026-11-12, 14:00"))


def tried(act: Callable[[], object]) -> list[str]:
    """Do ``act``; return why it was refused, nothing when it was done.

    Raises:
        Http404: when there is nothing of the kind for this viewer.
    """
    try:
        act()
    except Hidden as hidden:
        raise Http404 from hidden
    except Refused as refused:
        return [f"{said(one.message)} {said(one.cure)}" for one in refused.findings]
    return []
