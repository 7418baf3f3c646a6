"""The first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from teukgu.portal.access import ANONYMOUS
from teukgu.portal.kept import kept_page
from teukgu.portal.programmes import PROGRAMME
from teukgu.portal.store import queries
from teukgu.portal.web.presenting.home import home_page
from teukgu.portal.web.programme import boundaries


@require_safe
@kept_page(PROGRAMME)
def show(request: HttpRequest) -> HttpResponse:
    """Map, key figures, search."""
    page = home_page(
        queries.home_figures(ANONYMOUS, PROGRAMME),
        queries.zones_on_map(ANONYMOUS, PROGRAMME),
        queries.provinces_with_zones(ANONYMOUS, PROGRAMME),
        boundaries(),
    )
    return render(request, "web/pages/home.html", {"page": page, "section": "home"})
