"""Reading forms: days that may be empty, refusals in the words of the page."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from django.contrib import messages
from django.http import Http404, HttpRequest

from teukgu.portal.web.presenting.words import said
from teukgu.rulebook.deadlines import parse_day
from teukgu.values import Finding, Refused

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


def tried(request: HttpRequest, act: Callable[[], T], done: str) -> T | None:
    """Do ``act`` and say ``done``; when it is refused, say why and return None.

    Raises:
        Http404: when there is nothing of the kind for this viewer.
    """
    try:
        result = act()
    except Refused as refused:
        if any(one.code in HIDDEN for one in refused.findings):
            raise Http404 from refused
        for sentence in sentences(refused.findings):
            messages.error(request, sentence)
        return None
    if done:
        messages.success(request, done)
    return result
