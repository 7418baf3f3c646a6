"""What zones are bound up with, for conflicts: municipalities, bodies, operators."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.db.models import Q

from teukgu.evaluation.panels.conflicts import ZoneFacts
from teukgu.portal.store.models import CaseParty, Operator, Organisation, OrganisationKind, ZonePlace
from teukgu.portal.store.queries.office_desk.coaching import CONCERNED
from teukgu.portal.store.queries.panels.known import about_key


def zone_ties(programme: str, zones: Collection[str], day: date) -> list[ZoneFacts]:
    """Return the facts of zones: where they lie, offices and their units, operators by key and by name. Five queries.

    Which consortia and funds belong to a zone the portal does not know: such a fact names the zone itself.
    """
    regions: dict[str, set[str]] = defaultdict(set)
    for zone, region in ZonePlace.objects.filter(zone__in=zones).values_list("zone", "region"):
        regions[zone].add(region)
    bodies = _bodies(programme, zones, regions, day)
    return [
        ZoneFacts(
            zone=zone,
            municipalities=frozenset(regions[zone]),
            organisations=frozenset(bodies[zone]),
            consortia=frozenset({zone}),
            funds=frozenset({zone}),
        )
        for zone in sorted(zones)
    ]


def _bodies(programme: str, zones: Collection[str], regions: dict[str, set[str]], day: date) -> dict[str, set[str]]:
    named: dict[str, set[int]] = defaultdict(set)
    by_region: dict[str, set[int]] = defaultdict(set)
    kinds = (OrganisationKind.MUNICIPALITY, OrganisationKind.COUNCIL)
    for pk, region in Organisation.objects.filter(programme=programme, kind__in=kinds).values_list("pk", "region"):
        by_region[region or ""].add(pk)
    for zone, places in regions.items():
        named[zone] |= {pk for place in places for pk in by_region[place]}
    held = Q(until=None) | Q(until__gt=day)
    parties = CaseParty.objects.filter(held, case__zone__in=zones, party__in=CONCERNED, organisation__isnull=False)
    for about, organisation in parties.values_list("case__zone", "organisation"):
        if about is not None and organisation is not None:
            named[about].add(organisation)
    words = _words(programme)
    found = {zone: {word for pk in pks for word in words.get(pk, ())} for zone, pks in named.items()}
    bodies = defaultdict(set, found)
    for zone, name in Operator.objects.filter(zone__in=zones, erased_at=None).values_list("zone", "name"):
        bodies[zone].add(about_key(name))
    return bodies


def _words(programme: str) -> dict[int, set[str]]:
    """Return by organisation its key and names, and those of its units."""
    words: dict[int, set[str]] = defaultdict(set)
    rows = Organisation.objects.filter(programme=programme).values_list("pk", "parent", "key", "name_ko", "name_en")
    for pk, parent, *names in rows:
        for one in {pk} if parent is None else {pk, parent}:
            words[one].update(about_key(name) for name in names if name)
    return words
