"""What several pages of the desk ask for."""

from django.http import Http404, HttpRequest

from teukgu.portal import clock
from teukgu.portal import rules as portal_rules
from teukgu.portal.store.models import ZoneNow
from teukgu.portal.store.queries.office_desk.desks import Desk, desk_of, zones_of_desk
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import child_or_404

CHECKS = "office_progress_checks"


def desk_or_404(request: HttpRequest, key: str, *, acting: bool = False) -> Desk:
    """Return the viewer's desk called ``key``.

    Raises:
        Http404: when there is none for this viewer (or none at which they act, where that is asked).
    """
    found = desk_of(viewer_of(request), key)
    if found is None or (acting and not found.acts):
        raise Http404
    return found


def zone_or_404(desk: Desk, zone: str) -> ZoneNow:
    """Return a zone of the desk.

    Raises:
        Http404: when it is none of them.
    """
    return child_or_404(zones_of_desk(desk), pk=zone)


def checks_a_year() -> int:
    """Return how many progress checks a year has."""
    return portal_rules.programme().rulebook.on(clock.today()).whole(CHECKS)


def whole(text: str) -> int | None:
    """Return a whole number that was sent, None when it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 12 else None
