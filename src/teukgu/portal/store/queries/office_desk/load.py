"""How loaded each office is, for the head office: numbers and due dates, never findings and never persons."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from teukgu.portal.store.models import Organisation, OrganisationKind
from teukgu.portal.store.queries.office_desk.desks import acting_posts, looked_after, zones_in
from teukgu.portal.store.queries.office_desk.due import checked_zones, due_of, period_of
from teukgu.portal.store.queries.people.territory import holds_on, territory_of


@dataclass(frozen=True, slots=True)
class OfficeLoad:
    """An office in numbers; ``checked`` of ``zones`` had their progress check in this part of the year."""

    organisation: Organisation
    zones: int
    unassigned: int
    uncovered: int
    posts: int
    soon: int
    late: int
    checked: int
    next_due: date | None


def loads(programmes: Iterable[str], today: date, checks: int) -> list[OfficeLoad]:
    """Return the load of every office of the programmes, the one with most that is late first."""
    rows = Organisation.objects.filter(holds_on(today), programme__in=programmes, kind=OrganisationKind.OFFICE)
    found = [load_of(one, today, checks) for one in rows.order_by("pk")]
    return sorted(found, key=lambda one: (-one.late, -one.soon, one.organisation.pk))


def load_of(organisation: Organisation, today: date, checks: int) -> OfficeLoad:
    """Return the load of one office."""
    zones = list(zones_in(organisation.programme_id, territory_of(organisation, today)))
    ids = [one.pk for one in zones]
    looked = looked_after(organisation, ids, today)
    due = due_of(organisation.pk, zones, today, checks)
    start, end = period_of(today, checks)
    return OfficeLoad(
        organisation=organisation,
        zones=len(zones),
        unassigned=len(zones) - len(looked),
        uncovered=sum(one.is_vacant for one in looked.values()),
        posts=len(acting_posts(organisation, today)),
        soon=sum(one.is_soon(today) for one in due),
        late=sum(one.is_late(today) for one in due),
        checked=len(checked_zones(organisation.pk, ids, start, end)),
        next_due=min((one.due for one in due if not one.is_late(today)), default=None),
    )
