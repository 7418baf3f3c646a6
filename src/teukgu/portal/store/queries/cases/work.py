"""What waits for a viewer: tasks of the parties that their posts act as, earliest lapse first."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F, Q, QuerySet

from teukgu.portal.access import PostHeld, Viewer
from teukgu.portal.store.models import CaseTask
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
            mine |= _of_post(post)
    return CaseTask.objects.filter(mine)


def _of_post(post: PostHeld) -> Q:
    waiting = Q(organisation=post.organisation)
    parties = BY_KIND.get(post.kind, ())
    if parties:
        waiting |= Q(organisation=None, account=None, party__in=parties, case__programme=post.programme)
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
    counts = _counts(mine, today)
    rows = _asked(mine, asked, today)
    total = rows.count()
    pages = max(1, -(-total // PAGE_SIZE))
    ordered = rows.order_by(F("due").asc(nulls_last=True), "-ready", "case_id", "pk")
    start = (page - 1) * PAGE_SIZE
    shown = ordered.select_related("case", "case__now", "organisation")[start : start + PAGE_SIZE]
    acts = mine.order_by("act").values_list("act", flat=True).distinct()
    return WorkPage(tuple(shown), total, counts, tuple(acts), page, pages)


def _asked(mine: QuerySet[CaseTask], asked: WorkFilter, today: date) -> QuerySet[CaseTask]:
    rows = mine.filter(time_filter(asked.when, today))
    if asked.act:
        rows = rows.filter(act=asked.act)
    if asked.procedure:
        rows = rows.filter(case__procedure=asked.procedure)
    if asked.ready:
        rows = rows.filter(ready=True)
    return rows.filter(provisional=True) if asked.provisional else rows


def _counts(mine: QuerySet[CaseTask], today: date) -> dict[str, int]:
    named = {f"tasks_{when}": Count("pk", filter=time_filter(when, today)) for when in WHEN}
    found = mine.aggregate(**named)
    return {when: found[f"tasks_{when}"] for when in WHEN}
