"""Rebuilds the flat table of zones from the facts."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from teukgu.loading.registry_facts import Fact, all_names, in_force
from teukgu.loading.registry_places import short_province
from teukgu.portal.store.hangul import search_key
from teukgu.portal.store.models import Jurisdiction, Source, Zone, ZoneFact, ZoneNow, ZonePlace
from teukgu.portal.store.regions_by_day import Regions, decline_statuses, region_events, zone_work_offices


def as_fact(row: ZoneFact) -> Fact:
    """Return a kept fact as the library sees it."""
    return Fact(
        row.pk, row.kind, row.value, row.valid_from, row.valid_to, row.recorded_at, replaced_by=row.superseded_by_id
    )


def day_of_registry(programme: str, today: date) -> date:
    """Return ``today``, or the day the sources were last seen if the clock of this machine stands before it."""
    seen = Source.objects.filter(programme=programme).aggregate(day=Max("seen_on"))["day"]
    return max(today, seen) if seen else today


def zones_now_are_of(programme: str, today: date) -> bool:
    """Whether the flat table was made for ``today``."""
    first = ZoneNow.objects.filter(programme=programme).values_list("as_of", flat=True).first()
    return first is not None and first == day_of_registry(programme, today)


def rebuild_zones_now(programme: str, today: date) -> int:
    """Replace the flat table of ``programme`` by what its facts say on ``today``; return the number of zones."""
    day = day_of_registry(programme, today)
    regions = Regions.of(programme, day)
    around = Around(regions, decline_statuses(programme, day), zone_work_offices(programme), region_events(programme))
    facts: dict[str, list[ZoneFact]] = defaultdict(list)
    for row in ZoneFact.objects.filter(zone__programme=programme).order_by("pk"):
        facts[row.zone_id].append(row)
    ZoneNow.objects.filter(programme=programme).delete()
    now = [_zone_now(zone, facts[zone.id], around) for zone in Zone.objects.filter(programme=programme)]
    ZoneNow.objects.bulk_create([row for row, _ in now], batch_size=300)
    places = [_place(row.pk, region, around) for row, ids in now for region in ids]
    ZonePlace.objects.bulk_create(places, batch_size=500)
    return len(now)


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of the regions, read once for all zones."""

    regions: Regions
    decline: Mapping[str, str]
    offices: Mapping[str, Jurisdiction]
    events: Mapping[str, list[dict[str, str]]]

    def events_of(self, ids: Sequence[str]) -> list[dict[str, str]]:
        """Return what happened to the regions and their provinces, each once, in order of days."""
        parents = self.regions.parents
        every = [*ids, *(parent.province_id for region in ids for parent in parents.get(region, []))]
        events = {tuple(event.items()): event for region in every for event in self.events.get(region, [])}
        return sorted(events.values(), key=lambda event: event["day"])


def _place(zone: str, region: str, around: Around) -> ZonePlace:
    jurisdiction = around.offices.get(region)
    office = jurisdiction.office if jurisdiction else None
    return ZonePlace(
        zone_id=zone,
        region_id=region,
        province_id=around.regions.province(region),
        decline=around.decline.get(region, ""),
        office_ko=office.name_ko if office else "",
        office_en=office.name_en if office else "",
        office_basis=jurisdiction.basis if jurisdiction else "",
    )


def _zone_now(zone: Zone, rows: Sequence[ZoneFact], around: Around) -> tuple[ZoneNow, list[str]]:
    """Return one row of the flat table and the regions it lies in."""
    regions = around.regions
    facts = [as_fact(row) for row in rows]
    by_order = {row.pk: row for row in rows}
    holding = {kind: by_order[fact.order] for kind, fact in in_force(facts, regions.day).items()}
    held = {kind: row.value for kind, row in holding.items()}
    status = holding.get("status")
    ids = [region for region in held.get("municipalities", []) if region in regions.regions]
    designated = date.fromisoformat(held["designation"]["day"]) if "designation" in held else None
    where = where_text(ids, regions)
    now = ZoneNow(
        zone=zone,
        programme_id=zone.programme_id,
        address=zone.address,
        name_ko=held.get("name", zone.id),
        name_en=held.get("name_en", ""),
        where_ko=where[0],
        where_en=where[1],
        status=held.get("status", "designated"),
        sector=held.get("sector", ""),
        sector_basis=holding["sector"].basis if "sector" in holding else "",
        zone_type=held.get("type", ""),
        designated_on=designated,
        designated_precision=holding["designation"].precision if designated else "unknown",
        designated_year=designated.year if designated else None,
        ended_on=status.valid_from if status and status.value == "cancelled" else None,
        last_seen=date.fromisoformat(held["last_seen"]) if "last_seen" in held else None,
        joint=len(ids) > 1 or any(regions.regions[region].kind == "province" for region in ids),
        in_decline_area=any(around.decline.get(region) == "decline" for region in ids),
        region_events=around.events_of(ids),
        search=_search(facts, held, ids, regions),
        as_of=regions.day,
    )
    return now, ids


def where_text(ids: Sequence[str], regions: Regions) -> tuple[str, str]:
    """Return where a zone lies, in Korean and English: ``충청남도 홍성군·예산군``, ``Hongseong-gun and ..., ...``."""
    provinces: dict[str, list[str]] = {}
    for region in ids:
        provinces.setdefault(regions.province(region), []).append(region)
    korean = [_korean(province, within, regions) for province, within in provinces.items()]
    english = [_english(province, within, regions) for province, within in provinces.items()]
    return " / ".join(korean), " / ".join(english)


def _korean(province: str, within: Sequence[str], regions: Regions) -> str:
    if list(within) == [province]:
        return regions.name(province)[0]
    names = "·".join(regions.name(region)[0] for region in within)
    own = regions.name(province)[0]
    return own if names == own else f"{own} {names}"


def _english(province: str, within: Sequence[str], regions: Regions) -> str:
    own = regions.name(province)[1]
    *first, last = (regions.name(region)[1] for region in within)
    names = f"{', '.join(first)} and {last}" if first else last
    return own if list(within) == [province] or names == own else f"{names}, {own}"


def _search(facts: Sequence[Fact], held: Mapping[str, object], ids: Sequence[str], regions: Regions) -> str:
    """Return the search key: every name the zone ever had, and every name of its places and their provinces."""
    places = [name for region in ids for name in regions.every_name(region)]
    provinces = [regions.regions[p.province_id].name_ko for region in ids for p in regions.parents.get(region, [])]
    english = str(held.get("name_en", ""))
    return search_key(*all_names(facts), english, *places, *(short_province(name) for name in provinces))
