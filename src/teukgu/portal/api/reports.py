"""Yearly reports for programs: list, state, form, workbook; the same predicates as the pages."""

from typing import Annotated, Literal

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Path, Query, Router
from pydantic import Field

from teukgu.portal import clock
from teukgu.portal.access_reports import may_write_report, sees_requests, works_with_reports
from teukgu.portal.api.asking import refuse_unknown
from teukgu.portal.api.refusing import READS
from teukgu.portal.api.report_schemas import (
    CellOut,
    Entered,
    ExplainedOut,
    FormOut,
    KeptOut,
    RemarkOut,
    ReportLine,
    ReportList,
    ReportState,
    VersionOut,
    WordsOut,
)
from teukgu.portal.api.schemas import Text
from teukgu.portal.api.sent_files import WORKBOOK, file_answer
from teukgu.portal.api.signing_in import SIGNED_IN, caller_of
from teukgu.portal.report_rules import indicators, report_contents
from teukgu.portal.services.reports.held_report import HeldReport, report_read
from teukgu.portal.services.reports.workbooks import plain_name, workbook_of
from teukgu.portal.store.models import Report, ReportSave
from teukgu.portal.store.queries.cases.situation import situation_of
from teukgu.portal.store.queries.reports.asked import asked_draft, kept_beyond
from teukgu.portal.store.queries.reports.checked import Checked, checked
from teukgu.portal.store.queries.reports.desk import reports_seen
from teukgu.portal.store.queries.reports.drafts import (
    FIGURE,
    current_saves,
    draft_of,
    figure_key,
    report_versions,
    words_key,
)
from teukgu.portal.store.queries.reports.forms import form_of
from teukgu.procedures.report.standing import is_reported
from teukgu.reporting.contents import ReportItem, missing_items
from teukgu.reporting.draft import cell_of, figure_from_data
from teukgu.reporting.figure import Figure
from teukgu.reporting.form import Form, Row

router = Router(tags=["reports"], auth=SIGNED_IN)

CaseNumber = Annotated[
    str, Path(pattern=r"^[A-Za-z0-9-]{1,40}$", description="보고서의 번호(목록의 number) | number of the report")
]
Year = Annotated[int, Field(ge=2004, le=2999), Query(description="성과 연도 | performance year")]


@router.get("reports", response={200: ReportList, **READS}, summary="My reports", operation_id="reports")
def reports(request: HttpRequest, year: Year) -> ReportList:
    """내가 볼 수 있는 그 해의 보고서. | The reports of a year that the caller sees."""
    refuse_unknown(request, ("year",))
    viewer, today = caller_of(request), clock.today()
    if not works_with_reports(viewer):
        raise Http404
    return ReportList(year=year, reports=[_line(one) for one in reports_seen(viewer, year, today).order_by("pk")])


def _line(report: Report) -> ReportLine:
    due = next((one for one in report.case.clocks.all() if one.clock == "report_due"), None)
    documents = [one for one in report.case.documents.all() if one.template == "performance_report"]
    stage, last = report.case.now.stage, due.due if due else None
    filed = due.ended_on if due else None
    return ReportLine(
        number=report.case.number,
        title=report.case.title,
        zone=report.zone_id,
        zone_name=_zone_name(report),
        year=report.year,
        stage=stage,
        due=last,
        filed_on=filed,
        late=last is not None and (filed or clock.today()) > last,
        reported=stage in {"filed", "registered", "settled"} and any(one.production_number for one in documents[-1:]),
        figures=getattr(report, "figures", 0),
    )


def _zone_name(report: Report) -> Text:
    now = getattr(report.zone, "now", None)
    name = now.name_ko if now else report.zone_id
    return Text(ko=name, en=(now.name_en if now else "") or name)


@router.get("reports/{number}", response={200: ReportState, **READS}, summary="One report", operation_id="report")
def report(request: HttpRequest, number: CaseNumber) -> ReportState:
    """보고서의 상태, 고칠 것, 설명 요청, 판. | Where a report stands: what is wrong, what is asked, its versions."""
    refuse_unknown(request, ())
    viewer, today = caller_of(request), clock.today()
    held = report_read(viewer, number, today)
    draft = asked_draft(held.report)
    found = checked(held.report, draft, today) if sees_requests(viewer, held.facts) else None
    state = situation_of(held.report.case, today=today, now=clock.now()).state
    due = held.report.case.clocks.filter(clock="report_due").first()
    return ReportState(
        number=number,
        title=held.report.case.title,
        zone=held.report.zone_id,
        year=held.report.year,
        stage=held.facts.stage,
        reported=is_reported(state),
        due=due.due if due else None,
        may_write=may_write_report(viewer, held.facts),
        missing_contents=[one.id for one in missing_items(report_contents(), draft.words)],
        errors=_remarks(found, "errors"),
        requests=_remarks(found, "requests"),
        notes=_remarks(found, "notes"),
        explained=_explained(found),
        versions=[
            VersionOut(number=one.number, sha256=one.sha256, made_at=one.made_at)
            for one in report_versions(held.report.pk)
        ],
    )


