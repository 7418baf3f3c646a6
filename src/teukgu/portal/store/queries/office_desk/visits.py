"""Visits: those of a desk, and what of them is addressed to a municipality."""

from dataclasses import dataclass

from django.db.models import QuerySet

from teukgu.portal.access import Viewer
from teukgu.portal.store.models import Organisation, Visit, VisitFinding
from teukgu.portal.store.queries.office_desk.desks import Desk, desks_of, zones_of_desk, zones_of_municipality


def visits_of(desk: Desk) -> QuerySet[Visit]:
    """Return the visits that the desk wrote down in its territory, newest first."""
    rows = Visit.objects.filter(organisation=desk.organisation, zone__in=zones_of_desk(desk).values("pk"))
    found = rows.select_related("zone__now", "organisation", "account", "post", "corrected_by", "corrects")
    return found.order_by("-visited_on", "-pk")


@dataclass(frozen=True, slots=True)
class HeldVisit:
    """A visit and the desk at which the viewer sees it."""

    desk: Desk
    visit: Visit


def visit_for(viewer: Viewer, pk: int) -> HeldVisit | None:
    """Return the visit of one of the viewer's desks; None when there is none, or another desk's."""
    for desk in desks_of(viewer):
        found = visits_of(desk).filter(pk=pk).first()
        if found is not None:
            return HeldVisit(desk, found)
    return None


def standing_visits(desk: Desk, zone: str) -> list[Visit]:
    """Return the visits of a zone that stand (the corrected ones are behind them), newest first."""
    return list(visits_of(desk).filter(zone=zone, corrected_by=None).prefetch_related("findings__turns", "photos"))


def addressed_findings(viewer: Viewer) -> QuerySet[VisitFinding]:
    """Return the findings that are addressed to the viewer's municipalities, of visits that stand, newest first."""
    rows = VisitFinding.objects.filter(
        addressed=True, visit__corrected_by=None, visit__zone__in=zones_of_municipality(viewer).values("pk")
    )
    found = rows.select_related("visit__zone__now", "visit__organisation").prefetch_related("turns__organisation")
    return found.order_by("-visit__visited_on", "-visit__pk", "number")


def municipalities_of(visit: Visit) -> list[Organisation]:
    """Return the municipalities of the visited zone."""
    regions = visit.zone.now.places.values("region")
    rows = Organisation.objects.filter(programme=visit.programme_id, kind="municipality", region__in=regions)
    return list(rows.order_by("pk"))
