"""A report as a whole: sections, requests to explain, versions, what was handed in and corrected."""

from datetime import date
from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from teukgu.portal import clock
from teukgu.portal.access_joint import may_act_among_applicants
from teukgu.portal.report_rules import report_contents
from teukgu.portal.services.reports.explanations import explain
from teukgu.portal.store.models import Observation, Organisation, ReportVersion
from teukgu.portal.store.queries.cases.situation import situation_of
from teukgu.portal.store.queries.reports.attachments import attached_now, attachments_data
from teukgu.portal.store.queries.reports.checked import Checked, checked
from teukgu.portal.store.queries.reports.drafts import current_saves, report_versions, set_aside_saves
from teukgu.portal.store.queries.reports.forms import form_of
from teukgu.portal.store.queries.reports.progress import (
    completion_day,
    folded_year,
    is_kept,
    may_wait,
    partners_awaited,
)
from teukgu.portal.store.queries.reports.receipts import receipts_of
from teukgu.portal.store.queries.visible_cases import case_facts
from teukgu.portal.web.guard import signed_in
from teukgu.portal.web.presenting.office_desk.names import organisation_said
from teukgu.portal.web.presenting.operator_sheets.place import operators_page
from teukgu.portal.web.presenting.reports.next_steps import Progress, next_steps
from teukgu.portal.web.presenting.reports.overview import (
    aside_lines,
    correction_lines,
    differs_from_filed,
    remark_lines,
    standing_of,
)
from teukgu.portal.web.presenting.reports.receipts import receipt_lines
from teukgu.portal.web.presenting.reports.sections import section_lines
from teukgu.portal.web.presenting.reports.staging import staging_of
from teukgu.portal.web.trail import trail
from teukgu.portal.web.views.designation.asked import tried
from teukgu.portal.web.views.reports.asked import Reader, reader_of
from teukgu.procedures.state import Situation
from teukgu.reporting.contents import missing_items
from teukgu.reporting.form import Form


@signed_in
@never_cache
@require_safe
def show(request: HttpRequest, number: str) -> HttpResponse:
    """Show where the report stands, what is done, what is asked, and what may be done next."""
    reader = reader_of(request, number)
    today = clock.today()
    form = form_of(reader.report)
    found = checked(reader.report, form.entered, today)
    situation = situation_of(reader.case, today=today, now=clock.now())
    state = situation.state
    versions = report_versions(reader.report.pk)
    due = reader.case.clocks.filter(clock="report_due").first()
    receipts = receipt_lines(receipts_of(reader.report, state, now=clock.now()))
    late = due.due if due and due.due and not due.ended_on and due.due < today else None
    progress = _progress(reader, situation, form, found, versions, late=late)
    context = {
        "reader": reader,
        "case": reader.case,
        "form": form,
        "year": reader.report.year,
        "standing": standing_of(state),
        "due": due,
        "receipts": receipts,
        "next": next_steps(state, progress) if reader.asks else [],
        "confirms": progress.is_mine and progress.is_kept,
        "is_late": late is not None,
        "was_late": any(one.is_late for one, _kind in receipts),
        "uploads": list(
            reader.report.uploads.select_related("account", "organisation").order_by("-received_at")
            if reader.asks
            else ()
        ),
        "operators_page": operators_page(reader.viewer, reader.case) if reader.asks else "",
        "once": uuid4().hex,
        "staging": staging_of(reader.report, current_saves(reader.report.pk)),
        "sections": section_lines(form, found),
        "missing": len(missing_items(report_contents(), form.entered.words)),
        "errors": remark_lines(form, found.errors) if reader.asks else [],
        "requests": remark_lines(form, found.requests) if reader.asks else [],
        "notes": remark_lines(form, found.notes) if reader.asks else [],
        "answered": _answered(reader, form, found),
        "versions": versions,
        "differs": differs_from_filed(reader.report, form.entered),
        "aside": aside_lines(set_aside_saves(reader.report.pk)) if reader.edits else [],
        "corrections": correction_lines(
            Observation.objects.filter(report=reader.report, corrects__isnull=False)
            .select_related("corrects", "account")
            .order_by("-pk")
        ),
        "section": "work",
        "trail": trail((_("내 업무"), "work"), (_("운영성과보고"), "reports"), str(reader.report.year)),
    }
    return render(request, "reports/report.html", context)


def _progress(
    reader: Reader,
    situation: Situation,
    form: Form,
    found: Checked,
    versions: list[ReportVersion],
    *,
    late: date | None,
) -> Progress:
    newest, report = (versions[0] if versions else None), reader.report
    awaited = partners_awaited(report, situation, newest.sha256) if newest else ()
    return Progress(
        missing=len(missing_items(report_contents(), form.entered.words)),
        errors=len(found.errors),
        versions=len(versions),
        is_kept=is_kept(newest, form.entered, attachments_data(attached_now(report.pk))),
        partners=tuple(organisation_said(one) for one in awaited),
        is_mine=reader.edits and _is_awaited(reader, awaited),
        leads=not reader.edits or may_act_among_applicants(reader.viewer, case_facts(reader.case), once=True),
        may_wait=may_wait(situation),
        folded=folded_year(report),
        late_since=late,
        complete_by=completion_day(report),
    )


def _is_awaited(reader: Reader, awaited: tuple[Organisation, ...]) -> bool:
    """Whether the reader's own municipality has its part to confirm."""
    facts = case_facts(reader.case)
    return any(
        may_act_among_applicants(reader.viewer, facts, once=False, agrees=True, agreeing=one.pk) for one in awaited
    )


def _answered(reader: Reader, form: Any, found: Any) -> list[Any]:
    if not reader.asks:
        return []
    lines = remark_lines(form, [remark for remark, _said in found.answered])
    return list(zip(lines, [one for _remark, one in found.answered], strict=True))


@signed_in
@require_POST
def explain_request(request: HttpRequest, number: str) -> HttpResponse:
    """Keep what the municipality says to a request."""
    reader = reader_of(request, number)
    identity, text = request.POST.get("identity", "")[:64], request.POST.get("text", "")
    tried(
        request,
        lambda: explain(reader.viewer, number, identity=identity, text=text, now=clock.now(), today=clock.today()),
        _("설명을 남겼습니다. 확인하는 사람이 함께 봅니다."),
    )
    return redirect("report", number=number)
