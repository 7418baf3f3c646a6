"""The form of a visit: a plain form, and on a phone one that keeps the record until there is a signal."""

import uuid
from importlib.resources import files
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from teukgu.portal import clock
from teukgu.portal.access_office import works_at_desk
from teukgu.portal.office_rules import checklists
from teukgu.portal.services.office_desk.visit_given import KINDS
from teukgu.portal.services.office_desk.visits import record_visit, reply_days
from teukgu.portal.store.models import Visit
from teukgu.portal.store.queries.office_desk.desks import Desk, zones_of_desk
from teukgu.portal.store.queries.office_desk.visits import visits_of
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import child_or_404, needs
from teukgu.portal.web.presenting.office_desk.desk_page import zone_name
from teukgu.portal.web.presenting.office_desk.names import finding_kind, organisation_said, purpose_name
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.trail import Step
from teukgu.portal.web.views.designation.asked import HIDDEN, sentences
from teukgu.portal.web.views.office_desk.asked import desk_or_404
from teukgu.portal.web.views.office_desk.visit_form import (
    FIRST_ROWS,
    given_in,
    questions_for,
    rows_for,
    values_for,
)
from teukgu.reporting.checklist import ANSWER_NAMES, Answer, Checklist
from teukgu.values import Refused

DEFAULT = "progress"
WORKER = "static/web/visit-worker.js"


@csrf_protect
@needs(works_at_desk)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, key: str) -> HttpResponse:
    """Ask for a visit, and keep it; a script sends the same form and is answered in JSON."""
    desk = desk_or_404(request, key, acting=True)
    asked = request.POST if request.method == "POST" else request.GET
    checklist = checklists().newest(asked.get("purpose", "") or DEFAULT)
    if checklist is None or checklist.use != "visit":
        raise Http404
    old = child_or_404(visits_of(desk), pk=asked["corrects"]) if asked.get("corrects") else None
    problems: list[str] = []
    if request.method == "POST":
        try:
            kept = _record(request, desk, checklist)
        except Refused as refused:
            if any(one.code in HIDDEN for one in refused.findings):
                raise Http404 from refused
            problems = sentences(refused.findings)
        else:
            return _done(request, kept)
        if _by_script(request):
            return JsonResponse({"saved": False, "problems": problems}, status=422)
    context = _context(request, desk, checklist, old) | {"problems": problems}
    return render(request, "office/visit_new.html", context, status=422 if problems else 200)


def _record(request: HttpRequest, desk: Desk, checklist: Checklist) -> Visit:
    once = request.POST.get("once", "")[:64] or uuid.uuid4().hex
    return record_visit(
        viewer_of(request),
        desk.organisation.key,
        given_in(request, checklist),
        once=once,
        now=clock.now(),
        today=clock.today(),
    )


def _by_script(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def _done(request: HttpRequest, kept: Visit) -> HttpResponse:
    if _by_script(request):
        return JsonResponse({"saved": True, "address": reverse("visit", args=[kept.pk])})
    messages.success(request, _("방문 기록을 보관했습니다."))
    return redirect("visit", kept.pk)


def _context(request: HttpRequest, desk: Desk, checklist: Checklist, old: Visit | None) -> dict[str, Any]:
    post = request.POST
    values = values_for(post, old, clock.today().isoformat())
    values["zone"] = values["zone"] or request.GET.get("zone", "")
    values["once"] = values["once"] or uuid.uuid4().hex
    key = desk.organisation.key
    return {
        "desk": desk,
        "checklist": checklist,
        "checklist_name": said(checklist.name),
        "purposes": [(one.id, purpose_name(one.id)) for one in checklists().of_use("visit")],
        "zones": [(one.pk, zone_name(one)) for one in zones_of_desk(desk)],
        "values": values,
        "questions": [
            {**one, "text": said(one["question"].text), "hint": said(one["question"].hint)}
            for one in questions_for(checklist, post, old)
        ],
        "answers": [(one.value, said(ANSWER_NAMES[one])) for one in Answer],
        "kinds": [(one, finding_kind(one)) for one in KINDS],
        "rows": rows_for(post, old),
        "photo_rows": range(FIRST_ROWS),
        "old": old,
        "today": clock.today(),
        "reply_days": reply_days(clock.today()),
        "account": viewer_of(request).account,
        "trail": (
            Step(organisation_said(desk.organisation), reverse("office_desk", args=[key])),
            Step(_("방문 기록")),
        ),
    }


@needs(works_at_desk)
@require_safe
def worker(request: HttpRequest, key: str) -> HttpResponse:
    """Give the script that keeps the form of this desk for when there is no signal; it reaches no other page."""
    desk_or_404(request, key, acting=True)
    source = (files("teukgu.portal.web") / WORKER).read_bytes()
    return HttpResponse(source, content_type="text/javascript; charset=utf-8")
