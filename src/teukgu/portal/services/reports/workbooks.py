"""The workbook of a report as it is given out: with what was entered so far."""

from teukgu.documents.report_workbook.guide_sheet import Cover
from teukgu.documents.report_workbook.writer import write_workbook
from teukgu.portal.report_rules import indicators, report_contents
from teukgu.portal.rules import programme
from teukgu.portal.store.models import Report
from teukgu.portal.store.queries.reports.forms import form_of
from teukgu.values import Language


def workbook_of(report: Report, language: Language) -> bytes:
    """Return the workbook; whoever calls has asked whether the viewer reads the report."""
    form = form_of(report)
    due = report.case.clocks.filter(clock="report_due").first()
    cover = Cover(due=due.due if due else None, zone_type=programme().type_names.get(form.zone_type))
    return write_workbook(form, report_contents(), indicators(), language, cover)


def plain_name(report: Report) -> str:
    """Return a name of the file that every program can keep."""
    return f"report-{report.zone_id}-{report.year}.xlsx"
