"""Scenarios of the policy lab."""

from django.db.models import Max, QuerySet

from teukgu.portal.access import Viewer
from teukgu.portal.access_lab import lab_programmes
from teukgu.portal.store.models import LabScenario


def scenarios_of(viewer: Viewer) -> QuerySet[LabScenario]:
    """Return the newest row of each scenario of the viewer's programmes, the newest first."""
    rows = LabScenario.objects.filter(programme__in=lab_programmes(viewer))
    newest = rows.values("programme", "round", "name").annotate(newest=Max("pk")).values("newest")
    return rows.filter(pk__in=newest).select_related("account").order_by("-kept_at", "-pk")


def scenario_of(viewer: Viewer, pk: str) -> LabScenario | None:
    """Return one scenario of the viewer's programmes, an older row too, or None."""
    if not (pk.isascii() and pk.isdigit() and len(pk) < 12):
        return None
    return LabScenario.objects.filter(programme__in=lab_programmes(viewer), pk=int(pk)).first()
