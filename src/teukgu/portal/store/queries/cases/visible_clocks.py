"""The clocks that a viewer may see, as rows: many take part in a case each in a thread of their own (zones of a round).

Says in the database's words what `may_see_event` says of threads; a test compares both.
"""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from teukgu.portal.access import Viewer
from teukgu.portal.store.models import CaseClock
from teukgu.portal.store.queries.visible_cases import own_threads, whole_cases


def visible_clocks(viewer: Viewer, day: date) -> QuerySet[CaseClock]:
    """Return the clocks without a thread, those of the viewer's own threads, and all of the cases seen whole.

    For cases that the viewer sees at all: nothing here says whether they do.
    """
    mine = own_threads(viewer, day).filter(case=OuterRef("case"), key=OuterRef("key"))
    return CaseClock.objects.filter(Q(key="") | Q(case__in=whole_cases(viewer, day).values("pk")) | Exists(mine))
