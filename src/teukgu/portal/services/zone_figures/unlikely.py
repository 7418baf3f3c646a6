"""What cannot be true of figures copied from an earlier report: told, and taken all the same.

The earlier report may have said so itself; then that is what it said.
"""

from collections.abc import Collection
from datetime import date

from teukgu.documents.years_workbook.findings import say
from teukgu.documents.years_workbook.reader import YearsReading
from teukgu.portal.report_rules import indicators
from teukgu.portal.store.models import ZoneNow
from teukgu.portal.store.queries.cases.rules import rules_of
from teukgu.reporting.checks import check_report, limits_from
from teukgu.reporting.figure import Cell, Context, Figure
from teukgu.values import Bilingual, Finding, Severity, ZoneId


def unlikely(zone: ZoneNow, reading: YearsReading, taken: Collection[tuple[int, Cell]], today: date) -> list[Finding]:
    """Return the plain impossibilities among the figures taken (bounds, sums), year by year, each at its cell."""
    limits = limits_from(rules_of(zone.programme_id).rulebook.on(today))
    found = []
    for year in sorted({year for year, _cell in taken}):
        figures = {
            cell: Figure(cell, one.value, one.status)
            for (when, cell), one in reading.figures.items()
            if when == year and (when, cell) in taken
        }
        context = Context(ZoneId(zone.pk), zone.zone_type, year, 12, {}, {}, {}, {}, {})
        for remark in check_report(indicators(), figures, context, limits):
            if remark.severity is Severity.ERROR and remark.cells:
                place = reading.figures[(year, remark.cells[0])].place
                found.append(_both(say("cannot_be", place, found="{}"), remark.message))
    return found


def _both(finding: Finding, message: Bilingual) -> Finding:
    """Fill the remark's own words into the finding, each in its language."""
    said = Bilingual(finding.message.ko.replace("{}", message.ko), finding.message.en.replace("{}", message.en))
    return Finding(finding.code, said, finding.cure, finding.place, finding.severity)
