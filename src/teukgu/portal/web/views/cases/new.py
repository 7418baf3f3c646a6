"""Opening a case."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from teukgu.portal import clock
from teukgu.portal.access import Viewer, may_open_case
from teukgu.portal.services.cases.open_case import open_case
from teukgu.portal.store.models import Organisation, OrganisationKind
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import needs
from teukgu.portal.web.presenting.cases.form import problems_at
from teukgu.portal.web.presenting.cases.names import organisation_name
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.trail import trail
from teukgu.portal.web.views.cases.asked import read_day, whole
from teukgu.values import Finding, Refused

DESIGNATION = "designation"


def opens_cases(viewer: Viewer) -> bool:
    """Whether the viewer may open a case for some municipality."""
    return any(may_open_case(viewer, post.programme, post.organisation) for post in viewer.posts)


@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
@needs(opens_cases)
def write(request: HttpRequest) -> HttpResponse:
    """Ask for the title and the municipalities; open the case and go to its page."""
    viewer, today = viewer_of(request), clock.today()
    leads = _leads(viewer)
    findings: list[Finding] = []
    if request.method == "POST":
        lead = next((one for one in leads if one.pk == whole(request.POST.get("lead", ""))), None)
        try:
            case = open_case(
                viewer,
                programme=lead.programme_id if lead else leads[0].programme_id,
                procedure=DESIGNATION,
                title=request.POST.get("title", ""),
                lead=lead.pk if lead else 0,
                joint=[whole(one) for one in request.POST.getlist("joint")],
                happened_on=read_day(request.POST.get("happened_on", "")) or today,
                once=request.POST.get("once", "")[:64] or uuid4().hex,
                now=clock.now(),
                today=today,
            )
            messages.success(request, _("사건 %(number)s을(를) 열었습니다.") % {"number": case.number})
            return redirect("case", number=case.number)
        except Refused as refused:
            findings = list(refused.findings)
    context = _context(request, leads, findings)
    return render(request, "cases/new.html", context, status=422 if findings else 200)


def _leads(viewer: Viewer) -> list[Organisation]:
    ids = [post.organisation for post in viewer.posts if may_open_case(viewer, post.programme, post.organisation)]
    return list(Organisation.objects.filter(pk__in=ids).order_by("name_ko"))


def _context(request: HttpRequest, leads: list[Organisation], findings: list[Finding]) -> dict[str, Any]:
    typed = request.POST
    programmes = {one.programme_id for one in leads}
    others = Organisation.objects.filter(programme__in=programmes, kind=OrganisationKind.MUNICIPALITY).order_by(
        "name_ko"
    )
    joint = set(typed.getlist("joint"))
    return {
        "leads": [(one.pk, organisation_name(one)) for one in leads],
        "others": [(str(one.pk), organisation_name(one), str(one.pk) in joint) for one in others],
        "joined": bool(joint),
        "problems": [f"{said(one.message)} {said(one.cure)}" for one in findings],
        "at": {place: problems_at(findings, place) for place in ("title", "lead", "happened_on")},
        "title": typed.get("title", ""),
        "lead": whole(typed.get("lead", "")),
        "happened_on": typed.get("happened_on") or clock.today().isoformat(),
        "once": typed.get("once") or uuid4().hex,
        "section": "work",
        "trail": trail((_("내 업무"), "work"), _("지정 사건 열기")),
    }
