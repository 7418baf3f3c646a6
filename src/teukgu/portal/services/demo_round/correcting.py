"""A municipality corrects its report: a figure, a new version, the act."""

from teukgu.portal.services.cases.act import act
from teukgu.portal.services.demo_round.scene import EXAMPLE, RoundScene
from teukgu.portal.services.reports.drafts import Entry, save_entries
from teukgu.portal.services.reports.versions import make_report_version
from teukgu.portal.store.models import CaseEvent, CaseParty, Observation, Report
from teukgu.portal.store.queries.reports.drafts import current_saves, figure_key
from teukgu.reporting.draft import figure_to_data
from teukgu.reporting.figure import Cell, Figure
from teukgu.values import IndicatorId

CELL = Cell(IndicatorId("sales"))


def can_be_corrected(zone: str, year: int) -> bool:
    """Whether the zone has a registered report with sales that nobody corrected yet."""
    report = Report.objects.filter(zone=zone, year=year, case__now__stage="registered").first()
    if report is None or CaseEvent.objects.filter(case=report.case_id, act="correct_report").exists():
        return False
    return _sales(zone, year) is not None


def _sales(zone: str, year: int) -> Observation | None:
    rows = Observation.objects.filter(zone=zone, year=year, indicator=CELL.indicator, part="", corrected_by=None)
    return rows.filter(status="given", report__isnull=False).order_by("-pk").first()


def correct_report(scene: RoundScene, zone: str, times: float) -> None:
    """Correct the sales that were reported, ``times`` as much."""
    report = Report.objects.select_related("case").get(zone=zone, year=scene.year)
    lead = CaseParty.objects.filter(case=report.case_id, party="applicant", until=None).order_by("-lead", "pk")[0]
    officer = scene.viewer(f"{lead.organisation.key}.officer" if lead.organisation else "")
    row = _sales(zone, scene.year)
    there = current_saves(report.pk).get(figure_key(CELL))
    value = round(float(row.value) * times) if row is not None and row.value is not None else None
    entry = Entry(figure_key(CELL), figure_to_data(Figure(CELL, value)), there.number if there else 0)
    stamp = scene.stamp()
    save_entries(officer, report.case.number, [entry], now=stamp["now"], today=scene.day)
    version = make_report_version(officer, report.case.number, now=stamp["now"], today=scene.day)
    report.case.refresh_from_db()
    act(
        officer,
        report.case.number,
        act="correct_report",
        key="",
        party="applicant",
        happened_on=scene.day,
        data={
            "grounds": f"{EXAMPLE} 협동조합 두 곳의 매출이 빠져 있었음",
            "material": True,
            "report_version": version.number,
            "report_sha256": version.sha256,
            "approval_number": f"{EXAMPLE} 예시과-{report.pk + 5000}",
        },
        seen_version=report.case.version,
        **stamp,
    )
