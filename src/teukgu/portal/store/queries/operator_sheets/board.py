"""The operators of a survey with where each sheet stands; the viewer was asked for by whoever found the survey."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from teukgu.portal.report_rules import indicators, operator_sheet
from teukgu.portal.store.models import (
    Operator,
    OperatorSheet,
    OperatorSurvey,
    Report,
    SheetAnswer,
    SheetConsent,
    SheetLink,
)
from teukgu.portal.store.queries.reports.asked import stages_asked
from teukgu.reporting.comparability import comparable
from teukgu.reporting.definition import Comparability
from teukgu.reporting.draft import cell_of
from teukgu.reporting.figure import Cell, Figure, FigureStatus, Number
from teukgu.reporting.operator_sheets.rules import SheetRow, SheetZone, sheet_rows
from teukgu.reporting.operator_sheets.sums import SheetState, Standing

ACTIVE = "active"
GIVEN, REFUSED, UNREACHED = "given", "refused", "unreached"


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One operator of a survey: its newest answer or refusal, calls that reached nobody since, its link that opens."""

    sheet: OperatorSheet
    standing: Standing
    answer: SheetAnswer | None
    calls: int
    link: SheetLink | None

    @property
    def operator(self) -> Operator:
        """Return the operator."""
        return self.sheet.operator

    @property
    def waits(self) -> bool:
        """Whether somebody has to ask again."""
        return self.standing is Standing.SILENT


def survey_lines(survey: OperatorSurvey, now: datetime) -> list[SheetLine]:
    """Return the operators of a survey by name."""
    rows = survey.sheets.select_related("operator__merged_into").prefetch_related("answers__account", "links")
    return [line_of(one, now) for one in rows.order_by("operator__name", "pk")]


def line_of(sheet: OperatorSheet, now: datetime) -> SheetLine:
    """Return where one sheet stands."""
    answers = sorted(sheet.answers.all(), key=lambda one: one.number)
    settled = [one for one in answers if one.outcome in {GIVEN, REFUSED}]
    last = settled[-1] if settled else None
    calls = sum(one.outcome == UNREACHED and (last is None or one.number > last.number) for one in answers)
    live = [one for one in sheet.links.all() if one.revoked_at is None and one.expires_at > now]
    return SheetLine(sheet, standing_of(sheet.operator, last), last, calls, live[-1] if live else None)


def standing_of(operator: Operator, last: SheetAnswer | None) -> Standing:
    """Return where a sheet stands: who closed after answering still counts with what they answered."""
    if last is not None and last.outcome == GIVEN:
        return Standing.ANSWERED
    if operator.state != ACTIVE:
        return Standing.GONE
    return Standing.REFUSED if last is not None else Standing.SILENT


def standing_answer(sheet: OperatorSheet) -> SheetAnswer | None:
    """Return the answer that stands, None when there is none or it was a refusal."""
    last = sheet.answers.filter(outcome__in=(GIVEN, REFUSED)).order_by("number").last()
    return last if last is not None and last.outcome == GIVEN else None


def standing_consent(sheet: OperatorSheet) -> SheetConsent | None:
    """Return the consent that holds, None when there is none or it was refused."""
    last = sheet.consents.order_by("pk").last()
    return last if last is not None and last.given else None


def counts_of(report: Report) -> Counter[Standing]:
    """Return how many operators of all municipalities of a report stand where: what everybody who reads it may know."""
    sheets = OperatorSheet.objects.filter(survey__report=report).select_related("operator").prefetch_related("answers")
    found: Counter[Standing] = Counter()
    for one in sheets:
        settled = [row for row in one.answers.all() if row.outcome in {GIVEN, REFUSED}]
        last = max(settled, key=lambda row: row.number, default=None)
        found[standing_of(one.operator, last)] += 1
    return found


def zone_of(report: Report) -> SheetZone:
    """Return the zone as far as it decides what is asked."""
    return SheetZone(report.year, report.zone_type, stages_asked(report))


def rows_of_sheet(sheet: OperatorSheet) -> tuple[SheetRow, ...]:
    """Return what this operator is asked."""
    return sheet_rows(operator_sheet(), indicators(), zone_of(sheet.survey.report), sheet.kind)


def figures_of(values: Mapping[str, Any]) -> dict[Cell, Figure]:
    """Return kept values as figures."""
    found = {}
    for written, data in values.items():
        cell = cell_of(written)
        found[cell] = Figure(cell, data.get("value"), FigureStatus(data.get("status", FigureStatus.GIVEN)))
    return found


def values_of(figures: Mapping[Cell, Figure]) -> dict[str, dict[str, Any]]:
    """Return figures as they are kept."""
    return {str(cell): {"value": one.value, "status": one.status.value} for cell, one in sorted(figures.items())}


def states_of(report: Report) -> list[SheetState]:
    """Return every sheet of a report as the sum needs it."""
    found = []
    surveys = OperatorSurvey.objects.filter(report=report).select_related("report")
    for survey in surveys:
        for sheet in survey.sheets.select_related("operator").prefetch_related("answers"):
            sheet.survey = survey
            settled = [one for one in sheet.answers.all() if one.outcome in {GIVEN, REFUSED}]
            last = max(settled, key=lambda one: one.number, default=None)
            standing = standing_of(sheet.operator, last)
            asked = frozenset(row.cell for row in rows_of_sheet(sheet))
            figures = figures_of(last.values) if last is not None and standing is Standing.ANSWERED else {}
            found.append(SheetState(sheet.pk, standing, asked, figures, str(survey.organisation_id)))
    return found


def last_year_of(sheets: Iterable[OperatorSheet]) -> dict[int, dict[Cell, Number]]:
    """Return by operator what it answered the year before, as far as it may be read beside this year's."""
    sheets = list(sheets)
    if not sheets:
        return {}
    year = sheets[0].survey.report.year
    rows = SheetAnswer.objects.filter(
        sheet__operator__in=[one.operator_id for one in sheets], sheet__survey__report__year=year - 1
    ).exclude(outcome=UNREACHED)
    last = {row.sheet_id: row for row in rows.select_related("sheet").order_by("number")}
    return {
        row.sheet.operator_id: {
            cell: one.value
            for cell, one in figures_of(row.values).items()
            if one.value is not None and _is_comparable(cell, year)
        }
        for row in last.values()
        if row.outcome == GIVEN
    }


def _is_comparable(cell: Cell, year: int) -> bool:
    return comparable(indicators(), cell.indicator, year - 1, year) is not Comparability.BROKEN
