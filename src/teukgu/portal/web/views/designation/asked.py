"""Reading forms: days that may be empty, refusals in the words of the page."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from django.contrib import messages
from django.http import Http404, HttpRequest

from teukgu.portal.web.presenting.words import said
from teukgu.rulebook.deadlines import parse_day
from teukgu.values import Finding, Refused, Severity

T = TypeVar("T")
HIDDEN = frozenset({"case.not_found"})


def day_in(text: str) -> date | None:
    """Return the day written in ``text``, None when it is empty or no day."""
    try:
        return parse_day(text) if text.strip() else None
    except Refused:
        return None


def sentences(findings: tuple[Finding, ...]) -> list[str]:
    """Return what is wrong and how to mend it, a sentence each."""
    return [f"{said(one.message)} {said(one.cure)}" for one in findings]


def wrong_among(findings: Iterable[Finding]) -> list[Finding]:
    """Return those that stop the work."""
    return [one for one in findings if one.severity is Severity.ERROR]


def tell_notes(request: HttpRequest, findings: Iterable[Finding]) -> None:
    """Say how what was typed was read, where that was not plain: converted, rounded."""
    for one in findings:
        if one.severity is not Severity.ERROR:
            messages.info(request, said(one.message))


def tell_refused(request: HttpRequest, refused: Refused) -> None:
    """Say why something was refused.

    Raises:
        Http404: when there is nothing of the kind for this viewer.
    """
    if any(one.code in HIDDEN for one in refused.findings):
        raise Http404 from refused
    for sentence in sentences(refused.findings):
        messages.error(request, sentence)


def tried(request: HttpRequest, act: Callable[[], T], done: str) -> T | None:
    """Do ``act`` and say ``done``; when it is refused, say why and return None.

    Raises:
        Http404: when there is nothing of the kind for this viewer.
    """
    try:
        result = act()
    except Refused as refused:
        tell_refused(request, refused)
        return None
    if done:
        messages.success(request, done)
    return result
