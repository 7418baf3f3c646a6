"""The situation of a case: its fold, the rules that bind it, the calendar, and what the portal knows besides."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from teukgu.portal.store.models import Case
from teukgu.portal.store.queries.cases.events import events_of, events_of_cases
from teukgu.portal.store.queries.cases.known import known_facts
from teukgu.portal.store.queries.cases.rules import calendar_of, rules_of
from teukgu.procedures.definition import Procedure
from teukgu.procedures.event import Event
from teukgu.procedures.fold import fold
from teukgu.procedures.legal_day import standing
from teukgu.procedures.registry import PROCEDURES
from teukgu.procedures.state import CaseState, Situation


def procedure_of(case: Case) -> Procedure:
    """Return the procedure that the case follows."""
    return PROCEDURES[case.procedure]


def situation_of(case: Case, *, today: date, now: datetime, at: datetime | None = None) -> Situation:
    """Return where ``case`` stands today, or as it had been recorded until ``at``."""
    return situation_after(case, events_of(case, at), today=today, now=now)


def states_of(cases: Collection[Case]) -> dict[int, CaseState]:
    """Return by case what its events say, for lists that need nothing else of its situation. One query."""
    events = events_of_cases([one.pk for one in cases])
    return {one.pk: fold(procedure_of(one), events[one.pk]) for one in cases}


def situation_after(case: Case, events: Sequence[Event], *, today: date, now: datetime) -> Situation:
    """Return where ``case`` stands after ``events``."""
    state = fold(procedure_of(case), events)
    rulebook = rules_of(case.programme_id).rulebook
    rules = rulebook.on(rules_day(case, events), scenario=case.scenario or None)
    calendar = calendar_of(case.programme_id)
    return Situation(state, rules, calendar, today, now, known_facts(case, state, today), rulebook)


def rules_day(case: Case, events: Sequence[Event]) -> date:
    """Return the day whose rules bind the case: its application's legal day, until then that of its last event.

    An application made anew after the one before it was returned is bound by the rules of its own day.
    """
    procedure = procedure_of(case)
    left = standing(procedure, events)
    applied = next((event for event in reversed(left) if event.act == procedure.applied_by), None)
    if applied is not None:
        return applied.happened_on
    return max((event.happened_on for event in left), default=case.opened_on)
