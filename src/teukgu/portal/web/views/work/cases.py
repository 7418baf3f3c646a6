"""Search over cases, papers and minutes; saved lists; the same list as a workbook."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST, require_safe

from teukgu.documents.case_list import write_case_list
from teukgu.portal import clock
from teukgu.portal.services.minutes_search import find_minutes
from teukgu.portal.services.saved_lists import forget_list, save_list
from teukgu.portal.store.models import Case, Meeting, SavedList
from teukgu.portal.store.queries.cases.search import (
    MOST_EXPORTED,
    MOST_PAPERS,
    FoundPapers,
    find_cases,
    find_papers,
    matching_cases,
)
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import signed_in
from teukgu.portal.web.presenting.cases.names import (
    act_name,
    days_left,
    organisation_name,
    procedure_name,
    stage_name,
    urgency,
)
from teukgu.portal.web.presenting.cases.titles import case_title
from teukgu.portal.web.presenting.korean import day_text
from teukgu.portal.web.presenting.paging import page_numbers
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.trail import trail
from teukgu.portal.web.views.work.asked import read_cases, read_page
from teukgu.procedures.registry import PROCEDURES
from teukgu.values import Refused

SHOWN_PAPERS = 20
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@csrf_protect
@signed_in
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show the cases that match, and the papers whose titles or numbers do."""
    viewer, today = viewer_of(request), clock.today()
    asked, where = read_cases(request), read_page(request)
    found = find_cases(viewer, asked, today=today, page=where.page)
    papers = find_papers(viewer, asked.query, today=today) if asked.query else FoundPapers(())
    minutes = find_minutes(viewer, asked.query, today=today) if asked.query else ()
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "rows": [_row(case, today) for case in found.cases],
        "found": found,
        "papers": [_paper(one) for one in papers.papers[:SHOWN_PAPERS]],
        "shown_papers": SHOWN_PAPERS if papers.more or len(papers.papers) > SHOWN_PAPERS else 0,
        "minutes": [_minutes(one.meeting) for one in minutes],
        "asked": asked,
        "procedures": [(one, procedure_name(one)) for one in PROCEDURES],
        "stages": _stages(asked.procedure),
        "lists": SavedList.objects.filter(account=int(viewer.account)).order_by("name"),
        "query": query.urlencode(),
        "numbers": page_numbers(found.page, found.pages),
        "previous_page": found.page - 1,
        "next_page": found.page + 1,
        "section": "cases",
        "trail": trail((_("내 업무"), "work"), _("사건 찾기")),
    }
    beyond = found.page > found.pages
    return render(request, "work/cases.html", context, status=400 if where.bad else 404 if beyond else 200)


def _row(case: Case, today: date) -> dict[str, Any]:
    due: date | None = vars(case)["next_due"]
    return {
        "number": case.number,
        "title": case_title(case.title),
        "procedure": procedure_name(case.procedure),
        "stage": stage_name(case.procedure, case.now.stage),
        "closed": case.now.closed,
        "due": day_text(due) if due else "",
        "left": days_left(due, today) if due else "",
        "badge": urgency(due, today),
        "changed": case.now.changed_at,
    }


def _paper(one: Any) -> dict[str, Any]:
    return {
        "number": one.case.number,
        "case": case_title(one.case.title),
        "name": act_name(one.case.procedure, one.event.act),
        "seq": one.event.seq,
        "document": one.production_number,
        "receipt": one.receipt_number,
        "sender": organisation_name(one.sender),
        "receiver": organisation_name(one.receiver),
        "recorded": one.event.recorded_at,
    }


def _minutes(meeting: Meeting) -> dict[str, str]:
    when = day_text(clock.day_of(meeting.starts_at))
    name = f"{organisation_name(meeting.body.organisation)} {when} {meeting.purpose}"
    return {"name": name, "address": reverse("meeting", args=[meeting.pk])}


def _stages(procedure: str) -> list[tuple[str, str]]:
    tables = [PROCEDURES[procedure]] if procedure else list(PROCEDURES.values())
    return list({state.id: said(state.name) for table in tables for state in table.tracks[0].states}.items())


@signed_in
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """Give the list as a workbook: what the page shows, without anybody's personal data."""
    viewer, today = viewer_of(request), clock.today()
    rows = matching_cases(viewer, read_cases(request), today=today)[:MOST_EXPORTED]
    headings = [_("번호"), _("사건"), _("절차"), _("단계"), _("다음 기한"), _("연 날"), _("바뀐 날")]
    lines = (
        (
            *(case.number, case_title(case.title), procedure_name(case.procedure)),
            stage_name(case.procedure, case.now.stage),
            *(vars(case)["next_due"], case.opened_on, clock.day_of(case.now.changed_at)),
        )
        for case in rows
    )
    response = HttpResponse(write_case_list(_("사건"), headings, lines), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="cases-{today.isoformat()}.xlsx"'
    return response


@signed_in
@require_safe
def unsent(request: HttpRequest) -> HttpResponse:
    """List the documents without a number ("공문 미시행"), from which provisional clocks come."""
    found = find_papers(viewer_of(request), "", today=clock.today(), unsent=True)
    context = {
        "papers": [_paper(one) for one in found.papers],
        "most": MOST_PAPERS if found.more else 0,
        "section": "work",
        "trail": trail((_("내 업무"), "work"), _("공문 미시행")),
    }
    return render(request, "work/unsent.html", context)


@csrf_protect
@require_POST
@signed_in
def save(request: HttpRequest) -> HttpResponse:
    """Keep the search under a name."""
    query = request.POST.get("query", "")
    try:
        save_list(viewer_of(request), name=request.POST.get("name", ""), query=query, now=clock.now())
        messages.success(request, _("목록을 저장했습니다."))
    except Refused as refused:
        messages.error(request, " ".join(f"{said(one.message)} {said(one.cure)}" for one in refused.findings))
    return redirect(f"{reverse('case_search')}?{query}")


@csrf_protect
@require_POST
@signed_in
def forget(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget a saved list."""
    if not forget_list(viewer_of(request), pk):
        raise Http404
    messages.success(request, _("저장한 목록을 지웠습니다."))
    return redirect("case_search")
