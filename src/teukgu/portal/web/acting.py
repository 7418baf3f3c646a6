"""Who is behind a request."""

from typing import cast

from django.http import HttpRequest

from teukgu.portal import clock
from teukgu.portal.access import ANONYMOUS, Viewer
from teukgu.portal.store.queries.people import viewer_of_account

KEPT = "_teukgu_viewer"


def viewer_of(request: HttpRequest) -> Viewer:
    """Return the viewer of the request, asked for once; without a session it is the public."""
    found = getattr(request, KEPT, None)
    if found is None:
        user = getattr(request, "user", None)
        signed_in = user is not None and user.is_authenticated
        found = viewer_of_account(cast(int, user.pk), clock.today()) if user and signed_in else ANONYMOUS
        setattr(request, KEPT, found)
    return cast(Viewer, found)
