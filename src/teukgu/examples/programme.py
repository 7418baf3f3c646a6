"""A whole invented programme as tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from teukgu.examples.figures import invent_observations
from teukgu.examples.names import MOST_ZONES
from teukgu.examples.panel import ExampleScore, invent_scores
from teukgu.examples.past import ExampleRank, invent_past_ranks
from teukgu.examples.texts import readme
from teukgu.examples.zones import ExampleZone, invent_zones
from teukgu.values import Bilingual, Finding, Observation, Place, Refused

PERFORMANCE_YEAR = 2024
YEARS = 4

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExampleProgramme:
    """Zones, figures, scores and ranks that are all invented; ``tables`` gives them as the evaluation reads them."""

    seed: int
    years: range
    zones: tuple[ExampleZone, ...]
    observations: tuple[Observation, ...]
    scores: tuple[ExampleScore, ...]
    past_ranks: tuple[ExampleRank, ...]

    def readme(self, *, schemes: bool) -> Bilingual:
        """Return the text to put beside the tables; ``schemes``: scheme files lie there too."""
        count = sum(zone.role == "zone" for zone in self.zones)
        others = len(self.zones) - count
        return readme(zones=count, comparison=others, seed=self.seed, years=self.years, schemes=schemes)

    def tables(self) -> Mapping[str, tuple[Row, list[Row]]]:
        """Return header and rows of each table by name (``zones``, ``observations``, ``panel``, ``past_ranks``)."""
        return {
            "zones": (ZONE_HEADER, [_zone_row(zone) for zone in self.zones]),
            "observations": (OBSERVATION_HEADER, [_observation_row(one) for one in self.observations]),
            "panel": (PANEL_HEADER, [_score_row(one) for one in self.scores]),
            "past_ranks": (PAST_HEADER, [_rank_row(one) for one in self.past_ranks]),
        }


def invent_programme(zones: int, seed: int, *, year: int = PERFORMANCE_YEAR) -> ExampleProgramme:
    """Invent a programme of ``zones`` zones with figures for the four performance years up to ``year``.

    Raises:
        Refused: when the number of zones or the seed cannot be used.
    """
    _refuse_misfit(zones, seed)
    years = range(year - YEARS + 1, year + 1)
    invented = invent_zones(zones, seed, year)
    return ExampleProgramme(
        seed=seed,
        years=years,
        zones=invented,
        observations=invent_observations(invented, seed, years),
        scores=invent_scores(invented, seed),
        past_ranks=invent_past_ranks(invented, seed, year),
    )


ZONE_HEADER = (
    "zone", "name", "type", "sector", "size", "province", "municipality", "decline_area", "designated", "role",
    "in_round", "reason",
)  # fmt: skip
OBSERVATION_HEADER = ("zone", "year", "indicator", "value", "status", "baseline", "target", "sd", "source")
PANEL_HEADER = ("zone", "component", "criterion", "rater", "score", "home_region")
PAST_HEADER = ("zone", "year", "rank", "population")


def _zone_row(zone: ExampleZone) -> Row:
    return (
        zone.id,
        zone.name,
        zone.type,
        zone.sector,
        zone.size,
        zone.province,
        zone.municipality,
        _yes(zone.decline_area),
        str(zone.designated) if zone.designated else "",
        zone.role,
        _yes(zone.in_round),
        zone.reason,
    )


def _observation_row(one: Observation) -> Row:
    numbers = (_plain(one.baseline), _plain(one.target), _plain(one.sd))
    return (one.zone, str(one.year), one.indicator, _plain(one.value), one.status.value, *numbers, one.source)


def _score_row(one: ExampleScore) -> Row:
    return (one.zone, one.component, one.criterion, one.rater, str(one.score), one.home_region)


def _rank_row(one: ExampleRank) -> Row:
    return (one.zone, str(one.year), str(one.rank), str(one.population))


def _yes(value: bool) -> str:
    return "true" if value else "false"


def _plain(value: float | None) -> str:
    """Write a figure; all invented figures are whole."""
    return "" if value is None else f"{value:.0f}"


def _refuse_misfit(zones: int, seed: int) -> None:
    findings: Sequence[Finding] = [
        *([] if 1 <= zones <= MOST_ZONES else [_bad_count(zones)]),
        *([] if 0 <= seed < 2**63 else [_bad_seed(seed)]),
    ]
    if findings:
        raise Refused(findings)


def _bad_count(zones: int) -> Finding:
    return Finding(
        "example.zones",
        Bilingual(f"특구 {zones}곳은 만들 수 없습니다.", f"An example cannot have {zones} zones."),
        Bilingual(f"1에서 {MOST_ZONES} 사이의 수를 쓰십시오.", f"Give a number from 1 to {MOST_ZONES}."),
        Place(key="--zones"),
    )


def _bad_seed(seed: int) -> Finding:
    return Finding(
        "example.seed",
        Bilingual(f"씨앗으로 쓸 수 없는 수입니다: {seed}.", f"{seed} cannot be a seed."),
        Bilingual(
            "0 이상 9223372036854775807 이하의 정수를 쓰십시오.", "Give a whole number from 0 to 9223372036854775807."
        ),
        Place(key="--seed"),
    )
