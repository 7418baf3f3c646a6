"""The small map on a zone's page: its municipalities and those around them."""

import csv
from collections.abc import Mapping, Sequence
from functools import cache

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from teukgu.portal.programmes import folder
from teukgu.portal.web.presenting.figures import maps
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.programme import boundaries
from teukgu.values import Bilingual


@cache
def neighbours() -> Mapping[str, frozenset[str]]:
    """Return the municipalities that share a border, both ways."""
    found: dict[str, set[str]] = {}
    with (folder() / "boundaries" / "neighbours.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["region_a"], set()).add(row["region_b"])
            found.setdefault(row["region_b"], set()).add(row["region_a"])
    return {region: frozenset(others) for region, others in found.items()}


def near_map(here: Sequence[str], names: Mapping[str, Bilingual], *, most: int = 12) -> SafeString:
    """Draw the regions ``here`` and their neighbours; nothing when a zone is known by its province only."""
    around = sorted({other for region in here for other in neighbours().get(region, frozenset())} - set(here))
    shown = [region for region in (*around, *here) if region in names]
    if not here or len(here) > most:
        return SafeString("")
    shapes = {
        region: maps.Link(address="", name=said(names[region]), class_="here" if region in here else "near")
        for region in shown
    }
    return maps.surroundings(boundaries(), _("특구가 있는 시·군·구와 이웃"), shapes, here=here, provinces=())
