"""Files that pages about reports send."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from teukgu.portal.services.reports.uploads import SPREADSHEET
from teukgu.portal.store.models import Report
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


def workbook_name(report: Report, more: str = "") -> str:
    """Return a name that tells forty files apart: what it is, zone and year, what was done to it."""
    now = report.zone.now
    zone = (now.name_en if english() and now.name_en else now.name_ko) or report.zone_id
    safe = "".join(one for one in zone if one.isalnum() or one in " -()")[:60].strip()
    parts = [_("운영성과보고"), str(report.year), safe, report.zone_id, *([more] if more else [])]
    return f"{'_'.join(parts)}.xlsx".replace(" ", "-")
