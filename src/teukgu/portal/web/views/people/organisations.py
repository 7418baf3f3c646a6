"""Organisations: the list, one organisation with its posts and people, a post added or ended."""

from dataclasses import replace

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from teukgu.portal import clock
from teukgu.portal.access import is_staff, may_hand_over, may_see_names, may_see_past_holders
from teukgu.portal.services.people.posts import add_post, end_post
from teukgu.portal.store.models import OrganisationKind
from teukgu.portal.store.queries.people.organisations import posts_of, territory_names, visible_organisations
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import needs
from teukgu.portal.web.presenting.paging import page_numbers
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.trail import trail
from teukgu.portal.web.views.people.asked import managed_or_404, organisation_or_404, post_or_404, told
from teukgu.portal.web.views.people.forms import PostForm
from teukgu.values import Bilingual, Refused

PAGE = 50


@needs(is_staff)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Show the organisations of the programmes in which the viewer works."""
    viewer, words, kind = viewer_of(request), request.GET.get("q", "").strip(), request.GET.get("kind", "")
    paginator = Paginator(visible_organisations(viewer, words, kind), PAGE)
    page = paginator.get_page(request.GET.get("page"))
    context = {
        "words": words,
        "kind": kind,
        "kinds": OrganisationKind.values,
        "rows": page.object_list,
        "total": paginator.count,
        "page": page.number,
        "pages": paginator.num_pages,
        "previous_page": page.number - 1,
        "next_page": page.number + 1,
        "numbers": page_numbers(page.number, paginator.num_pages),
        "mine": {post.organisation for post in viewer.posts},
        "trail": trail(_("기관과 사람")),
    }
    return render(request, "people/organisations.html", context)


@needs(is_staff)
@require_safe
def show(request: HttpRequest, programme: str, key: str) -> HttpResponse:
    """Show an organisation: its territory today, its posts, who holds them from when to when."""
    asked, today = organisation_or_404(request, programme, key), clock.today()
    one = asked.organisation
    rows = posts_of(one, today)
    inside = may_see_past_holders(asked.viewer, one.pk, one.programme_id)
    if not inside:
        rows = [replace(row, past=()) for row in rows]
    context = {
        "inside": inside,
        "clear": may_see_names(asked.viewer, one.pk, one.kind, one.programme_id),
        "organisation": one,
        "manages": asked.manages,
        "rows": rows,
        "mine": {row.post.pk for row in rows if may_hand_over(asked.viewer, row.post.pk, one.pk, one.programme_id)},
        "regions": territory_names(one, today),
        "trail": trail((_("기관과 사람"), "people"), said(Bilingual(one.name_ko, one.name_en))),
    }
    return render(request, "people/organisation.html", context)


@needs(is_staff)
@require_http_methods(["GET", "HEAD", "POST"])
def new_post(request: HttpRequest, programme: str, key: str) -> HttpResponse:
    """Add a post to the organisation."""
    asked = managed_or_404(request, programme, key)
    form = PostForm(request.POST or None, organisation=asked.organisation)
    problems: list[str] = []
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        name = Bilingual(given["name_ko"], given["name_en"])
        try:
            add_post(
                asked.viewer,
                asked.organisation.pk,
                name=name,
                role=given["role"],
                manages_people=given["manages_people"],
                phone=given["phone"],
                today=clock.today(),
            )
            return redirect("organisation", programme, key)
        except Refused as refused:
            problems = told(refused)
    context = {"organisation": asked.organisation, "form": form, "problems": problems, "title": _("직위 더하기")}
    return render(request, "people/form.html", context, status=422 if request.method == "POST" else 200)


@needs(is_staff)
@require_POST
def close_post(request: HttpRequest, programme: str, key: str, post: int) -> HttpResponse:
    """End a post that nobody holds."""
    asked = managed_or_404(request, programme, key)
    found = post_or_404(asked, post)
    try:
        end_post(asked.viewer, found.pk, now=clock.now(), today=clock.today())
        messages.success(request, _("직위를 없앴습니다."))
    except Refused as refused:
        messages.error(request, " ".join(told(refused)))
    return redirect("organisation", programme, key)
