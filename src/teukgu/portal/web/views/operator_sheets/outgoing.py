"""What goes out to operators: personal links, sheets of paper, and the list of those to call."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from teukgu.documents.operator_sheets.lists import write_list
from teukgu.documents.operator_sheets.paper import write_papers
from teukgu.portal import clock
from teukgu.portal.services.operator_sheets.held import HeldSurvey
from teukgu.portal.services.operator_sheets.links import MadeLink, make_links
from teukgu.portal.store.models import AccessAction
from teukgu.portal.store.queries.operator_sheets.board import SheetLine, survey_lines
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import signed_in
from teukgu.portal.web.presenting.korean import day_text
from teukgu.portal.web.presenting.operator_sheets.lines import kind_of, operator_lines
from teukgu.portal.web.presenting.operator_sheets.papers import paper_pack
from teukgu.portal.web.views.designation.asked import tried
from teukgu.portal.web.views.operator_sheets.asked import (
    SPREADSHEET,
    file_answer,
    held_or_404,
    note,
    survey_or_404,
    survey_trail,
)


@signed_in
@never_cache
@require_POST
def links(request: HttpRequest, number: str) -> HttpResponse:
    """Make personal links and show them, once, on a page or as a workbook for text messages and mail merge."""
    held = held_or_404(request, number)
    survey = survey_or_404(held)
    chosen = [int(one) for one in request.POST.getlist("sheet") if one.isascii() and one.isdigit() and len(one) < 15]
    made = tried(
        request,
        lambda: make_links(
            viewer_of(request), number, only=set(chosen) if chosen else None, now=clock.now(), today=clock.today()
        ),
        "",
    )
    if not made:
        if made is not None:
            messages.info(request, _("새로 만들 링크가 없습니다. 모두 답했거나 열린 링크가 있습니다."))
        return redirect("operators", number)
    rows = [_row(request, one) for one in made]
    if request.POST.get("as") == "xlsx":
        head = (_("번호"), _("상호"), _("담당자"), _("전화"), _("개인 링크"), _("마감"))
        cells = [(*row, day_text(survey.closes_on)) for row in rows]
        return file_answer(
            write_list(_("개인 링크"), (), head, cells), SPREADSHEET, f"links-{held.report.zone_id}.xlsx"
        )
    context = _head(held, _("개인 링크")) | {"rows": rows, "pasted": "\n".join("\t".join(row) for row in rows)}
    return render(request, "operator_sheets/links.html", context)


def _row(request: HttpRequest, made: MadeLink) -> tuple[str, str, str, str, str]:
    operator = made.sheet.operator
    address = request.build_absolute_uri(reverse("operator_link", args=[made.secret]))
    return str(made.sheet.pk), operator.name, operator.contact, operator.phone, address


def _head(held: HeldSurvey, name: str) -> dict[str, Any]:
    return {
        "held": held,
        "case": held.report.case,
        "year": held.report.year,
        "survey": held.survey,
        "section": "work",
        "trail": survey_trail(held.report.case, name),
    }


@signed_in
@never_cache
@require_POST
def papers(request: HttpRequest, number: str) -> HttpResponse:
    """Give the sheets to print, a page for each operator; the reason is noted."""
    held = held_or_404(request, number)
    survey = survey_or_404(held)
    reason = request.POST.get("reason", "").strip()
    lines = survey_lines(survey, clock.now())
    wanted = [one for one in lines if one.operator.state == "active" and (one.waits or request.POST.get("all") == "1")]
    if not reason or not wanted:
        messages.error(request, _("찍을 조사표가 없습니다.") if reason else _("내려받는 사유를 적어 주세요."))
        return redirect("operators", number)
    note(request, held, AccessAction.DOWNLOAD, f"survey {survey.pk}", subjects=len(wanted), reason=reason)
    content = write_papers(paper_pack(survey, [one.sheet for one in wanted], clock.today()))
    return file_answer(content, "application/pdf", f"sheets-{held.report.zone_id}-{held.report.year}.pdf")


@signed_in
@never_cache
@require_safe
def calls(request: HttpRequest, number: str) -> HttpResponse:
    """Show whom to call, ready to print."""
    held = held_or_404(request, number)
    lines = _to_call(held)
    if lines:
        note(request, held, AccessAction.READ, f"survey {survey_or_404(held).pk}", subjects=len(lines))
    return render(request, "operator_sheets/calls.html", _head(held, _("전화할 곳")) | {"lines": operator_lines(lines)})


@signed_in
@never_cache
@require_POST
def calls_file(request: HttpRequest, number: str) -> HttpResponse:
    """Give the call list as a workbook; the reason is noted."""
    held = held_or_404(request, number)
    survey, lines = survey_or_404(held), _to_call(held)
    reason = request.POST.get("reason", "").strip()
    if not reason:
        messages.error(request, _("내려받는 사유를 적어 주세요."))
        return redirect("operator_calls", number)
    note(request, held, AccessAction.DOWNLOAD, f"survey {survey.pk}", subjects=len(lines), reason=reason)
    head = (
        _("번호"),
        _("상호"),
        _("종류"),
        _("전화"),
        _("담당자"),
        _("못 받은 전화"),
        _("비고"),
        _("통화한 때와 내용"),
    )
    rows = [_call_row(one) for one in lines]
    told = _("%(year)s년 특화사업자 조사: 전화할 곳") % {"year": held.report.year}
    ours = _("거는 곳: %(desk)s %(phone)s, 마감 %(day)s") % {
        "desk": survey.desk,
        "phone": survey.phone,
        "day": day_text(survey.closes_on, weekday=True),
    }
    return file_answer(
        write_list(_("전화할 곳"), (told, ours), head, rows), SPREADSHEET, f"calls-{held.report.zone_id}.xlsx"
    )


def _to_call(held: HeldSurvey) -> list[SheetLine]:
    return [one for one in survey_lines(survey_or_404(held), clock.now()) if one.waits]


def _call_row(line: SheetLine) -> tuple[str, ...]:
    one = line.operator
    calls = str(line.calls) if line.calls else ""
    return str(line.sheet.pk), one.name, kind_of(line.sheet.kind), one.phone, one.contact, calls, one.note, ""
