"""Whose operators a page is about; what was typed about who said what, and when."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from teukgu.portal import clock
from teukgu.portal.access import Viewer
from teukgu.portal.services.access_log import note_access
from teukgu.portal.services.operator_sheets.held import HeldSurvey, survey_for
from teukgu.portal.services.operator_sheets.listing import WHAT
from teukgu.portal.store.models import AccessAction, Account, OperatorSurvey
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.client_address import client_address
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


def own_name(viewer: Viewer) -> str:
    """Return the name of whoever is signed in: they usually took it down themselves."""
    found = Account.objects.filter(pk=int(viewer.account or 0)).first()
    return found.name if found else ""


def moment_in(text: str) -> datetime | None:
    """Return the moment of a ``datetime-local`` field in Korean time, None when it is none."""
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return found if timezone.is_aware(found) else timezone.make_aware(found, timezone.get_default_timezone())


def moment_text(moment: datetime) -> str:
    """Return a moment for a ``datetime-local`` field."""
    return timezone.localtime(moment, timezone.get_default_timezone()).strftime("%Y-%m-%dT%H:%M")


def file_answer(content: bytes, kind: str, name: str) -> HttpResponse:
    """Return a file to be kept by the browser's user."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
