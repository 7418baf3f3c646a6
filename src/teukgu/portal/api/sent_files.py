"""Files that the API sends."""

from typing import Any

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from teukgu.portal.services.reports.uploads import SPREADSHEET


def described(content_type: str) -> dict[str, Any]:
    """Describe the answer of an operation that sends a file."""
    schema = {"type": "string", "format": "binary"}
    return {"responses": {200: {"description": "OK", "content": {content_type: {"schema": schema}}}}}


WORKBOOK = described(SPREADSHEET)


def file_answer(content: bytes | str, name: str, kind: str = SPREADSHEET) -> HttpResponse:
    """Return a file under its name."""
    answer = HttpResponse(content, content_type=kind)
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return answer
