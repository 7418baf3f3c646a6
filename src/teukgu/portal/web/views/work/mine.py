"""My work: what waits for me, earliest lapse first."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teukgu.portal import clock
from teukgu.portal.access import Viewer
from teukgu.portal.services.panels.mine import my_panels
from teukgu.portal.store.models import Post
from teukgu.portal.store.queries.cases.named import organisations_in
from teukgu.portal.store.queries.cases.work import my_work
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import signed_in
from teukgu.portal.web.presenting.cases.names import act_name
from teukgu.portal.web.presenting.korean import english
from teukgu.portal.web.presenting.my_panels.home import panel_rows
from teukgu.portal.web.presenting.paging import page_numbers
from teukgu.portal.web.presenting.work.tasks import TIMES, shown_work
from teukgu.portal.web.trail import trail
from teukgu.portal.web.views.cases.new import opens_cases
from teukgu.portal.web.views.work.asked import read_page, read_work
from teukgu.procedures.registry import PROCEDURES


@signed_in
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show what waits for the viewer's posts, with filters by time and act."""
    viewer, today = viewer_of(request), clock.today()
    asked, where = read_work(request), read_page(request)
    found = my_work(viewer, asked, today=today, page=where.page)
    posts, named = post_names(viewer), organisations_in((task.case.programme_id, task.key) for task in found.tasks)
    context = {
        "rows": [shown_work(task, viewer, posts, today, named) for task in found.tasks],
        "found": found,
        "asked": asked,
        "times": [(when, name, found.counts.get(when, 0)) for when, name in TIMES.items()],
        "acts": [(act, _any_name(act)) for act in found.acts],
        "numbers": page_numbers(found.page, found.pages),
        "panels": panel_rows([one for one in my_panels(viewer, now=clock.now(), today=today) if one.waits]),
        "previous_page": found.page - 1,
        "next_page": found.page + 1,
        "posts": _held(viewer, posts),
        "may_open": opens_cases(viewer),
        "today": today,
        "section": "work",
        "trail": trail(_("내 업무")),
    }
    beyond = found.page > found.pages
    return render(request, "work/mine.html", context, status=400 if where.bad else 404 if beyond else 200)


def post_names(viewer: Viewer) -> dict[int, str]:
    """Return the names of the viewer's posts."""
    rows = Post.objects.filter(pk__in=[post.post for post in viewer.posts]).select_related("organisation")
    return {
        row.pk: f"{row.organisation.name_en} {row.name_en}"
        if english()
        else f"{row.organisation.name_ko} {row.name_ko}"
        for row in rows
    }


def _held(viewer: Viewer, names: Mapping[int, str]) -> list[str]:
    """Return the posts as the head of the page names them: one's own first, then those one stands in for."""
    held = {post.post: post for post in sorted(viewer.posts, key=lambda post: post.deputy)}
    return [names[key] + (_("(업무대행)") if post.deputy else "") for key, post in held.items() if key in names]


def _any_name(act: str) -> str:
    names = (act_name(procedure, act) for procedure, table in PROCEDURES.items() if table.act(act))
    return next(names, act)
