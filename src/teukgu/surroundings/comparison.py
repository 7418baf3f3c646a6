"""Comparison municipalities: of the same kind, without a zone of the same sector, ever."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from teukgu.surroundings.places import Municipality, Place
from teukgu.surroundings.rules import Comparison
from teukgu.values import RegionId

ANY = "any"


@dataclass(frozen=True, slots=True)
class Group:
    """A comparison group: the zones' ``sector`` and ``kind`` of municipality, and who is in it."""

    sector: str
    kind: str
    members: tuple[RegionId, ...]

    @property
    def label(self) -> str:
        """Name of the group in the input's grouping column."""
        return f"{self.sector}-{self.kind}"


@dataclass(frozen=True, slots=True)
class Groups:
    """All comparison groups; built from every zone known, whether it is in the round or not."""

    rule: Comparison
    municipalities: Mapping[RegionId, Municipality]
    ever: Mapping[str, frozenset[RegionId]]

    def of(self, place: Place) -> Group:
        """Return the group of a zone; a joint zone takes the kind of its lead (first) municipality."""
        lead = self.municipalities[place.municipalities[0]]
        kind = lead.kind if self.rule.same_kind else ANY
        return Group(
            place.sector, kind, tuple(m.id for m in self.municipalities.values() if self._fits(m, place, kind))
        )

    def _fits(self, municipality: Municipality, place: Place, kind: str) -> bool:
        if kind not in (ANY, municipality.kind):
            return False
        return municipality.id not in self._excluded(place)

    def _excluded(self, place: Place) -> frozenset[RegionId]:
        if self.rule.never == "nothing":
            return frozenset()
        if self.rule.never == "any_zone":
            return frozenset().union(*self.ever.values())
        return self.ever.get(place.sector, frozenset())


def groups(rule: Comparison, municipalities: Iterable[Municipality], places: Iterable[Place]) -> Groups:
    """Prepare the comparison groups of a rule."""
    ever: dict[str, set[RegionId]] = defaultdict(set)
    for place in places:
        ever[place.sector].update(place.municipalities)
    by_id = {municipality.id: municipality for municipality in municipalities}
    return Groups(rule, by_id, {sector: frozenset(regions) for sector, regions in ever.items()})
