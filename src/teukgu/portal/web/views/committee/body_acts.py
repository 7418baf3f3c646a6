"""From a form to an act on members, rules and conflicts of a body."""

from collections.abc import Callable, Mapping

from django.http import QueryDict

from teukgu.portal import clock
from teukgu.portal import rules as portal_rules
from teukgu.portal.access import Viewer
from teukgu.portal.services.meetings.bodies import enter_own_rule
from teukgu.portal.services.meetings.conflicts import declare_fact, withdraw_fact
from teukgu.portal.services.meetings.known import Hidden
from teukgu.portal.services.meetings.members import appoint, dismiss, elect_vice_chair, leave_office, renew
from teukgu.portal.store.models import Body
from teukgu.portal.web.views.committee.asked import day, needed_day, number, once_of, text
from teukgu.rulebook.parameter import Plain, ValueType

BodyAct = Callable[[Viewer, Body, QueryDict], object]


def _appoint(viewer: Viewer, body: Body, given: QueryDict) -> object:
    return appoint(
        viewer,
        body.key,
        seat=text(given, "seat"),
        account=number(given, "account"),
        name=text(given, "name"),
        title=text(given, "title"),
        official="official" in given,
        since=needed_day(given, "since"),
        once=once_of(given),
        now=clock.now(),
    )


def _renew(viewer: Viewer, body: Body, given: QueryDict) -> object:
    return renew(viewer, body.key, _member(given), once=once_of(given), now=clock.now())


def _dismiss(viewer: Viewer, body: Body, given: QueryDict) -> object:
    ground, reason, on = text(given, "ground"), text(given, "reason"), needed_day(given, "on")
    more = {"once": once_of(given), "now": clock.now()}
    return dismiss(viewer, body.key, _member(given), ground=ground, reason=reason, on=on, **more)  # type: ignore[arg-type]


def _leave(viewer: Viewer, body: Body, given: QueryDict) -> object:
    reason, on = text(given, "reason"), needed_day(given, "on")
    return leave_office(viewer, body.key, _member(given), reason=reason, on=on, once=once_of(given), now=clock.now())


def _elect(viewer: Viewer, body: Body, given: QueryDict) -> object:
    return elect_vice_chair(
        viewer,
        body.key,
        _member(given),
        votes=number(given, "votes") or 0,
        voters=number(given, "voters") or 0,
        on=needed_day(given, "on"),
        once=once_of(given),
        now=clock.now(),
    )


def _rule(viewer: Viewer, body: Body, given: QueryDict) -> object:
    parameter = text(given, "parameter")
    return enter_own_rule(
        viewer,
        body.key,
        parameter=parameter,
        value=_value(parameter, text(given, "value")),
        title=text(given, "title"),
        number=text(given, "number"),
        valid_from=needed_day(given, "valid_from"),
        valid_to=day(given, "valid_to"),
        once=once_of(given),
        now=clock.now(),
    )


def _value(parameter: str, written: str) -> Plain:
    """Return what was written as a value of the parameter's type; what does not fit stays text and is refused."""
    known = portal_rules.programme().rulebook.by_name.get(parameter)
    if known is not None and known.type is ValueType.LIST:
        return [code.strip() for code in written.split(",") if code.strip()]
    if known is not None and known.type is ValueType.WHOLE and written.isdecimal():
        return int(written)
    return written


def _declare(viewer: Viewer, body: Body, given: QueryDict) -> object:
    return declare_fact(
        viewer,
        body.key,
        account=number(given, "account") or int(viewer.account),
        fact=text(given, "fact"),
        organisation=number(given, "organisation"),
        case=text(given, "case"),
        since=day(given, "since"),
        until=day(given, "until"),
        known_on=day(given, "known_on") or clock.today(),
        note=text(given, "note"),
        private_interest="private_interest" in given,
        once=once_of(given),
        now=clock.now(),
        today=clock.today(),
    )


def _withdraw(viewer: Viewer, body: Body, given: QueryDict) -> object:
    fact = number(given, "fact_id")
    if fact is None:
        raise Hidden
    note = text(given, "note")
    return withdraw_fact(viewer, body.key, fact, note=note, once=once_of(given), now=clock.now(), today=clock.today())


def _member(given: QueryDict) -> int:
    found = number(given, "membership")
    if found is None:
        raise Hidden
    return found


ACTS: Mapping[str, BodyAct] = {
    "appoint": _appoint,
    "renew": _renew,
    "dismiss": _dismiss,
    "leave": _leave,
    "elect": _elect,
    "rule": _rule,
    "declare": _declare,
    "withdraw": _withdraw,
}
