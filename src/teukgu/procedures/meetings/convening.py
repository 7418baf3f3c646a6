"""Calling a meeting: form, notice to every member in time, and the grounds for a resolution in writing."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from teukgu.procedures.meetings import refusals
from teukgu.procedures.meetings.body import Topic
from teukgu.procedures.meetings.members import Member
from teukgu.procedures.meetings.rules import BodyRules
from teukgu.rulebook.calendar import KoreanCalendar
from teukgu.rulebook.deadlines import CountingRule, count_deadline, deadline_rule
from teukgu.values import Finding

WRITTEN = "written"
"""Notice in writing; also the form of a matter decided in writing."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A member was told: in writing, or by telephone on a ground with its reason."""

    member: str
    medium: str
    sent_on: date
    ground: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """A meeting as called; ``form`` is ``written`` for a matter decided in writing, with its ground and reason."""

    form: str
    day: date
    called_on: date
    purpose: str
    place: str = ""
    ground: str = ""
    reason: str = ""


def last_notice_day(rules: BodyRules, meeting_day: date, calendar: KoreanCalendar) -> date | None:
    """Return the last day of a written notice; None when the body has no such rule."""
    own = rules.own_rule(Topic.NOTICE_DAYS)
    name = rules.body.rules.get(Topic.NOTICE_DAYS)
    if name is None or rules.whole(Topic.NOTICE_DAYS) is None:
        return None
    rule = deadline_rule(rules.rules, name, with_extension=False)
    if own is not None and isinstance(rule, CountingRule) and isinstance(own.value, int):
        rule = replace(rule, amount=own.value)
    return count_deadline(rule, meeting_day, calendar).due


def call_findings(rules: BodyRules, call: Call) -> tuple[Finding, ...]:
    """Return why the meeting cannot be called so."""
    found = [] if call.purpose.strip() else [refusals.no_purpose()]
    if call.day < call.called_on:
        found.append(refusals.in_the_past())
    if call.form == WRITTEN:
        return (*found, *_written_findings(rules, call))
    forms = rules.codes(Topic.FORMS)
    if forms and call.form not in forms:
        found.append(refusals.no_such_form(call.form))
    if call.form == "in_person" and not call.place.strip():
        found.append(refusals.no_place())
    return tuple(found)


def _written_findings(rules: BodyRules, call: Call) -> list[Finding]:
    grounds = rules.codes(Topic.WRITTEN_GROUNDS)
    if not grounds:
        return [refusals.never_in_writing()]
    found = [] if call.ground in grounds else [refusals.no_written_ground()]
    return [*found, *([] if call.reason.strip() else [refusals.no_written_reason()])]


def notice_findings(
    rules: BodyRules, notice: Notice, meeting_day: date, calendar: KoreanCalendar
) -> tuple[Finding, ...]:
    """Return what is wrong with a notice: late in writing, or by telephone without a ground of the law."""
    if notice.sent_on > meeting_day:
        return (refusals.notice_after_meeting(),)
    last = last_notice_day(rules, meeting_day, calendar)
    in_time = last is None or notice.sent_on <= last
    if notice.medium == WRITTEN and in_time:
        return ()
    grounds = rules.codes(Topic.SHORT_NOTICE_GROUNDS)
    if notice.ground in grounds and notice.reason.strip():
        return ()
    return (refusals.late_notice(last) if notice.medium == WRITTEN else refusals.phone_without_ground(),)


def not_told(members: Iterable[Member], notices: Iterable[Notice]) -> tuple[Member, ...]:
    """Return the members in office who were not told at all."""
    told = {notice.member for notice in notices}
    return tuple(member for member in members if member.id not in told)
