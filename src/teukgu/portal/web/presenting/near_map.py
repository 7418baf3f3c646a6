"""The small map on a zone's page: its municipalities and those around them."""

import csv
from collections.abc import Mapping, Sequence
from functools import cache

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from teukgu.portal.programmes import folder
from teukgu.portal.store.queries import RegionOnMap
from teukgu.portal.web.presenting.figures import maps
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.programme import boundaries


@cache
def neighbours() -> Mapping[str, frozenset[str]]:
    """Return the municipalities that share a border, both ways."""
    found: dict[str, set[str]] = {}
    with (folder() / "boundaries" / "neighbours.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["region_a"], set()).add(row["region_b"])
            found.setdefault(row["region_b"], set()).add(row["region_a"])
    return {region: frozenset(others) for region, others in found.items()}


def near_map(here: Sequence[str], regions: Sequence[RegionOnMap], *, most: int = 12) -> SafeString:
    """Draw the regions ``here`` and their neighbours; nothing when a zone is known by its province only."""
    named = {row.region: row for row in regions}
    around = sorted({other for region in here for other in neighbours().get(region, frozenset())} - set(here))
    shown = [region for region in (*around, *here) if region in named]
    if not here or len(here) > most:
        return SafeString("")
    directory = reverse("directory")
    links = {
        region: maps.Link(
            address=f"{directory}?region={region}" if named[region].zones else "",
            name=said(named[region].name),
            class_="here" if region in here else "near",
        )
        for region in shown
    }
    return maps.surroundings(boundaries(), _("특구가 있는 시·군·구와 이웃"), links, here=here, provinces=())
