"""Values that turn scores into results: from the rulebook on the round's date, or given in line by the scheme."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from teukgu.evaluation.scheme import Scheme
from teukgu.values import Finding, Refused


class Rules(Protocol):
    """What an evaluation asks of the rulebook (``teukgu.rulebook.RulesOnDay`` answers it)."""

    @property
    def hash(self) -> str:
        """Name of the exact set of values."""
        ...

    def value(self, name: str) -> Any:
        """Return the value of a parameter on the round's date."""
        ...


@dataclass(frozen=True, slots=True)
class Settings:
    """The values used; ``sources`` says of each where it came from (a parameter id, or ``scheme``)."""

    decimals: int
    rounding: Literal["half_up", "half_even", "down"]
    ties: Literal["better", "worse", "average"]
    cap_rounding: Literal["down", "up", "nearest"]
    tied_across_cap: Literal["out", "in"]
    population: Literal["in_round", "all_zones"]
    interval_low: float
    interval_high: float
    on_line: float
    award_share: float
    low_rank_share: float
    low_rank_times: int
    low_rank_from: int
    top_rank_share: float
    top_rank_years: int
    restructuring_share: float
    restructuring_probability: float
    restructuring_years: int
    restructuring_reported_share: float
    sources: Mapping[str, str]


PARAMETERS: Mapping[str, str] = {
    "decimals": "score_decimals",
    "rounding": "score_rounding",
    "ties": "rank_ties",
    "cap_rounding": "cap_rounding",
    "tied_across_cap": "cap_ties",
    "population": "tier_population",
    "interval_low": "rank_interval_low",
    "interval_high": "rank_interval_high",
    "on_line": "on_line_probability",
    "award_share": "award_count_cap_share",
    "low_rank_share": "cancel_low_rank_share",
    "low_rank_times": "cancel_low_rank_times",
    "low_rank_from": "low_rank_counts_from_year",
    "top_rank_share": "rfz_recommendation_share",
    "top_rank_years": "rfz_recommendation_years",
    "restructuring_share": "restructuring_share",
    "restructuring_probability": "restructuring_probability",
    "restructuring_years": "restructuring_years",
    "restructuring_reported_share": "restructuring_reported_share",
}
"""The rulebook parameter behind each setting."""


def settings_for(scheme: Scheme, rules: Rules) -> Settings:
    """Take each setting from the scheme where it gives one, else from the rules.

    Raises:
        Refused: with what every parameter that has no usable value says.
    """
    given = {name: value for name, value in _in_line(scheme).items() if value is not None}
    found: dict[str, Any] = dict(given)
    findings: list[Finding] = []
    for name, parameter in PARAMETERS.items():
        if name not in given:
            try:
                found[name] = rules.value(parameter)
            except Refused as refused:
                findings.extend(refused.findings)
    if findings:
        raise Refused(findings)
    sources = {name: "scheme" if name in given else parameter for name, parameter in PARAMETERS.items()}
    return Settings(**found, sources=sources)


def _in_line(scheme: Scheme) -> dict[str, Any]:
    score, doubt, exits = scheme.score, scheme.uncertainty, scheme.restructuring
    low, high = doubt.interval or (None, None)
    return {
        "decimals": score.decimals,
        "rounding": score.rounding,
        "ties": score.ties,
        "cap_rounding": score.cap_rounding,
        "tied_across_cap": score.tied_across_cap,
        "population": score.population,
        "interval_low": low,
        "interval_high": high,
        "on_line": doubt.on_line,
        "award_share": scheme.awards.share if scheme.awards else None,
        "restructuring_share": exits.share,
        "restructuring_probability": exits.conditions.probability,
        "restructuring_years": exits.conditions.years,
        "restructuring_reported_share": exits.conditions.reported_share,
    }
