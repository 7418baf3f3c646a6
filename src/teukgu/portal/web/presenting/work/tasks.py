"""My work in words: what, why me, until when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teukgu.portal.access import PostHeld, Viewer
from teukgu.portal.store.models import CaseTask, Organisation
from teukgu.portal.store.queries.cases.work import BY_KIND
from teukgu.portal.web.presenting.cases.names import (
    act_name,
    clock_name,
    days_left,
    key_text,
    party_name,
    stage_name,
    urgency,
)
from teukgu.portal.web.presenting.cases.titles import case_title
from teukgu.portal.web.presenting.korean import day_text

TIMES: Mapping[str, object] = {
    "overdue": gettext_lazy("기한 지남"),
    "today": gettext_lazy("오늘까지"),
    "soon": gettext_lazy("7일 안"),
    "later": gettext_lazy("그 뒤"),
    "stopped": gettext_lazy("기한 멈춤"),
    "none": gettext_lazy("기한 없음"),
}


@dataclass(frozen=True, slots=True)
class ShownWork:
    """A task: its act, case, last day, and why it waits for the viewer."""

    number: str
    title: str
    stage: str
    act: str
    name: str
    key: str
    party: str
    about: str
    due: str
    left: str
    badge: str
    clock: str
    why: str
    deputy: bool
    ready: bool
    provisional: bool
    stopped: bool


def shown_work(
    task: CaseTask, viewer: Viewer, posts: Mapping[int, str], today: date, organisations: Mapping[str, Organisation]
) -> ShownWork:
    """Return a task in words."""
    case = task.case
    post = post_of(task, viewer)
    return ShownWork(
        number=case.number,
        title=case_title(case.title),
        stage=stage_name(case.procedure, case.now.stage),
        act=task.act,
        name=act_name(case.procedure, task.act),
        key=task.key,
        party=task.party,
        about=key_text(task.key, organisations) if task.key else "",
        due=day_text(task.due, weekday=True) if task.due else "",
        left=days_left(task.due, today) if task.due else "",
        badge=urgency(task.due, today),
        clock=clock_name(case.procedure, task.clock) if task.clock else "",
        why=why(task, post, posts),
        deputy=bool(post and post.deputy),
        ready=task.ready,
        provisional=task.provisional,
        stopped=task.stopped,
    )


def post_of(task: CaseTask, viewer: Viewer) -> PostHeld | None:
    """Return the post for which the task waits, one's own before one that is stood in for."""
    fitting = [post for post in viewer.posts if post.acts and _fits(task, post)]
    return min(fitting, key=lambda post: post.deputy, default=None)


def _fits(task: CaseTask, post: PostHeld) -> bool:
    if task.organisation_id is not None:
        return task.organisation_id == post.organisation
    return task.account_id is None and task.party in BY_KIND.get(post.kind, ())


def why(task: CaseTask, post: PostHeld | None, posts: Mapping[int, str]) -> str:
    """Return which post, as which party."""
    if post is None:
        return _("본인의 일 (%(party)s)") % {"party": party_name(task.party)}
    values = {"post": posts.get(post.post, ""), "party": party_name(task.party)}
    if post.deputy:
        return _("업무대행 중인 %(post)s의 일 (%(party)s)") % values
    return _("%(post)s의 일 (%(party)s)") % values
