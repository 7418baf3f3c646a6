"""The survey that a service works on: found for the viewer, with the municipality they act for."""

from dataclasses import dataclass
from datetime import date

from teukgu.portal.access import CaseFacts, Viewer
from teukgu.portal.access_operators import may_survey, municipalities_of
from teukgu.portal.services.designation.refusals import GONE, not_yours
from teukgu.portal.services.operator_sheets import refusals
from teukgu.portal.services.reports.held_report import report_for
from teukgu.portal.store.models import OperatorSheet, OperatorSurvey, Organisation, Report
from teukgu.values import Refused


@dataclass(frozen=True, slots=True)
class HeldSurvey:
    """A report, the viewer's municipality in it, and its survey if it has begun."""

    report: Report
    facts: CaseFacts
    organisation: Organisation
    survey: OperatorSurvey | None
    writes: bool


def survey_for(viewer: Viewer, number: str, today: date) -> HeldSurvey:
    """Return the survey of the viewer's municipality in the case of this number.

    Raises:
        Refused: when there is no such report for this viewer, or they belong to none of its municipalities.
    """
    held = report_for(viewer, number, today)
    mine = municipalities_of(viewer, held.facts)
    if not mine:
        raise Refused([GONE])
    organisation = Organisation.objects.get(pk=mine[0])
    survey = OperatorSurvey.objects.filter(report=held.report, organisation=organisation).first()
    if survey is not None:
        survey.report, survey.organisation = held.report, organisation
    return HeldSurvey(held.report, held.facts, organisation, survey, may_survey(viewer, held.facts, organisation.pk))


def survey_as(viewer: Viewer, number: str, today: date) -> HeldSurvey:
    """Return it when the viewer may write there.

    Raises:
        Refused: when it does not exist for this viewer, or they only read.
    """
    held = survey_for(viewer, number, today)
    if not held.writes:
        raise not_yours()
    return held


def begun(held: HeldSurvey) -> OperatorSurvey:
    """Return the survey.

    Raises:
        Refused: when it has not begun.
    """
    if held.survey is None:
        raise Refused([refusals.not_begun()])
    return held.survey


def sheet_in(held: HeldSurvey, sheet: int, *, lock: bool = False) -> OperatorSheet:
    """Return a sheet of the survey; whoever writes in it holds it for the transaction (``lock``).

    Raises:
        Refused: when there is none of this number in it.
    """
    rows = OperatorSheet.objects.filter(survey=begun(held), pk=sheet)
    found = (rows.select_for_update() if lock else rows).first()
    if found is None:
        raise Refused([GONE])
    found.survey = begun(held)
    return found
