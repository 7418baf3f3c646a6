"""Who moves between two schemes, how sure that is, what it costs, and which types and regions gain or lose."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from teukgu.evaluation.lab.stand import Stand
from teukgu.evaluation.scheme.base import Text
from teukgu.values import ZoneId


@dataclass(frozen=True, slots=True)
class Place:
    """Where one zone stands: ``tier`` from 1 (0: no tiers), ``sure`` the probability of that tier (None: no draws)."""

    score: float
    rank: float
    tier: int
    sure: float | None
    rank_low: int | None
    rank_high: int | None
    on_line: bool
    award: int
    chances: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One zone before and after; None where the zone is not in the round under that input.

    ``ladder``: both have the same tiers, so that a tier before and after can be compared.
    """

    zone: ZoneId
    name: str
    type: str
    region: str
    before: Place | None
    after: Place | None
    ladder: bool = True

    @property
    def tier_change(self) -> int:
        """How many tiers up (positive) or down; 0 when either side has none."""
        if not self.ladder or self.before is None or self.after is None or not (self.before.tier and self.after.tier):
            return 0
        return self.before.tier - self.after.tier

    @property
    def rank_change(self) -> float:
        """How many ranks up (positive) or down."""
        return 0.0 if self.before is None or self.after is None else self.before.rank - self.after.rank

    @property
    def moved(self) -> bool:
        """Whether tier or award differ."""
        if self.before is None or self.after is None:
            return False
        return bool(self.tier_change) or self.before.award != self.after.award


@dataclass(frozen=True, slots=True)
class Group:
    """Gains and losses of the zones of one type or region; ``ranks``: mean number of ranks gained."""

    name: str
    zones: int
    up: int
    down: int
    ranks: float
    top_before: int
    top_after: int
    last_before: int
    last_after: int


@dataclass(frozen=True, slots=True)
class Cost:
    """Awards given: number by grade (best first) and their sum in won, None where a grade has no amount."""

    counts: tuple[int, ...]
    won: int | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two stands of the same zones. ``moves``: zones by tier before and after.

    ``firm``: of the zones that change tier, those whose new tier is as sure as a zone must be not to stand on a line
    (None without draws). ``ladder``: both schemes have the same tiers; else nothing is said to go up or down a tier.
    """

    rows: tuple[Row, ...]
    tiers_before: tuple[Text, ...]
    tiers_after: tuple[Text, ...]
    moves: Mapping[tuple[int, int], int]
    up: int
    down: int
    firm: int | None
    on_line_before: int
    on_line_after: int
    by_type: tuple[Group, ...]
    by_region: tuple[Group, ...]
    cost_before: Cost
    cost_after: Cost
    ladder: bool

    @property
    def moved(self) -> tuple[Row, ...]:
        """Rows whose tier or award differs."""
        return tuple(row for row in self.rows if row.moved)


def compare(before: Stand, after: Stand, region: str = "province") -> Comparison:
    """Compare two stands; ``region`` names the column of zones that regions are read from (empty where there is none).

    Rows stand in the order of the input's zones; nothing is ranked here.
    """
    first, second = _places(before), _places(after)
    units = {unit.id: unit for unit in (*before.data.units, *after.data.units)}
    ladder = _names(before) == _names(after)
    rows = tuple(
        Row(zone, unit.name, unit.type, unit.group(region), first.get(zone), second.get(zone), ladder)
        for zone, unit in units.items()
        if zone in first or zone in second
    )
    changed = [row for row in rows if row.tier_change]
    limit = after.plan.settings.on_line
    sure = [row.after.sure for row in changed if row.after is not None and row.after.sure is not None]
    return Comparison(
        rows=rows,
        tiers_before=_names(before),
        tiers_after=_names(after),
        moves=Counter(
            (row.before.tier, row.after.tier) for row in rows if row.before is not None and row.after is not None
        ),
        up=sum(row.tier_change > 0 for row in rows),
        down=sum(row.tier_change < 0 for row in rows),
        firm=None if after.doubt is None else sum(one >= limit - 1e-9 for one in sure),
        on_line_before=int(before.on_line.sum()),
        on_line_after=int(after.on_line.sum()),
        by_type=_groups(((row.type, row) for row in rows), before, after),
        by_region=_groups(((row.region, row) for row in rows), before, after),
        cost_before=cost(before),
        cost_after=cost(after),
        ladder=ladder,
    )


def cost(one: Stand) -> Cost:
    """Count the awards of a stand; their sum is not known where an amount is not in the scheme."""
    grades = one.scheme.awards.grades if one.scheme.awards else ()
    given = Counter(int(grade) for grade in one.point.award if grade)
    counts = tuple(given[number] for number in range(1, max([len(grades), *given], default=0) + 1))
    amounts = [grade.amount for grade in grades]
    paid = [(number, amounts[number - 1] if number <= len(amounts) else None) for number in given]
    unknown = any(amount is None for _, amount in paid)
    return Cost(counts, None if unknown else sum((amount or 0) * given[number] for number, amount in paid))


def _names(one: Stand) -> tuple[Text, ...]:
    return one.scheme.tiers.names if one.scheme.tiers else ()


def _places(one: Stand) -> dict[ZoneId, Place]:
    point, doubt, line = one.point, one.doubt, one.on_line
    found = {}
    for place, row in enumerate(one.plan.scored):
        tier = int(point.tier[place])
        chances = tuple(float(chance) for chance in doubt.p_tier[place]) if doubt is not None else ()
        found[one.plan.units[row].id] = Place(
            score=float(point.score[place]),
            rank=float(point.rank[place]),
            tier=tier,
            sure=chances[tier - 1] if tier and chances else None,
            rank_low=int(doubt.rank_low[place]) if doubt is not None else None,
            rank_high=int(doubt.rank_high[place]) if doubt is not None else None,
            on_line=bool(line[place]),
            award=int(point.award[place]),
            chances=chances,
        )
    return found


def _groups(named: Iterable[tuple[str, Row]], before: Stand, after: Stand) -> tuple[Group, ...]:
    by_name: dict[str, list[Row]] = {}
    for name, row in named:
        by_name.setdefault(name, []).append(row)
    lasts = (len(_names(before)), len(_names(after)))
    return tuple(_group(name, found, lasts) for name, found in sorted(by_name.items()) if name)


def _group(name: str, rows: list[Row], lasts: tuple[int, int]) -> Group:
    before = Counter(row.before.tier for row in rows if row.before is not None)
    after = Counter(row.after.tier for row in rows if row.after is not None)
    return Group(
        name=name,
        zones=len(rows),
        up=sum(row.tier_change > 0 for row in rows),
        down=sum(row.tier_change < 0 for row in rows),
        ranks=round(sum(row.rank_change for row in rows) / len(rows), 2),
        top_before=before[1],
        top_after=after[1],
        last_before=before[lasts[0]] if lasts[0] else 0,
        last_after=after[lasts[1]] if lasts[1] else 0,
    )
