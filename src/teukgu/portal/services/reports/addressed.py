"""For which report a file that came among many was made, by its stamp; hidden and absent answer alike."""

from collections.abc import Iterable

from teukgu.documents.report_workbook.stamp import Stamp
from teukgu.portal.access import Viewer
from teukgu.portal.access_reports import handing_in_post
from teukgu.portal.services.reports import upload_refusals
from teukgu.portal.store.models import Report
from teukgu.portal.store.queries.visible_cases import case_facts
from teukgu.values import Refused


def report_of_stamp(viewer: Viewer, stamp: Stamp | None, programme: str) -> Report:
    """Return the report that a file says it is for, among those the viewer hands in for in ``programme``.

    Raises:
        Refused: when the file does not say, or there is no such report for this viewer.
    """
    if stamp is None:
        raise Refused([upload_refusals.no_stamp()])
    if stamp.programme and stamp.programme != programme:
        raise Refused([upload_refusals.other_programme(stamp.programme)])
    rows = Report.objects.filter(zone=stamp.zone, case__programme=programme).select_related("case__now")
    reached = list(_reached(viewer, rows))
    report = next((one for one in reached if str(one.year) == stamp.year), None)
    if report is not None:
        return report
    if reached:
        raise Refused([upload_refusals.other_year(stamp.year, [one.year for one in reached])])
    raise Refused([upload_refusals.out_of_reach(stamp.zone, stamp.year)])


def _reached(viewer: Viewer, reports: Iterable[Report]) -> Iterable[Report]:
    return (one for one in reports if handing_in_post(viewer, case_facts(one.case)) is not None)
