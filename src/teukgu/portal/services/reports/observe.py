"""What is handed in becomes observations, and what is corrected corrects them: in the transaction of the act."""

from collections.abc import Collection, Iterable, Iterator

from teukgu.portal.report_rules import indicators
from teukgu.portal.services.cases.hooks import Done, after_act
from teukgu.portal.store.models import Observation, Report, ReportVersion
from teukgu.portal.store.queries.reports.asked import as_in_version, asked_cells
from teukgu.portal.store.queries.reports.facts import standing_sha256
from teukgu.portal.store.queries.reports.observed import as_observed
from teukgu.reporting.draft import from_data
from teukgu.reporting.figure import Cell, Figure, FigureStatus
from teukgu.reporting.series import moves_value

ACTS = frozenset({"file_report", "correct_report"})
SUPPLIED = "보완하여 다시 제출"


@after_act
def record_observations(done: Done) -> None:
    """After a report was filed or corrected, record the figures of the version that stands."""
    if done.event.act not in ACTS or done.case.procedure != "report":
        return
    report = Report.objects.get(pk=done.case.pk)
    version = ReportVersion.objects.filter(report=report, sha256=standing_sha256(done.situation.state) or "").last()
    if version is None:
        return
    rows = list(Observation.objects.filter(report=report, corrected_by=None))
    before = {as_observed(row).figure.cell: row for row in rows}
    figures = from_data(version.content).figures
    asked = asked_cells(as_in_version(report, version.content))
    for figure in (*figures.values(), *_withdrawn(before.values(), figures, asked)):
        _record(done, report, figure, before.get(figure.cell))


def _withdrawn(rows: Iterable[Observation], there: Collection[Cell], asked: Collection[Cell]) -> Iterator[Figure]:
    """Yield what was handed in and is no longer in the report: missing, or of a stage that is not asked any more."""
    for row in rows:
        figure = as_observed(row).figure
        now = FigureStatus.MISSING if figure.cell in asked else FigureStatus.NOT_APPLICABLE
        if figure.cell not in there and figure.status is not now:
            yield Figure(figure.cell, None, now)


def _record(done: Done, report: Report, figure: Figure, before: Observation | None) -> None:
    if before is not None and as_observed(before).figure == figure:
        return
    version = indicators().version(figure.cell.indicator, report.year)
    if version is None:
        return
    data = done.event.data
    Observation.objects.create(
        programme_id=done.case.programme_id,
        zone_id=report.zone_id,
        report=report,
        year=report.year,
        indicator=figure.cell.indicator,
        part=figure.cell.part,
        value=figure.value,
        status=figure.status.value,
        provenance=figure.provenance.value,
        confidence=figure.confidence.value,
        note=figure.note,
        version=version.version,
        recorded_at=done.now,
        account_id=done.event.account_id,
        corrects=before,
        material=before is not None
        and data.get("material") is True
        and moves_value(as_observed(before).figure, figure),
        why="" if before is None else str(data.get("grounds") or SUPPLIED),
    )