def _remarks(found: Checked | None, kind: Literal["errors", "requests", "notes"]) -> list[RemarkOut] | None:
    return None if found is None else [RemarkOut.of(one) for one in getattr(found, kind)]


def _explained(found: Checked | None) -> list[ExplainedOut] | None:
    if found is None:
        return None
    return [
        ExplainedOut(identity=remark.identity, text=said.text, by=said.actor, at=said.at)
        for remark, said in found.answered
    ]


@router.get("reports/{number}/form", response={200: FormOut, **READS}, summary="Form", operation_id="report_form")
def report_form(request: HttpRequest, number: CaseNumber) -> FormOut:
    """보고서의 모든 칸: 정의, 지난해, 목표, 적은 것. | Every cell: definition, last year, target, what was entered."""
    refuse_unknown(request, ())
    held = report_read(caller_of(request), number, clock.today())
    return form_out(held)


def form_out(held: HeldReport) -> FormOut:
    """Return the form of a report that the caller reads."""
    saves = current_saves(held.report.pk)
    form = form_of(held.report, draft_of({key: row.content for key, row in saves.items()}))
    return FormOut(
        number=held.report.case.number,
        zone=str(form.zone),
        zone_name=Text.of(form.zone_name),
        zone_type=form.zone_type,
        year=form.year,
        stages=[one.value for one in form.stages],
        kept=[_kept(row) for row in kept_beyond(held.report, saves)],
        cells=[_cell(row, form, saves.get(figure_key(row.cell))) for row in form.rows],
        words=[_words(one, form, saves.get(words_key(one.id))) for one in report_contents().items],
    )


def _kept(row: ReportSave) -> KeptOut:
    figure = figure_from_data(cell_of(row.key.removeprefix(FIGURE)), row.content)
    return KeptOut(key=row.key, entered=_entered(figure), follows=row.number)


def _cell(row: Row, form: Form, saved: ReportSave | None) -> CellOut:
    version, unit, cell = row.version, indicators().unit_of(row.version), row.cell
    figure = form.entered.figures.get(cell)
    return CellOut(
        key=figure_key(cell),
        indicator=str(cell.indicator),
        part=cell.part,
        name=Text.of(version.name),
        part_name=Text.of(row.part.name) if row.part else None,
        unit=Text.of(unit.name),
        decimals=unit.decimals,
        scope=version.scope.value,
        description=Text.of(version.description),
        last_year=form.last.get(cell),
        target=form.targets.get(cell),
        baseline=form.baseline.get(cell),
        entered=_entered(figure) if figure else None,
        follows=saved.number if saved else 0,
    )


def _entered(figure: Figure) -> Entered:
    return Entered(value=figure.value, status=figure.status.value, confidence=figure.confidence.value, note=figure.note)


def _words(item: ReportItem, form: Form, saved: ReportSave | None) -> WordsOut:
    return WordsOut(
        key=words_key(item.id),
        name=Text.of(item.name),
        hint=Text.of(item.hint),
        required=item.required,
        limit=item.limit,
        text=form.entered.words.get(item.id, ""),
        follows=saved.number if saved else 0,
    )


@router.get(
    "reports/{number}/workbook.xlsx",
    response={200: None, **READS},
    summary="Workbook",
    operation_id="report_workbook",
    openapi_extra=WORKBOOK,
)
def report_workbook(
    request: HttpRequest,
    number: CaseNumber,
    language: Annotated[Literal["ko", "en"], Query(description="언어 | language")] = "ko",
) -> HttpResponse:
    """적은 것까지 든 엑셀 양식. | The workbook, with what was entered so far."""
    refuse_unknown(request, ("language",))
    held = report_read(caller_of(request), number, clock.today())
    return file_answer(workbook_of(held.report, language), plain_name(held.report))
