"""Ends of clocks by day, for the calendar page and the feed."""

from datetime import date

from teukgu.portal.access import Viewer, may_see_event
from teukgu.portal.store.models import CaseClock
from teukgu.portal.store.queries.visible_cases import case_facts, visible_cases

MOST = 1000


def clock_ends(viewer: Viewer, first: date, last: date, *, today: date) -> tuple[CaseClock, ...]:
    """Return the running clocks of visible cases that end from ``first`` to ``last``, in order."""
    rows = CaseClock.objects.filter(
        case__in=visible_cases(viewer, today).values("pk"), ended_on=None, due__gte=first, due__lte=last
    )
    found = list(rows.select_related("case", "case__now").order_by("due", "case_id", "pk")[:MOST])
    keyed = {row.case_id: row.case for row in found if row.key}
    facts = {pk: case_facts(case, today) for pk, case in keyed.items()}
    return tuple(row for row in found if not row.key or may_see_event(viewer, facts[row.case_id], row.party, row.key))
