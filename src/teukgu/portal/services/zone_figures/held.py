"""The zone that a service works on, found for the viewer and held so that two people at once wait for each other."""

from teukgu.portal.access import Viewer
from teukgu.portal.access_figures import may_enter_figures
from teukgu.portal.services.designation.refusals import GONE, not_yours
from teukgu.portal.store.models import Zone
from teukgu.portal.store.queries.zone_figures.zones import ReadZone, find_zone
from teukgu.values import Refused


def zone_for(viewer: Viewer, zone: str) -> ReadZone:
    """Return the zone whose figures the viewer may enter.

    Raises:
        Refused: when there is no such zone for this viewer, or its figures are others' to enter.
    """
    found = find_zone(viewer, zone)
    if found is None:
        raise Refused([GONE])
    if not may_enter_figures(viewer, found.facts):
        raise not_yours()
    return found


def hold(zone: str) -> None:
    """Let whoever else writes figures of this zone wait until the transaction ends."""
    Zone.objects.select_for_update().get(pk=zone)
