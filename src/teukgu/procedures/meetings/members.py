"""Who is a member on a day: seats by office and appointments, terms and renewals, who is chair."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date

from teukgu.procedures.meetings import refusals
from teukgu.procedures.meetings.body import Seat, SeatKind, Topic
from teukgu.procedures.meetings.rules import BodyRules, seats_on
from teukgu.values import Finding

LEAP_DAY = (2, 29)


@dataclass(frozen=True, slots=True)
class Member:
    """A person in a seat: from ``since`` (in) to ``until`` (out; None: by office, without term).

    ``vice_chair_since`` is the day the appointed members elected them.
    """

    id: str
    person: str
    seat: str
    kind: SeatKind
    since: date
    until: date | None = None
    renewals: int = 0
    vice_chair_since: date | None = None

    def holds_on(self, day: date) -> bool:
        """Say whether the membership runs on ``day``."""
        return self.since <= day and (self.until is None or day < self.until)


def years_later(day: date, years: int) -> date:
    """Return the same day ``years`` later; 29 February becomes 1 March where there is none, the last day stays it."""
    if day.year + years > MAXYEAR:
        return date.max
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def term_end(rules: BodyRules, start: date) -> date | None:
    """Return the first day after the term that starts on ``start``; None when the body knows no term."""
    years = rules.whole(Topic.TERM_YEARS)
    return None if years is None else years_later(start, years)


def in_office(rules: BodyRules, members: Iterable[Member]) -> tuple[Member, ...]:
    """Return the members in office on the day of ``rules`` (재적위원): a seat that is gone has no member."""
    seats = {seat.id for seat in seats_on(rules)}
    return tuple(
        member
        for member in members
        if member.holds_on(rules.day) and (member.kind is SeatKind.APPOINTED or member.seat in seats)
    )


def vacancies(rules: BodyRules, members: Iterable[Member]) -> tuple[Seat, ...]:
    """Return the seats by office that nobody fills on the day."""
    taken = {member.seat for member in in_office(rules, members)}
    return tuple(seat for seat in seats_on(rules) if seat.id not in taken)


def appoint_findings(rules: BodyRules, members: Sequence[Member], new: Member) -> tuple[Finding, ...]:
    """Return why ``new`` may not take the seat on the day it starts."""
    others = [member for member in in_office(rules, members) if member.id != new.id]
    found = [refusals.already_member(member.seat) for member in others if member.person == new.person]
    if new.kind is SeatKind.APPOINTED:
        found += _appointed_findings(rules, others)
    else:
        found += _office_findings(rules, others, new)
    most = rules.whole(Topic.SEATS_MAX)
    if most is not None and len(others) + 1 > most:
        found.append(refusals.too_many(most))
    return tuple(found)


def _appointed_findings(rules: BodyRules, others: Sequence[Member]) -> list[Finding]:
    if rules.body.appointed is None:
        return [refusals.no_appointed_seats()]
    most = rules.whole(Topic.APPOINTED_MAX)
    appointed = sum(member.kind is SeatKind.APPOINTED for member in others)
    return [refusals.too_many_appointed(most)] if most is not None and appointed + 1 > most else []


def _office_findings(rules: BodyRules, others: Sequence[Member], new: Member) -> list[Finding]:
    if new.seat not in {seat.id for seat in seats_on(rules)}:
        return [refusals.no_such_seat(new.seat, rules.day)]
    return [refusals.seat_taken(new.seat)] if any(member.seat == new.seat for member in others) else []


def renew_findings(rules: BodyRules, member: Member) -> tuple[Finding, ...]:
    """Return why the appointment may not be renewed: only appointed members, only so often."""
    if member.kind is not SeatKind.APPOINTED or member.until is None:
        return (refusals.no_term_to_renew(),)
    most = rules.whole(Topic.RENEWALS_MAX)
    return (refusals.renewed_enough(most),) if most is not None and member.renewals >= most else ()


def vice_chair_elected(members: Iterable[Member], day: date) -> Member | None:
    """Return the appointed member who was elected vice chair last, among those in office."""
    elected = [member for member in members if member.vice_chair_since is not None and member.vice_chair_since <= day]
    return max(elected, key=lambda member: (member.vice_chair_since or day, member.id), default=None)


def chair_of(rules: BodyRules, members: Iterable[Member], present: frozenset[str]) -> tuple[Member | None, str]:
    """Return who presides and as what ("chair", or the seat in the acting order): the first who is there.

    ``present`` are the ids of those who are there and not kept away. A member named by the chair is the business of
    whoever records it: nobody is chosen here.
    """
    there = [member for member in in_office(rules, members) if member.id in present]
    chairs = [member for member in there if member.kind is SeatKind.CHAIR]
    if chairs:
        return chairs[0], "chair"
    elected = vice_chair_elected(there, rules.day)
    for place in rules.codes(Topic.ACTING_ORDER):
        acting = elected if place == "elected_vice_chair" else _in_seat(there, place)
        if acting is not None:
            return acting, place
    return None, ""


def _in_seat(members: Iterable[Member], seat: str) -> Member | None:
    return next((member for member in members if member.seat == seat), None)
