"""What an address of the policy lab asks for: the round, other rules, settings, filters."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, QueryDict
from django.urls import reverse

from teukgu.portal.access import Viewer
from teukgu.portal.access_lab import lab_programmes
from teukgu.portal.programmes import DEMONSTRATION, PROGRAMME
from teukgu.portal.services.lab import Opened, lab_round, open_lab
from teukgu.portal.store.queries import RoundPage
from teukgu.portal.store.queries.round_case.for_lab import BETWEEN, is_computation
from teukgu.portal.store.queries.round_results import UnitResult
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import case_or_404

NOT_SETTINGS = frozenset(
    {"rules", "full", "try", "q", "type", "moved", "page", "csrfmiddlewaretoken", "name", "note", "once"}
)


@dataclass(frozen=True, slots=True)
class Site:
    """Where a programme's labs stand; ``example``: invented zones; ``draft``: rounds that are not published yet."""

    programme: str
    lab: str
    scheme: str
    keep: str
    round: str
    zone: str
    example: bool
    draft: bool = False

    def address(self, route: str, key: str) -> str:
        """Return the address of a round's page: a computation is named by its case and its number."""
        return reverse(route, args=key.split(BETWEEN))

    def zone_address(self, key: str, unit: UnitResult) -> str:
        """Return the address of a zone's page, empty where it has none."""
        if self.draft:
            return reverse(self.zone, args=[key.partition(BETWEEN)[0], unit.unit])
        return reverse(self.zone, args=[unit.address]) if unit.address else ""


REAL = Site(PROGRAMME, "round_lab", "round_lab_scheme", "round_lab_keep", "round", "zone", example=False)
EXAMPLE = Site(
    DEMONSTRATION,
    "example_lab",
    "example_lab_scheme",
    "example_lab_keep",
    "example_round",
    "example_zone",
    example=True,
)


def draft_site(programme: str) -> Site:
    """Return where the labs of a programme's computations stand that are not published yet."""
    routes = ("draft_lab", "draft_lab_scheme", "draft_lab_keep", "round_results", "round_zone")
    return Site(programme, *routes, example=programme == DEMONSTRATION, draft=True)


def site_of(programme: str, key: str) -> Site:
    """Return where the lab of a round stands."""
    if is_computation(key):
        return draft_site(programme)
    return EXAMPLE if programme == DEMONSTRATION else REAL


@dataclass(frozen=True, slots=True)
class AskedLab:
    """A round opened in the lab as an address asks."""

    viewer: Viewer
    site: Site
    page: RoundPage
    opened: Opened
    rules: str
    keeps: bool


def open_asked(request: HttpRequest, site: Site, key: str, query: QueryDict) -> AskedLab:
    """Open the round that an address names; all the draws only for whoever keeps scenarios.

    Raises:
        Http404: when there is no such round, it has no lab, or no such other rules.
        Refused: when nothing of the other rules fits the round.
    """
    viewer = viewer_of(request)
    page = round_or_404(viewer, site, key)
    rules = query.get("rules", "")
    keeps = site.programme in lab_programmes(viewer)
    opened = open_lab(viewer, site.programme, page.round, rules=rules, full=keeps and query.get("full") == "1")
    if opened is None:
        raise Http404
    return AskedLab(viewer, site, page, opened, rules, keeps)


def round_or_404(viewer: Viewer, site: Site, key: str) -> RoundPage:
    """Return a round that has a lab.

    Raises:
        Http404: when there is none.
    """
    page = lab_round(viewer, site.programme, key)
    if page is None:
        raise Http404
    return page


def drafts(request: HttpRequest, number: str, pk: int) -> tuple[Site, str]:
    """Return where the lab of a computation stands, and its key.

    Raises:
        Http404: when the viewer sees no such case.
    """
    return draft_site(case_or_404(request, number).programme_id), f"{number}{BETWEEN}{pk}"


def settings_in(query: QueryDict) -> list[tuple[str, str]]:
    """Return the settings in a query, as sent."""
    return [(name, query.get(name) or "") for name in query if name not in NOT_SETTINGS]


def query_of(settings: dict[str, str], rules: str, *, full: bool = False) -> str:
    """Write the canonical query of settings."""
    query = QueryDict(mutable=True)
    if rules:
        query["rules"] = rules
    query.update(settings)
    if full:
        query["full"] = "1"
    return query.urlencode()


def lab_address(site: Site, key: str, settings: dict[str, str], rules: str, *, full: bool = False) -> str:
    """Return the link that carries the settings."""
    query = query_of(settings, rules, full=full)
    return site.address(site.lab, key) + (f"?{query}" if query else "")
