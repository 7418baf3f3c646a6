"""Two scenarios beside the official result."""

from collections.abc import Sequence
from dataclasses import dataclass

from teukgu.evaluation.lab.compare import Comparison, Place
from teukgu.evaluation.scheme.base import Text
from teukgu.portal.services.lab import Tried
from teukgu.portal.web.presenting.korean import percent_text
from teukgu.portal.web.presenting.words import said


@dataclass(frozen=True, slots=True)
class TwoRow:
    """A zone: its official tier, and tier with probability in each scenario."""

    name: str
    type: str
    official: str
    one: str
    two: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Sum:
    """What is counted of a scenario."""

    up: int
    down: int
    firm: int | None
    on_line: int
    awards: int


@dataclass(frozen=True, slots=True)
class TwoView:
    """What the page of two scenarios shows; ``differing``: zones whose tier differs between them."""

    one: Sum
    two: Sum
    rows: Sequence[TwoRow]
    differing: int


def two_view(one: Tried, two: Tried, *, only_moved: bool) -> TwoView:
    """Put two tries of one round together, zones by their names."""
    first, second = one.comparison, two.comparison
    others = {row.zone: row.after for row in second.rows}
    rows = [
        TwoRow(
            row.name,
            row.type,
            _tier(first.tiers_before, row.before),
            _with_chance(first.tiers_after, row.after),
            _with_chance(second.tiers_after, others.get(row.zone)),
            _tier(first.tiers_after, row.after) != _tier(second.tiers_after, others.get(row.zone)),
        )
        for row in sorted(first.rows, key=lambda row: (row.name, row.zone))
    ]
    shown = [row for row in rows if row.differs] if only_moved else rows
    return TwoView(_sum(first), _sum(second), shown, sum(row.differs for row in rows))


def _sum(found: Comparison) -> Sum:
    return Sum(found.up, found.down, found.firm, found.on_line_after, sum(found.cost_after.counts))


def _tier(names: Sequence[Text], place: Place | None) -> str:
    return said(names[place.tier - 1].bilingual) if place is not None and 0 < place.tier <= len(names) else "–"


def _with_chance(names: Sequence[Text], place: Place | None) -> str:
    sure = "" if place is None or place.sure is None else f" {percent_text(place.sure)}"
    return _tier(names, place) + sure
