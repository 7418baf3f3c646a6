"""The form that calls a meeting: what the rules of today offer."""

from dataclasses import dataclass
from datetime import date, timedelta

from teukgu.portal.services.meetings.known import calendar, rules_of
from teukgu.portal.store.models import Body
from teukgu.portal.web.presenting.committee.body_page import Choice
from teukgu.portal.web.presenting.committee.words import FORMS, word
from teukgu.portal.web.presenting.words import said
from teukgu.procedures.meetings.body import Topic
from teukgu.procedures.meetings.convening import last_notice_day

FARTHEST = 60


@dataclass(frozen=True)
class CallPage:
    """What the form shows: forms, grounds, and the first day for which a notice today is in time."""

    body: Body
    forms: tuple[Choice, ...]
    grounds: tuple[Choice, ...]
    first_day: date | None
    notice_days: int | None


def call_page(body: Body, today: date) -> CallPage:
    """Return what the rules of today offer."""
    rules = rules_of(body, today)
    forms = [*(rules.codes(Topic.FORMS) or ("in_person",))]
    grounds = tuple(
        Choice(code, said(rules.word(Topic.WRITTEN_GROUNDS, code))) for code in rules.codes(Topic.WRITTEN_GROUNDS)
    )
    if grounds:
        forms.append("written")
    return CallPage(
        body=body,
        forms=tuple(Choice(code, word(FORMS, code)) for code in forms),
        grounds=grounds,
        first_day=_first_day(body, today),
        notice_days=rules.whole(Topic.NOTICE_DAYS),
    )


def _first_day(body: Body, today: date) -> date | None:
    """Return the first day of a meeting to which members told today are told in time."""
    for number in range(1, FARTHEST):
        meeting = today + timedelta(days=number)
        last = last_notice_day(rules_of(body, meeting), meeting, calendar())
        if last is None:
            return None
        if last >= today:
            return meeting
    return None
