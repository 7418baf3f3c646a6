"""What a recomputation changed: every zone whose result is not what it was, with each change of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from teukgu.values import Bilingual, ZoneId


@dataclass(frozen=True, slots=True)
class Standing:
    """The result of a zone as it is told: published score, rank and tier (None where there is none)."""

    zone: ZoneId
    name: str
    score: float | None
    rank: int | None
    tier: int | None
    tier_name: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """A zone before and after; None where it was not judged."""

    zone: ZoneId
    name: str
    before: Standing | None
    after: Standing | None

    @property
    def words(self) -> Bilingual:
        """What changed, in a line."""
        was, now = self.before, self.after
        return Bilingual(
            f"{self.name}({self.zone}): 점수 {_said(was, 'score')}→{_said(now, 'score')}, "
            f"순위 {_said(was, 'rank')}→{_said(now, 'rank')}, 등급 {_tier(was)}→{_tier(now)}",
            f"{self.name} ({self.zone}): score {_said(was, 'score')}→{_said(now, 'score')}, "
            f"rank {_said(was, 'rank')}→{_said(now, 'rank')}, tier {_tier(was)}→{_tier(now)}",
        )


def moves(before: Iterable[Standing], after: Iterable[Standing]) -> tuple[Move, ...]:
    """Return every zone whose score, rank or tier differs, by id: nothing changes without being listed."""
    was, now = _by_zone(before), _by_zone(after)
    return tuple(
        Move(zone, (now.get(zone) or was[zone]).name, was.get(zone), now.get(zone))
        for zone in sorted({*was, *now})
        if _facts(was.get(zone)) != _facts(now.get(zone))
    )


def _by_zone(standings: Iterable[Standing]) -> Mapping[ZoneId, Standing]:
    return {one.zone: one for one in standings}


def _facts(one: Standing | None) -> tuple[float | int | None, ...] | None:
    return None if one is None else (one.score, one.rank, one.tier)


def _said(one: Standing | None, what: str) -> str:
    value = None if one is None else getattr(one, what)
    return "-" if value is None else str(value)


def _tier(one: Standing | None) -> str:
    return "-" if one is None or one.tier is None else one.tier_name or str(one.tier)
