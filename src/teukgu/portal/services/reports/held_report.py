"""The report that a service works on: found for the viewer, with the party they act as."""

from dataclasses import dataclass
from datetime import date

from teukgu.portal import access_reports
from teukgu.portal.access import CaseFacts, Viewer
from teukgu.portal.services.designation.held_case import case_as, case_for
from teukgu.portal.services.designation.refusals import GONE
from teukgu.portal.store.models import Report
from teukgu.procedures.party import Party
from teukgu.values import Refused

EDITED_STAGES = access_reports.EDITED_STAGES


@dataclass(frozen=True, slots=True)
class HeldReport:
    """A report with the facts of access to its case."""

    report: Report
    facts: CaseFacts


def report_for(viewer: Viewer, number: str, today: date) -> HeldReport:
    """Return the report of the case of this number that the viewer sees.

    Raises:
        Refused: when there is none for this viewer.
    """
    held = case_for(viewer, number, today)
    return HeldReport(_of(held.case.pk), held.facts)


def report_read(viewer: Viewer, number: str, today: date) -> HeldReport:
    """Return the report of the case of this number that the viewer reads as a whole.

    Raises:
        Refused: when there is none for this viewer; whoever sees only a part of the case finds none.
    """
    held = report_for(viewer, number, today)
    if not access_reports.may_read_report(viewer, held.facts):
        raise Refused([GONE])
    return held


def report_as(viewer: Viewer, number: str, party: Party, today: date) -> HeldReport:
    """Return the report, in whose case the viewer may act as ``party``.

    Raises:
        Refused: when there is no such report for this viewer, or it is another party's work.
    """
    held = case_as(viewer, number, party, today)
    return HeldReport(_of(held.case.pk), held.facts)


def _of(case: int) -> Report:
    found = Report.objects.filter(pk=case).select_related("case").first()
    if found is None:
        raise Refused([GONE])
    return found
