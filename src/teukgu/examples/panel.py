"""Invented panel scores: raters with a pseudonym and a severity of their own score some of the zones."""

from collections.abc import Iterator
from dataclasses import dataclass

from teukgu.examples.chance import chance_of
from teukgu.examples.zones import ExampleZone


@dataclass(frozen=True, slots=True)
class ExampleScore:
    """One score (0 to 100, whole) of one rater for one zone on one criterion."""

    zone: str
    component: str
    criterion: str
    rater: str
    score: int


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel: its criteria, how many score one zone, and how far raters and scores scatter."""

    component: str
    letter: str
    criteria: tuple[str, ...]
    scores_a_zone: int
    zones_a_rater: int
    severity: float
    scatter: float


PANELS = (
    Panel("expert", "E", ("ripple_effect", "exemption_effect", "plan"), 5, 20, 5.0, 4.0),
    Panel("public", "P", ("participation", "experience"), 8, 25, 6.0, 8.0),
)


def invent_scores(zones: tuple[ExampleZone, ...], seed: int) -> tuple[ExampleScore, ...]:
    """Return the scores of all zones (not of comparison municipalities) by all panels."""
    scored = [zone for zone in zones if zone.role == "zone"]
    return tuple(score for panel in PANELS for zone in scored for score in _scores(panel, zone, len(scored), seed))


def _scores(panel: Panel, zone: ExampleZone, count: int, seed: int) -> Iterator[ExampleScore]:
    chance = chance_of(seed, zone.id, panel.component)
    pool = max(panel.scores_a_zone, -(-count * panel.scores_a_zone // panel.zones_a_rater))
    first = chance.whole(0, pool - 1)
    for step in range(panel.scores_a_zone):
        number = (first + step * max(1, pool // panel.scores_a_zone)) % pool
        severity = chance_of(seed, panel.component, number).normal(0, panel.severity)
        for criterion in panel.criteria:
            score = round(74 + 7 * zone.quality + severity + chance.normal(0, panel.scatter))
            rater = f"{panel.letter}{number + 1:05d}"
            yield ExampleScore(zone.id, panel.component, criterion, rater, min(100, max(20, score)))
