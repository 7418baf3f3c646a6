"""Ids for zones that are new to the registry."""

import re
from collections import Counter
from collections.abc import Sequence

from teukgu.portal.store.models import Zone
from teukgu.values import ZoneId

_ID = re.compile(r"([A-Z]+)(\d{4})-(\d+)")


def new_zone_ids(programme: str, years: Sequence[int]) -> list[ZoneId]:
    """Return one new id for each year in ``years``, in the way of the programme's other ids: ``KZ2026-01``.

    A number that was ever given is never given again.
    """
    taken = set(Zone.objects.values_list("pk", flat=True))
    own = [match for zone in Zone.objects.filter(programme=programme) if (match := _ID.fullmatch(zone.pk))]
    prefix = Counter(match[1] for match in own).most_common(1)[0][0] if own else "Z"
    highest = dict.fromkeys(years, 0)
    for match in own:
        highest[int(match[2])] = max(highest.get(int(match[2]), 0), int(match[3]))
    ids: list[ZoneId] = []
    for year in years:
        highest[year] += 1
        while f"{prefix}{year}-{highest[year]:02d}" in taken:
            highest[year] += 1
        ids.append(ZoneId(f"{prefix}{year}-{highest[year]:02d}"))
    return ids
