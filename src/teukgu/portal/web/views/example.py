"""The example programme: invented zones under an address of their own, never mixed with the real ones."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teukgu.portal.access import ANONYMOUS
from teukgu.portal.kept import kept_page
from teukgu.portal.programmes import DEMONSTRATION
from teukgu.portal.rules import programme
from teukgu.portal.store import queries
from teukgu.portal.web.presenting.round_list import round_line
from teukgu.portal.web.presenting.rounds import Around
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.schemes import tiers_of
from teukgu.portal.web.trail import trail
from teukgu.portal.web.views.round_page import render_round
from teukgu.portal.web.views.zone import scheme_standing


@require_safe
@kept_page(DEMONSTRATION)
def show(request: HttpRequest) -> HttpResponse:
    """What the example is, its rounds."""
    rounds = [
        round_line(one, reverse("example_round", args=[one.key])) for one in queries.rounds_of(ANONYMOUS, DEMONSTRATION)
    ]
    context = {"rounds": rounds, "section": "example", "trail": trail(_("예시 프로그램"))}
    return render(request, "web/pages/example.html", context)


@require_safe
@kept_page(DEMONSTRATION)
def round_results(request: HttpRequest, key: str) -> HttpResponse:
    """The results of a round of invented zones."""
    found = queries.round_by_key(ANONYMOUS, DEMONSTRATION, key)
    if found is None:
        raise Http404
    labels = queries.labels_of(ANONYMOUS, DEMONSTRATION)
    types = {key: said(name) for key, name in programme().type_names.items()}
    around = Around(
        zone_route="example_zone",
        file_route="example_file",
        labels=types | {key: said(labels.of("type", key).name) for key in labels.keys("type")},
        tiers={number: said(name) for number, name in tiers_of(found.round).items()},
        map=SafeString(""),
        units_of=0,
        example=True,
    )
    return render_round(request, found, around, section=("example", _("예시 프로그램")))


@require_safe
@kept_page(DEMONSTRATION)
def zone(request: HttpRequest, address: str) -> HttpResponse:
    """An invented zone: what each round says about it."""
    found = queries.zone_at_address(ANONYMOUS, DEMONSTRATION, address)
    if found is None:
        raise Http404
    results = queries.results_of_zone(ANONYMOUS, DEMONSTRATION, found.zone.id)
    standings = [scheme_standing(result, "example_round") for result in results]
    name = said(found.zone.name)
    context = {
        "zone": found.zone,
        "name": name,
        "standings": standings,
        "section": "example",
        "trail": trail((_("예시 프로그램"), "example"), name),
    }
    return render(request, "web/pages/example_zone.html", context)
