"""Events as the library reads them."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from teukgu.portal.store.models import Case, CaseEvent
from teukgu.procedures.event import Event
from teukgu.procedures.party import Party


def to_event(row: CaseEvent) -> Event:
    """Return what the row says, as the library's event."""
    return Event(
        act=row.act,
        happened_on=row.happened_on,
        recorded_at=row.recorded_at,
        party=Party(row.party),
        seq=row.seq,
        key=row.key,
        data=row.data,
        actor="" if row.account_id is None else str(row.account_id),
        reason=row.reason,
        override=row.override,
    )


def events_of(case: Case, at: datetime | None = None) -> tuple[Event, ...]:
    """Return the events of ``case`` in the order of their recording; those recorded until ``at`` when it is given."""
    rows = case.events.order_by("seq")
    return tuple(to_event(row) for row in (rows if at is None else rows.filter(recorded_at__lte=at)))


def events_of_cases(cases: Collection[int]) -> dict[int, tuple[Event, ...]]:
    """Return by case its events in the order of their recording. One query."""
    found: dict[int, list[Event]] = defaultdict(list)
    for row in CaseEvent.objects.filter(case__in=cases).order_by("case", "seq"):
        found[row.case_id].append(to_event(row))
    return {case: tuple(found[case]) for case in cases}
