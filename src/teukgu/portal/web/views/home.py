"""The first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from teukgu.portal.access import ANONYMOUS
from teukgu.portal.programmes import PROGRAMME
from teukgu.portal.store import queries
from teukgu.portal.store.queries.data_version import data_version
from teukgu.portal.web.once import once
from teukgu.portal.web.presenting.home import HomePage, home_page
from teukgu.portal.web.programme import boundaries


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Map, key figures, search."""
    version = data_version(ANONYMOUS, PROGRAMME)
    page = once(version, ("home", get_language() or ""), _page)
    return render(request, "web/pages/home.html", {"page": page, "section": "home"})


def _page() -> HomePage:
    return home_page(
        queries.home_figures(ANONYMOUS, PROGRAMME),
        queries.zones_on_map(ANONYMOUS, PROGRAMME),
        queries.provinces_with_zones(ANONYMOUS, PROGRAMME),
        boundaries(),
    )
