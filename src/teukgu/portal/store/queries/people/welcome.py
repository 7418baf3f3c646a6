"""What somebody new to a post reads first: what is due soon, with the paper that was filed for it last beside it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from teukgu.portal.access import Viewer
from teukgu.portal.store.models import CaseTask, Handover, OfficialDocument
from teukgu.portal.store.queries.cases.work import tasks_of

DAYS = 90
MOST = 100


@dataclass(frozen=True, slots=True)
class DueTask:
    """A task and the document that the organisation filed last for the same act, in this case or another."""

    task: CaseTask
    filed: OfficialDocument | None


@dataclass(frozen=True, slots=True)
class Welcome:
    """The first page of a newcomer."""

    due: tuple[DueTask, ...]
    more: int
    undated: int
    records: tuple[Handover, ...]


def welcome(viewer: Viewer, today: date) -> Welcome:
    """Return what is due within 90 days (and what is late), the papers filed before, the handover records."""
    mine = tasks_of(viewer)
    soon = mine.filter(due__lte=today + timedelta(days=DAYS), stopped=False)
    rows = list(soon.select_related("case", "case__now", "organisation").order_by("due", "case_id", "pk")[:MOST])
    filed = _filed(viewer, {row.act for row in rows})
    return Welcome(
        due=tuple(DueTask(row, filed.get((row.case_id, row.act)) or filed.get((0, row.act))) for row in rows),
        more=max(soon.count() - MOST, 0),
        undated=mine.filter(Q(due=None) | Q(stopped=True)).count(),
        records=tuple(_records(viewer)),
    )


def _filed(viewer: Viewer, acts: set[str]) -> dict[tuple[int, str], OfficialDocument]:
    """Return the latest document by case and act, and (under case 0) by act alone."""
    mine = {post.organisation for post in viewer.posts}
    rows = OfficialDocument.objects.filter(event__act__in=acts, sender__in=mine).select_related("event", "case")
    found: dict[tuple[int, str], OfficialDocument] = {}
    for row in rows.exclude(sent_on=None).order_by("sent_on", "pk"):
        found[row.case_id, row.event.act] = row
        found[0, row.event.act] = row
    return found


def _records(viewer: Viewer) -> list[Handover]:
    posts = {post.post for post in viewer.posts}
    rows = Handover.objects.filter(Q(taker=int(viewer.account)) | Q(post__in=posts))
    return list(rows.select_related("post__organisation", "giver").order_by("-day")[:10])
