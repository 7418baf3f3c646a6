"""Whose operators a page is about; what was typed about who said what, and when."""

from datetime import UTC, datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from teukgu.portal import clock
from teukgu.portal.access import Viewer
from teukgu.portal.services.access_log import note_access
from teukgu.portal.services.operator_sheets.held import HeldSurvey, survey_for
from teukgu.portal.services.operator_sheets.listing import WHAT
from teukgu.portal.store.models import AccessAction, Account, Case, OperatorSurvey, Report
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.client_address import client_address
from teukgu.portal.web.trail import Step, trail
from teukgu.values import Refused

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def held_or_404(request: HttpRequest, number: str) -> HeldSurvey:
    """Return the survey of the viewer's municipality.

    Raises:
        Http404: when there is no such report, or the viewer belongs to none of its municipalities.
    """
    try:
        return survey_for(viewer_of(request), number, clock.today())
    except Refused as refused:
        raise Http404 from refused


def survey_or_404(held: HeldSurvey) -> OperatorSurvey:
    """Return the survey.

    Raises:
        Http404: when it has not begun.
    """
    if held.survey is None:
        raise Http404
    return held.survey


def note(
    request: HttpRequest, held: HeldSurvey, action: AccessAction, subject: str, *, subjects: int, reason: str = ""
) -> None:
    """Note in the access log what is about to be shown."""
    note_access(
        viewer_of(request),
        action,
        what=WHAT,
        subject=subject,
        subjects=subjects,
        case=held.report.case,
        reason=reason,
        address=client_address(request),
        now=clock.now(),
    )


def survey_trail(case: Case, *names: str) -> tuple[Step, ...]:
    """Return the path to a page of the survey: the report, the survey, and what comes after."""
    year = Report.objects.filter(pk=case.pk).values_list("year", flat=True).first()
    report = Step(str(year or ""), reverse("report", args=[case.number]))
    survey = Step(_("특화사업자 조사"), reverse("operators", args=[case.number]) if names else "")
    desk = trail((_("내 업무"), "work"), (_("운영성과보고"), "reports"))
    return (*desk, report, survey, *(Step(name) for name in names))


def own_name(viewer: Viewer) -> str:
    """Return the name of whoever is signed in: they usually took it down themselves."""
    found = Account.objects.filter(pk=int(viewer.account or 0)).first()
    return found.name if found else ""


def moment_in(text: str) -> datetime | None:
    """Return the moment of a ``datetime-local`` field in Korean time, None when it is none that can be kept."""
    try:
        found = datetime.fromisoformat(text.strip())
        aware = found if timezone.is_aware(found) else timezone.make_aware(found, timezone.get_default_timezone())
        aware.astimezone(UTC)  # as it is kept: the first and last day of the calendar have none
    except (ValueError, OverflowError):
        return None
    return aware


def moment_text(moment: datetime) -> str:
    """Return a moment for a ``datetime-local`` field."""
    return timezone.localtime(moment, timezone.get_default_timezone()).strftime("%Y-%m-%dT%H:%M")


def file_answer(content: bytes, kind: str, name: str) -> HttpResponse:
    """Return a file to be kept by the browser's user."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
