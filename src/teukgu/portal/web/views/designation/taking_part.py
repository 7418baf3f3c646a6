"""Firms, bodies and residents take part: proposing a zone, applying as an operator."""

from collections.abc import Iterable
from typing import BinaryIO, cast
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from teukgu.portal import clock
from teukgu.portal.access import Viewer
from teukgu.portal.plan_rules import plan_contents
from teukgu.portal.services.cases.open_case import open_case
from teukgu.portal.services.designation.operator_applications import apply_as_operator, operator_post
from teukgu.portal.services.files import keep_file
from teukgu.portal.store.models import Organisation, OrganisationKind
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import signed_in
from teukgu.portal.web.presenting.designation.plan_page import organisation_name
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.trail import trail
from teukgu.portal.web.views.designation.announced import plan_or_404, programmes_shown
from teukgu.portal.web.views.designation.asked import sentences, tried
from teukgu.procedures.plan_contents import NeededBy
from teukgu.values import Refused


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest) -> HttpResponse:
    """Propose a zone to a municipality: a case of its own, reviewed within its period."""
    viewer, given = viewer_of(request), request.POST
    towns = list(
        Organisation.objects.filter(
            programme__in=programmes_shown(), kind=OrganisationKind.MUNICIPALITY, valid_to=None
        ).order_by("programme", "name_ko")
    )
    if request.method == "POST":
        town = next((one for one in towns if str(one.pk) == given.get("lead")), None)
        kept = _kept_files(request, viewer, "plan_files")
        case = None
        if kept is not None:
            data = {key: given.get(key, "").strip() for key in ("title", "summary", "funding")}
            case = tried(
                request,
                lambda: open_case(
                    viewer,
                    programme=town.programme_id if town else "",
                    procedure="proposal",
                    title=data["title"],
                    lead=town.pk if town else 0,
                    happened_on=clock.today(),
                    data={**{key: value for key, value in data.items() if value}, "plan_files": list(kept)},
                    once=given.get("once", "")[:64] or uuid4().hex,
                    now=clock.now(),
                    today=clock.today(),
                ),
                _("제안을 냈습니다. 검토 기한과 결과는 이 화면에서 볼 수 있습니다."),
            )
        if case is not None:
            return redirect("case", number=case.number)
    context = {
        "towns": [(str(one.pk), organisation_name(one)) for one in towns],
        "needed": [said(one.name) for one in plan_contents().items if not one.exemptions and one.by is NeededBy.ADOPT],
        "given": given,
        "once": given.get("once") or uuid4().hex,
        "section": "plans",
        "trail": trail((_("공고된 계획"), "announced_plans"), _("특구 제안")),
    }
    return render(request, "designation/propose.html", context, status=422 if request.method == "POST" else 200)


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: HttpRequest, number: str) -> HttpResponse:
    """Apply as an operator of a plan on notice."""
    plan, viewer, given = plan_or_404(number), viewer_of(request), request.POST
    if request.method == "POST":
        kept = _kept_files(request, viewer, "financials", "record", "papers")
        event = None
        if kept is not None:
            data = {key: given.get(key, "").strip() for key in ("representative", "project", "funding")}
            event = tried(
                request,
                lambda: apply_as_operator(
                    viewer,
                    plan,
                    data={**data, "papers": list(kept)},
                    once=given.get("once", "")[:64] or uuid4().hex,
                    now=clock.now(),
                    today=clock.today(),
                ),
                _("신청을 냈습니다."),
            )
        if event is not None:
            return redirect("case", number=plan.case.number)
    context = {
        "plan": plan,
        "is_operator": operator_post(viewer, plan.case.programme_id) is not None,
        "given": given,
        "once": given.get("once") or uuid4().hex,
        "section": "plans",
        "trail": trail((_("공고된 계획"), "announced_plans"), _("특화사업자 신청")),
    }
    return render(request, "designation/operator_apply.html", context, status=422 if request.method == "POST" else 200)


def _kept_files(request: HttpRequest, viewer: Viewer, *fields: str) -> Iterable[str] | None:
    """Keep what was handed in; None when a file was refused (the page then says why)."""
    kept, refused_any = [], False
    for field in fields:
        for given in request.FILES.getlist(field):
            try:
                content = cast(BinaryIO, given)
                kept.append(str(keep_file(viewer, name=given.name or "", content=content, now=clock.now()).pk))
            except Refused as refused:
                refused_any = True
                for sentence in sentences(refused.findings):
                    messages.error(request, sentence)
    return None if refused_any else kept
