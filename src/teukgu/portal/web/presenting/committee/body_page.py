"""A body and its members on a day."""

from dataclasses import dataclass
from datetime import date, timedelta

from teukgu.portal.access import Viewer
from teukgu.portal.services.meetings.known import manages, members_on, own_membership, rules_of
from teukgu.portal.store.models import Account, Body, Meeting, Membership, OperatingRule
from teukgu.portal.store.queries.meetings.members import as_member, memberships
from teukgu.portal.web.presenting.committee.words import ENDS, FORMS, KINDS, word
from teukgu.portal.web.presenting.words import said
from teukgu.procedures.meetings.body import SeatKind, Topic
from teukgu.procedures.meetings.members import vice_chair_elected
from teukgu.procedures.meetings.rules import BodyRules, seats_on

SOON = timedelta(days=90)
"""Terms that end within so many days are marked: a reappointment takes about that long."""


@dataclass(frozen=True, slots=True)
class Seated:
    """A seat and who sits in it; an empty one has no ``pk``."""

    seat: str
    kind: str
    name: str = ""
    title: str = ""
    since: date | None = None
    until: date | None = None
    renewals: int = 0
    ends_soon: bool = False
    vice_chair: bool = False
    pk: int | None = None
    appointed: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen in a form."""

    value: str
    name: str


@dataclass(frozen=True)
class BodyPage:
    """What the page of a body shows."""

    body: Body
    name: str
    day: date
    seats: tuple[Seated, ...]
    appointed: tuple[Seated, ...]
    in_office: int
    most: int | None
    appointed_most: int | None
    vacant: int
    unsettled: tuple[str, ...]
    own_rules: tuple[OperatingRule, ...]
    meetings: tuple[tuple[Meeting, str], ...]
    former: tuple[tuple[Membership, str], ...]
    manages: bool
    me: Membership | None
    elects: bool
    note: str
    empty_seats: tuple[Choice, ...]
    people: tuple[Choice, ...]
    grounds: tuple[Choice, ...]
    rule_choices: tuple[Choice, ...]


def body_page(viewer: Viewer, body: Body, day: date) -> BodyPage:
    """Return the body as it stands on ``day``."""
    rules = rules_of(body, day)
    rows = {row.pk: row for row in memberships(body)}
    office = members_on(body, rules)
    elected = vice_chair_elected(office, day)
    by_seat = {member.seat: rows[int(member.id)] for member in office if member.kind is not SeatKind.APPOINTED}
    seats = tuple(_seat(said(seat.name), seat.kind, by_seat.get(seat.id)) for seat in seats_on(rules))
    appointed = tuple(
        _appointed(rows[int(member.id)], day, is_vice_chair=member == elected)
        for member in office
        if member.kind is SeatKind.APPOINTED
    )
    empty = tuple(Choice(seat.id, said(seat.name)) for seat in seats_on(rules) if seat.id not in by_seat)
    return BodyPage(
        body=body,
        name=said(rules.body.name),
        day=day,
        seats=seats,
        appointed=appointed,
        in_office=len(office),
        most=rules.whole(Topic.SEATS_MAX),
        appointed_most=rules.whole(Topic.APPOINTED_MAX),
        vacant=len(empty),
        unsettled=unsettled(rules),
        own_rules=tuple(OperatingRule.objects.filter(body=body).order_by("-valid_from", "-pk")),
        meetings=tuple((row, word(FORMS, row.form)) for row in Meeting.objects.filter(body=body)[:30]),
        former=tuple((row, _how_ended(row)) for row in rows.values() if _is_over(row, day)),
        manages=manages(viewer, body),
        me=own_membership(viewer, body, day),
        elects=rules.body.elects,
        note=said(rules.body.note) if rules.body.note else "",
        empty_seats=(*empty, *((Choice("appointed", said(rules.body.appointed)),) if rules.body.appointed else ())),
        people=_people(body),
        grounds=_choices(rules, Topic.DISMISSAL_GROUNDS),
        rule_choices=_rule_choices(rules),
    )


def _seat(name: str, kind: SeatKind, row: Membership | None) -> Seated:
    shown = word(KINDS, kind.value)
    if row is None:
        return Seated(name, shown)
    return Seated(name, shown, row.account.name, row.title, row.valid_from, pk=row.pk)


def _appointed(row: Membership, day: date, *, is_vice_chair: bool) -> Seated:
    until = as_member(row).until
    return Seated(
        seat=word(KINDS, row.kind),
        kind=row.kind,
        name=row.account.name,
        title=row.title,
        since=row.valid_from,
        until=until,
        renewals=row.renewals,
        ends_soon=until is not None and until - day <= SOON,
        vice_chair=is_vice_chair,
        pk=row.pk,
        appointed=True,
    )


def unsettled(rules: BodyRules) -> tuple[str, ...]:
    """Return the matters that neither law nor an own rule settles."""
    names = [rules.body.rules[topic] for topic in Topic if rules.is_unknown(topic)]
    return tuple(said(rules.rules.parameter(name).name) for name in names)


def _is_over(row: Membership, day: date) -> bool:
    until = as_member(row).until
    return until is not None and until <= day


def _how_ended(row: Membership) -> str:
    return word(ENDS, row.ended.kind) if hasattr(row, "ended") else ""


def _people(body: Body) -> tuple[Choice, ...]:
    """Return the accounts that could sit here: those that hold a post of the body's organisation."""
    found = Account.objects.filter(holdings__post__organisation=body.organisation_id, is_active=True).distinct()
    return tuple(Choice(str(one.pk), one.name) for one in found.order_by("name", "pk"))


def _choices(rules: BodyRules, topic: Topic) -> tuple[Choice, ...]:
    return tuple(Choice(code, said(rules.word(topic, code))) for code in rules.codes(topic))


def _rule_choices(rules: BodyRules) -> tuple[Choice, ...]:
    """Return what the body may settle for itself, with the values it may take."""
    found = []
    for topic in sorted(rules.body.own_rules):
        parameter = rules.rules.parameter(rules.body.rules[topic])
        values = ", ".join(parameter.options) or parameter.type.value
        found.append(Choice(parameter.id, f"{said(parameter.name)} ({values})"))
    return tuple(found)
