"""What plans must hold, agencies by exemption, the calendar and the election days: read once in each process."""

from collections.abc import Mapping
from functools import cache

from teukgu.loading.calendar import load_calendar
from teukgu.loading.elections import load_elections
from teukgu.loading.exemption_agencies import load_exemption_agencies
from teukgu.loading.plan_contents import load_plan_contents
from teukgu.portal.rules import programme
from teukgu.procedures.plan_contents import PlanContents
from teukgu.procedures.planner import Election
from teukgu.rulebook.calendar import KoreanCalendar


@cache
def plan_contents() -> PlanContents:
    """Return the required contents of plans."""
    return load_plan_contents(programme().folder)


@cache
def elections() -> tuple[Election, ...]:
    """Return the election days that are known."""
    return load_elections(programme().folder)


@cache
def calendar() -> KoreanCalendar:
    """Return the Korean calendar."""
    return load_calendar(programme().folder)


@cache
def exemption_agencies() -> Mapping[str, tuple[str, ...]]:
    """Return the agencies that answer for each exemption, the likeliest first."""
    return load_exemption_agencies(programme().folder, {one.id for one in programme().exemptions})
