"""Invented panel scores: raters with a pseudonym and a severity of their own score some of the zones."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import gcd

from teukgu.examples.chance import chance_of
from teukgu.examples.zones import ExampleZone


@dataclass(frozen=True, slots=True)
class ExampleScore:
    """One score (0 to 100, whole) of one rater, who lives in ``home_region``, for one zone on one criterion."""

    zone: str
    component: str
    criterion: str
    rater: str
    score: int
    home_region: str


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel: its criteria, how many score one zone, how far raters and scores scatter, favour for the own region."""

    component: str
    letter: str
    criteria: tuple[str, ...]
    scores_a_zone: int
    zones_a_rater: int
    severity: float
    scatter: float
    favour: float


PANELS = (
    Panel("expert", "E", ("ripple_effect", "exemption_effect", "plan"), 5, 20, 5.0, 4.0, 2.0),
    Panel("public", "P", ("participation", "experience"), 8, 25, 6.0, 8.0, 6.0),
)


def invent_scores(zones: tuple[ExampleZone, ...], seed: int) -> tuple[ExampleScore, ...]:
    """Return the scores of all zones (not of comparison municipalities) by all panels."""
    scored = [zone for zone in zones if zone.role == "zone"]
    regions = sorted({zone.province for zone in scored})
    return tuple(
        score for panel in PANELS for zone in scored for score in _scores(panel, zone, (len(scored), regions), seed)
    )


def _scores(panel: Panel, zone: ExampleZone, all_of_them: tuple[int, list[str]], seed: int) -> Iterator[ExampleScore]:
    chance = chance_of(seed, zone.id, panel.component)
    count, regions = all_of_them
    pool = max(panel.scores_a_zone, -(-count * panel.scores_a_zone // panel.zones_a_rater))
    first = chance.whole(0, pool - 1)
    for step in range(panel.scores_a_zone):
        number = (first + step * _stride(pool, panel.scores_a_zone)) % pool
        rater_chance = chance_of(seed, panel.component, number)
        severity = rater_chance.normal(0, panel.severity)
        home = rater_chance.pick(regions)
        liked = panel.favour * (home in zone.province.split(";"))
        for criterion in panel.criteria:
            score = round(74 + 7 * zone.quality + severity + liked + chance.normal(0, panel.scatter))
            rater = f"{panel.letter}{number + 1:05d}"
            yield ExampleScore(zone.id, panel.component, criterion, rater, min(100, max(20, score)), home)


def _stride(pool: int, scores: int) -> int:
    """How far apart the raters of a zone stand in the pool; without a divisor in common, zones link all raters."""
    return next(step for step in range(max(1, pool // scores), 0, -1) if gcd(step, pool) == 1)
