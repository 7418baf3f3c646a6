"""What waits for a viewer: tasks of the parties that their posts act as, earliest lapse first."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from teukgu.portal.access import PostHeld, Viewer
from teukgu.portal.access_cases import COMMITTEE_KINDS
from teukgu.portal.store.models import CaseBar, CaseTask
from teukgu.procedures.party import Party

PAGE_SIZE = 30
SOON_DAYS = 7
BY_KIND = {
    "ministry": (Party.MINISTER.value, Party.OFFICE.value),
    "committee": (Party.COMMITTEE.value,),
    "working_committee": (Party.WORKING_COMMITTEE.value,),
}
"""Parties that wait for whoever acts as them in the programme: tasks without an organisation of their own."""

WHEN = ("overdue", "today", "soon", "later", "stopped", "none")


@dataclass(frozen=True, slots=True)
class WorkFilter:
    """What is asked for: a time (`WHEN`), an act, only what is ready, only provisional clocks, words."""

    when: str = ""
    act: str = ""
    ready: bool = False
    provisional: bool = False
    procedure: str = ""


@dataclass(frozen=True, slots=True)
class WorkPage:
    """A page of tasks, and how many there are by time."""

    tasks: tuple[CaseTask, ...]
    total: int
    counts: dict[str, int]
    acts: tuple[str, ...]
    page: int
    pages: int


def tasks_of(viewer: Viewer) -> QuerySet[CaseTask]:
    """Return the tasks that wait for the viewer's posts, own and stood in for, and for the person."""
    if viewer.is_public:
        return CaseTask.objects.none()
    mine = Q(account=int(viewer.account))
    for post in viewer.posts:
        if post.acts:
            mine |= _of_post(post, viewer.account)
    return CaseTask.objects.filter(mine)


def _of_post(post: PostHeld, account: str) -> Q:
    waiting = Q(organisation=post.organisation)
    parties = BY_KIND.get(post.kind, ())
    if parties:
        waiting |= Q(programme=post.programme, party__in=parties, organisation=None, account=None)
    if post.kind in COMMITTEE_KINDS:
        # who is excluded from a matter is not told that it waits
        barred = CaseBar.objects.filter(account=int(account), lifted_at=None)
        waiting &= ~Q(case__in=barred.values("case"))
    return waiting


def time_filter(when: str, today: date) -> Q:
    """Return what "overdue", "today", "soon", "later", "stopped" and "none" mean for a task."""
    soon = today + timedelta(days=SOON_DAYS)
    return {
        "overdue": Q(due__lt=today),
        "today": Q(due=today),
        "soon": Q(due__gt=today, due__lte=soon),
        "later": Q(due__gt=soon),
        "stopped": Q(stopped=True),
        "none": Q(due=None, stopped=False),
    }.get(when, Q())


def my_work(viewer: Viewer, asked: WorkFilter, *, today: date, page: int = 1) -> WorkPage:
    """Return a page of what waits for the viewer, earliest lapse first, what has no last day behind."""
    mine = tasks_of(viewer)
    counts, acts = _counts(mine, today)
    rows = _asked(mine, asked, today)
    total = sum(counts.values()) if asked == WorkFilter() else rows.count()
    pages = max(1, -(-total // PAGE_SIZE))
    start = (page - 1) * PAGE_SIZE
    # the order is found on narrow rows; only those of the page are read whole
    ids = rows.order_by(F("due").asc(nulls_last=True), "-ready", "case_id", "pk").values_list("pk", flat=True)
    shown = list(ids[start : start + PAGE_SIZE])
    found = CaseTask.objects.select_related("case", "case__now", "organisation").in_bulk(shown)
    return WorkPage(tuple(found[pk] for pk in shown), total, counts, acts, page, pages)


def _asked(mine: QuerySet[CaseTask], asked: WorkFilter, today: date) -> QuerySet[CaseTask]:
    rows = mine.filter(time_filter(asked.when, today))
    if asked.act:
        rows = rows.filter(act=asked.act)
    if asked.procedure:
        rows = rows.filter(case__procedure=asked.procedure)
    if asked.ready:
        rows = rows.filter(ready=True)
    return rows.filter(provisional=True) if asked.provisional else rows


def _counts(mine: QuerySet[CaseTask], today: date) -> tuple[dict[str, int], tuple[str, ...]]:
    """Return how many tasks there are by time, and which acts they are: one look at all of them."""
    named = {f"tasks_{when}": Count("pk", filter=time_filter(when, today)) for when in WHEN}
    rows: list[dict[str, Any]] = list(mine.order_by("act").values("act").annotate(**named))  # type: ignore[arg-type]
    return {when: sum(row[f"tasks_{when}"] for row in rows) for when in WHEN}, tuple(row["act"] for row in rows)
