"""A version of a report as its documents are made from it."""

from collections.abc import Mapping
from typing import Any

from teukgu.documents.report_paper.record import Enclosed, ReportRecord
from teukgu.portal import clock
from teukgu.portal.programmes import DEMONSTRATION
from teukgu.portal.report_rules import indicators, report_contents
from teukgu.portal.store.models import ReportVersion
from teukgu.portal.store.queries.reports.asked import as_in_version, asked_rows, stages_asked
from teukgu.portal.store.queries.reports.forms import lead_of, zone_name_of
from teukgu.reporting.draft import cell_of, from_data
from teukgu.reporting.figure import Cell, Number


def record_of(version: ReportVersion) -> ReportRecord:
    """Return what the documents of ``version`` say; the same version always the same."""
    report, content = version.report, version.content
    then = as_in_version(report, content)
    beside = content.get("beside", {})
    return ReportRecord(
        title=report.case.title,
        zone=zone_name_of(report).ko,
        municipality=lead_of(report),
        year=report.year,
        number=version.number,
        sha256=version.sha256,
        made_on=clock.day_of(version.made_at),
        contents=report_contents(),
        catalogue=indicators(),
        rows=asked_rows(then),
        stages=stages_asked(then),
        draft=from_data(content),
        last=_by_cell(beside.get("last", {})),
        targets=_by_cell(beside.get("targets", {})),
        enclosed=tuple(_enclosed(one) for one in content.get("attachments", ())),
        folds=content.get("folds"),
        invented=report.case.programme_id == DEMONSTRATION,
    )


def _by_cell(values: Mapping[str, Number]) -> dict[Cell, Number]:
    return {cell_of(key): value for key, value in values.items()}


def _enclosed(one: Mapping[str, Any]) -> Enclosed:
    item = report_contents().item(one["item"])
    return Enclosed(item.name.ko if item else one["item"], one["name"], one["size"], one["sha256"])
