"""The directory of zones."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teukgu.portal.access import ANONYMOUS
from teukgu.portal.kept import kept_page
from teukgu.portal.programmes import PROGRAMME
from teukgu.portal.store import queries
from teukgu.portal.web.presenting.directory import directory, read_asked
from teukgu.portal.web.trail import trail


@require_safe
@kept_page(PROGRAMME)
def show(request: HttpRequest) -> HttpResponse:
    """Search, filters, a page of zones; 400 when the address makes no sense, 404 beyond the last page."""
    choices = queries.filter_choices(ANONYMOUS, PROGRAMME)
    asked = read_asked(request.GET.dict(), choices)
    found = queries.find_zones(ANONYMOUS, PROGRAMME, asked.filter, page=asked.page)
    page = directory(found, asked, choices)
    beyond = found.number > found.pages
    status = 400 if asked.problems else 404 if beyond else 200
    context = {"page": page, "beyond": beyond, "section": "zones", "trail": trail(_("특구 찾기"))}
    return render(request, "web/pages/directory.html", context, status=status)
