"""The lines of a report's overview."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from teukgu.portal.report_rules import indicators, report_contents
from teukgu.portal.store.models import Observation, Report, ReportSave
from teukgu.portal.store.queries.reports.drafts import FIGURE, WORDS
from teukgu.portal.store.queries.reports.observed import as_observed
from teukgu.portal.web.presenting.reports.boxes import amount_text
from teukgu.portal.web.presenting.reports.sections import section_slug_of
from teukgu.portal.web.presenting.words import said
from teukgu.procedures.report.standing import is_reported
from teukgu.procedures.state import CaseState
from teukgu.reporting.checks import Remark
from teukgu.reporting.draft import ReportDraft, cell_of, figure_from_data
from teukgu.reporting.figure import Cell, Figure
from teukgu.reporting.form import Form
from teukgu.reporting.names import name_of
from teukgu.reporting.series import moves_value

HANDED_IN = frozenset({"filed", "registered", "settled"})


@dataclass(frozen=True, slots=True)
class Standing:
    """What a report counts as, in words, and why."""

    words: str
    why: str
    is_reported: bool


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """A remark with the section where its figure is mended."""

    remark: Remark
    message: str
    cure: str
    slug: str
    key: str


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """A correction: what it was, what it is, whether it may move a result, who and why."""

    name: str
    before: str
    after: str
    row: Observation


def standing_of(state: CaseState) -> Standing:
    """Return what the report counts as: reported only when its official document has its number."""
    if state.stage == "deferred":
        return Standing(_("다음 해 보고에 포함"), _("늦게 지정된 특구라서 다음 해 보고서에 함께 적습니다."), False)
    if is_reported(state):
        return Standing(_("제출됨"), _("제출 공문의 번호가 기록되어 있습니다."), True)
    if state.stage in HANDED_IN:
        return Standing(_("포털 접수"), _("제출 공문의 번호를 기록해야 ‘제출됨’이 됩니다."), False)
    if state.stage == "returned":
        return Standing(_("보완 중"), _("보완하여 다시 결재를 받고 제출하십시오."), False)
    return Standing(_("작성 중"), _("아직 제출하지 않았습니다."), False)


def remark_lines(form: Form, remarks: Iterable[Remark]) -> list[RemarkLine]:
    """Return remarks in words."""
    return [
        RemarkLine(
            one,
            said(one.message),
            said(one.cure),
            section_slug_of(form, one),
            f"{FIGURE}{one.cells[0]}" if one.cells else "",
        )
        for one in remarks
    ]


def correction_lines(rows: Iterable[Observation]) -> list[CorrectionLine]:
    """Return corrections in words, the newest first."""
    return [
        CorrectionLine(cell_name(row.indicator, row.part, row.year), _shown(row.corrects), _shown(row), row)
        for row in rows
    ]


def _shown(row: Observation | None) -> str:
    return "" if row is None else figure_text(as_observed(row).figure, row.year)


def figure_text(figure: Figure, year: int) -> str:
    """Return a figure with its unit, or the word for why there is none."""
    if figure.value is None:
        return said(name_of(figure.status))
    version = indicators().version(figure.cell.indicator, year)
    if version is None:
        return str(figure.value)
    unit = indicators().unit_of(version)
    return f"{amount_text(figure.value, unit)} {said(unit.name)}"


def cell_name(indicator: str, part: str, year: int) -> str:
    """Return the name of a cell, its part behind it."""
    version = next((one for one in indicators().in_year(year) if one.id == indicator), None)
    if version is None:
        return f"{indicator}/{part}" if part else indicator
    for way in version.disaggregations:
        for one in way.parts:
            if part == f"{way.id}.{one.id}":
                return f"{said(version.name)} · {said(one.name)}"
    return said(version.name)


def aside_lines(rows: Iterable[ReportSave]) -> list[tuple[ReportSave, str, str]]:
    """Return what was set aside, with the name of its cell or text and what it said."""
    return [(row, *_aside(row)) for row in rows]


def _aside(row: ReportSave) -> tuple[str, str]:
    year = row.report.year
    if row.key.startswith(WORDS):
        item = report_contents().item(row.key.removeprefix(WORDS))
        return (said(item.name) if item else row.key), str(row.content)
    cell = cell_of(row.key.removeprefix(FIGURE))
    if not row.content:
        return cell_name(cell.indicator, cell.part, year), _("비움")
    return cell_name(cell.indicator, cell.part, year), figure_text(figure_from_data(cell, row.content), year)


def saved_text(row: ReportSave, year: int) -> str:
    """Return the figure that a save holds, with its unit; nothing for a text or an emptied cell."""
    if not row.key.startswith(FIGURE) or not row.content:
        return ""
    return figure_text(figure_from_data(cell_of(row.key.removeprefix(FIGURE)), row.content), year)


def differs_from_filed(report: Report, draft: ReportDraft) -> int:
    """Return how many figures of the draft differ from those handed in (none were: 0)."""
    rows = Observation.objects.filter(report=report, corrected_by=None)
    filed = {one.figure.cell: one.figure for one in map(as_observed, rows)}
    if not filed:
        return 0
    return sum(_differs(filed.get(cell), draft.figures.get(cell), cell) for cell in {*filed, *draft.figures})


def _differs(filed: Figure | None, now: Figure | None, cell: Cell) -> bool:
    empty = Figure(cell, None)
    return moves_value(filed or empty, now or empty)
