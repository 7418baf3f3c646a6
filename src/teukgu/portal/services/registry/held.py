"""The zones we hold, as an import compares them with a list."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from teukgu.loading.registry_facts import Fact, all_names, believed, in_force
from teukgu.loading.registry_matching import KnownZone
from teukgu.portal.store.models import RegionSuccession, ZoneFact
from teukgu.portal.store.projection import as_fact, day_of_registry
from teukgu.values import RegionId, ZoneId


@dataclass(frozen=True, slots=True)
class Held:
    """A zone we hold: how to recognise it, its believed facts, and those in force."""

    known: KnownZone
    facts: tuple[Fact, ...]
    now: dict[str, Fact]
    basis: dict[int, str]

    @property
    def name(self) -> str:
        """The name in force."""
        return str(self.now["name"].value) if "name" in self.now else self.known.id

    @property
    def status(self) -> str:
        """The status in force."""
        return str(self.now["status"].value) if "status" in self.now else ""

    def of_kind(self, kind: str) -> tuple[Fact, ...]:
        """Return the believed facts of ``kind``."""
        return tuple(fact for fact in self.facts if fact.kind == kind)


def held_zones(programme: str, as_of: date) -> dict[ZoneId, Held]:
    """Return every zone of ``programme`` with what its facts say on ``as_of`` (or the registry's day, if later)."""
    day = day_of_registry(programme, as_of)
    successors: dict[str, set[str]] = defaultdict(set)
    for row in RegionSuccession.objects.filter(programme=programme):
        successors[row.from_region_id].add(row.to_region_id)
    rows: dict[str, list[ZoneFact]] = defaultdict(list)
    for fact in ZoneFact.objects.filter(zone__programme=programme).order_by("zone_id", "pk"):
        rows[fact.zone_id].append(fact)
    return {ZoneId(zone): _held(ZoneId(zone), facts, successors, day) for zone, facts in rows.items()}


def _held(zone: ZoneId, rows: Sequence[ZoneFact], successors: dict[str, set[str]], day: date) -> Held:
    facts = [as_fact(row) for row in rows]
    now = in_force(facts, day)
    regions = {region for fact in facts if fact.kind == "municipalities" for region in fact.value}
    regions |= {later for region in regions for later in successors.get(region, ())}
    designation = now.get("designation")
    known = KnownZone(
        id=zone,
        names=all_names(facts),
        regions=frozenset(RegionId(region) for region in regions),
        designated_on=date.fromisoformat(designation.value["day"]) if designation else None,
    )
    return Held(known, tuple(believed(facts)), now, {row.pk: row.basis for row in rows})
