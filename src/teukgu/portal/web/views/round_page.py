"""The page of a round, real or invented: one table, its filters and pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from teukgu.portal.store.queries import RoundPage
from teukgu.portal.web.presenting.public_votes import public_votes
from teukgu.portal.web.presenting.rounds import Around, read_asked_of_round, round_view
from teukgu.portal.web.trail import trail


def render_round(request: HttpRequest, found: RoundPage, around: Around, *, section: tuple[str, str]) -> HttpResponse:
    """Render what was asked of a round; ``section`` is the route of the part of the site it stands in, and its name."""
    asked = read_asked_of_round(request.GET.dict(), {unit.type for unit in found.results})
    view = round_view(found, asked, around)
    beyond = asked.page > view.pages
    route, name = section
    context = {
        "page": view,
        "votes": public_votes(found),
        "bad": asked.bad,
        "beyond": beyond,
        "section": route,
        "trail": trail((name, route), view.title),
    }
    return render(request, "web/pages/round.html", context, status=400 if asked.bad else 404 if beyond else 200)
