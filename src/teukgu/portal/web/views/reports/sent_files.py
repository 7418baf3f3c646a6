"""Files that pages about reports send."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from teukgu.portal.services.reports.uploads import SPREADSHEET
from teukgu.portal.web.presenting.korean import english
from teukgu.values import Language


def file_answer(content: bytes | str, name: str, kind: str = SPREADSHEET) -> HttpResponse:
    """Return a file to keep, under its name."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def page_language() -> Language:
    """Return the language of the page."""
    return "en" if english() else "ko"
