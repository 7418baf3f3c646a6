"""What the conditions of a round's acts ask besides its events."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from teukgu.portal.access_cases import ROUND
from teukgu.portal.store.models import Case
from teukgu.portal.store.queries.cases.known import tells_facts
from teukgu.portal.store.queries.round_case.standing import standing_of
from teukgu.procedures.state import CaseState


@tells_facts
def round_facts(case: Case, state: CaseState, today: date) -> Mapping[str, Any]:
    """Return the zones that the round judges, by the list that stands."""
    if case.procedure != ROUND:
        return {}
    population = standing_of(case, state).population
    if population is None:
        return {}
    rows = population.members.filter(in_round=True).order_by("zone")
    return {"zones_judged": tuple(rows.values_list("zone", flat=True))}
