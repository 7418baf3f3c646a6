"""Rounds that the viewer sees, opening one, and the official ranks of earlier years."""

from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from teukgu.portal import clock
from teukgu.portal.access import Viewer, may_open_round, opens_rounds, sees_rounds
from teukgu.portal.access_cases import ROUND
from teukgu.portal.services.round_case.opening import open_round
from teukgu.portal.services.round_case.past_ranks import MOST_BYTES, import_ranks
from teukgu.portal.store.models import CaseEvent, Programme, Zone
from teukgu.portal.store.queries.cases.rules import rules_of
from teukgu.portal.store.queries.round_case.ranks import official_ranks
from teukgu.portal.store.queries.scheme_draft import shown_to_offices
from teukgu.portal.store.queries.visible_cases import visible_cases
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import needs
from teukgu.portal.web.presenting.cases.names import stage_name
from teukgu.portal.web.presenting.korean import english
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.trail import trail
from teukgu.portal.web.views.cases.asked import whole
from teukgu.portal.web.views.designation.asked import sentences, tried
from teukgu.values import Finding, Refused


@needs(sees_rounds)
@never_cache
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """List the rounds, newest first."""
    viewer = viewer_of(request)
    rows = visible_cases(viewer, clock.today()).filter(procedure=ROUND).select_related("now", "programme")
    years = dict(CaseEvent.objects.filter(case__in=rows, act="open_round").values_list("case", "data__year"))
    lines = [
        {
            "case": one,
            "year": years.get(one.pk),
            "stage": stage_name(ROUND, one.now.stage) if hasattr(one, "now") else "",
        }
        for one in rows.order_by("-pk")
    ]
    context = {
        "lines": lines,
        "opens": opens_rounds(viewer),
        "shown": shown_to_offices(viewer),
        "trail": trail((_("내 업무"), "work"), _("운영평가")),
    }
    return render(request, "round_case/list.html", context)


@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
@needs(opens_rounds)
def new(request: HttpRequest) -> HttpResponse:
    """Ask for the year and the rules; open the round."""
    viewer, today = viewer_of(request), clock.today()
    findings = list[Finding]()
    programme, programmes = _programme(request, viewer)
    if request.method == "POST":
        try:
            case = open_round(
                viewer,
                programme=programme.pk,
                year=whole(request.POST.get("year", "")),
                scenario=request.POST.get("scenario", ""),
                once=request.POST.get("once", "")[:64] or uuid4().hex,
                now=clock.now(),
                today=today,
            )
            messages.success(request, _("사건 %(number)s을(를) 열었습니다.") % {"number": case.number})
            return redirect("round_desk", number=case.number)
        except Refused as refused:
            findings = list(refused.findings)
    chosen = request.POST.get("scenario", "")
    scenarios = rules_of(programme.pk).rulebook.scenarios
    context = {
        "programme": programme,
        "programmes": programmes,
        "year": request.POST.get("year") or str(today.year - 1),
        "scenarios": [(key, said(one.name), key == chosen) for key, one in scenarios.items()],
        "once": request.POST.get("once") or uuid4().hex,
        "problems": sentences(tuple(findings)),
        "trail": trail((_("내 업무"), "work"), (_("운영평가"), "round_cases"), _("평가 열기")),
    }
    return render(request, "round_case/new.html", context, status=422 if findings else 200)


def _programme(request: HttpRequest, viewer: Viewer) -> tuple[Programme, list[Programme]]:
    """Return the programme that is asked for (the first without), and all whose rounds the viewer may open."""
    ids = list(dict.fromkeys(post.programme for post in viewer.posts if may_open_round(viewer, post.programme)))
    asked = (request.POST if request.method == "POST" else request.GET).get("programme") or ids[0]
    if asked not in ids:
        raise Http404
    found = Programme.objects.in_bulk(ids)
    return found[asked], [found[one] for one in ids]


@needs(opens_rounds)
@never_cache
@require_safe
def ranks(request: HttpRequest) -> HttpResponse:
    """Show the official ranks of earlier years with their source, and the form to import more."""
    programme, programmes = _programme(request, viewer_of(request))
    rows_named = Zone.objects.filter(programme=programme).values_list("pk", "now__name_ko", "now__name_en")
    names = {pk: (name_en or name_ko) if english() else name_ko for pk, name_ko, name_en in rows_named}
    rows: list[dict[str, Any]] = [
        {
            "zone": names.get(str(one.rank.zone)) or one.rank.zone,
            "rank": one.rank,
            "source": one.source,
            "public": one.public,
        }
        for one in official_ranks(programme.pk)
    ]
    context = {
        "rows": rows,
        "programme": programme,
        "programmes": programmes,
        "mega": MOST_BYTES // 1_000_000,
        "trail": trail((_("내 업무"), "work"), (_("운영평가"), "round_cases"), _("지난 공식 순위")),
    }
    return render(request, "round_case/ranks.html", context)


@csrf_protect
@needs(opens_rounds)
@require_POST
def ranks_in(request: HttpRequest) -> HttpResponse:
    """Import a table of official ranks."""
    viewer, given = viewer_of(request), request.FILES.get("file")
    programme, programmes = _programme(request, viewer)
    public = request.POST.get("public") == "yes"
    content = given.read(MOST_BYTES + 1) if given is not None else b""
    name = str(given.name) if given is not None else ""
    kept = tried(request, lambda: import_ranks(viewer, programme.pk, content, name, public=public, now=clock.now()), "")
    if kept is not None:
        words = ngettext("순위 %(number)d건을 남겼습니다.", "순위 %(number)d건을 남겼습니다.", kept) % {"number": kept}
        messages.success(request, words)
    response = redirect("round_ranks")
    if len(programmes) > 1:
        response["Location"] += f"?{urlencode({'programme': programme.pk})}"
    return response
