"""Finds minutes by their words, among the meetings that the viewer may read."""

from dataclasses import dataclass
from datetime import date

from teukgu.portal.access import Viewer, programmes_of
from teukgu.portal.services.meetings.known import Hidden, meeting_for
from teukgu.portal.store.hangul import search_key, search_terms
from teukgu.portal.store.models import CaseBar, Meeting, Minutes

MOST_READ = 500
MOST_FOUND = 20


@dataclass(frozen=True, slots=True)
class FoundMinutes:
    """A meeting whose minutes match."""

    meeting: Meeting


def find_minutes(viewer: Viewer, query: str, *, today: date) -> tuple[FoundMinutes, ...]:
    """Return the meetings whose latest minutes hold every word of ``query``, the newest first.

    Nothing is found in a meeting that dealt with a case from which the viewer is kept away.
    """
    terms = search_terms(query)
    if not terms or not viewer.is_staff:
        return ()
    barred = CaseBar.objects.filter(account=int(viewer.account), lifted_at=None).values("case")
    rows = Minutes.objects.filter(meeting__body__programme__in=programmes_of(viewer))
    rows = rows.exclude(meeting__items__case__in=barred).select_related("meeting__body__organisation")
    latest: dict[int, Minutes] = {}
    for row in rows.order_by("-meeting__starts_at", "-version")[:MOST_READ]:
        latest.setdefault(row.meeting_id, row)
    matching = (row.meeting for row in latest.values() if _matches(row, terms))
    found = [FoundMinutes(meeting) for meeting in matching if _may_read(viewer, meeting, today)]
    return tuple(found[:MOST_FOUND])


def _matches(row: Minutes, terms: tuple[str, ...]) -> bool:
    texts = (row.meeting.purpose, row.meeting.body.organisation.name_ko, *map(str, row.content.values()))
    key = search_key(*texts)
    return all(term in key for term in terms)


def _may_read(viewer: Viewer, meeting: Meeting, today: date) -> bool:
    try:
        meeting_for(viewer, meeting.pk, today)
    except Hidden:
        return False
    return True
