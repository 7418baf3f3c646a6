"""Values that turn scores into results: from the rulebook on the round's date, or given in line by the scheme."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
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
    """The values used; ``sources`` says of each where it came from (a parameter id, or ``scheme``).

    ``low_rank_shares``: the lowest share by the year of the results, each holding until the next year named;
    ``low_rank_unsettled``: the share of single years about which the law is silent.
    """

    decimals: int
    rounding: Literal["half_up", "half_even", "down"]
    contribution_decimals: int
    ties: Literal["better", "worse", "average"]
    cap_rounding: Literal["down", "up", "nearest"]
    tied_across_cap: Literal["out", "in"]
    population: Literal["in_round", "all_zones"]
    interval_low: float
    interval_high: float
    on_line: float
    award_share: float
    low_rank_share: float
    low_rank_rounding: Literal["down", "up", "nearest"]
    low_rank_times: int
    low_rank_from: int
    top_rank_share: float
    top_rank_years: int
    restructuring_share: float
    restructuring_probability: float
    restructuring_years: int
    restructuring_reported_share: float
    sources: Mapping[str, str]
    low_rank_shares: Mapping[int, float] = field(default_factory=dict)
    low_rank_unsettled: Mapping[int, float] = field(default_factory=dict)

    def lowest_share(self, year: int) -> float:
        """The lowest share of the evaluation of ``year``'s results: by the last year named up to it, if any is."""
        shares = {**self.low_rank_shares, **self.low_rank_unsettled}
        named = [one for one in self.low_rank_shares if one <= year]
        return shares[year] if year in shares else shares[max(named)] if named else self.low_rank_share

    def for_year(self, year: int) -> "Settings":
        """The settings of a round about ``year``: a law's share of the exit list is the one of that year."""
        if self.sources.get("restructuring_share") != PARAMETERS["restructuring_share"]:
            return self
        return replace(self, restructuring_share=self.lowest_share(year))


PARAMETERS: Mapping[str, str] = {
    "decimals": "published_score_decimals",
    "rounding": "published_score_rounding",
    "contribution_decimals": "published_contribution_decimals",
    "ties": "rank_ties",
    "cap_rounding": "tier_rounding",
    "tied_across_cap": "tie_across_cap",
    "population": "cap_population",
    "interval_low": "rank_interval_low",
    "interval_high": "rank_interval_high",
    "on_line": "on_line_threshold",
    "award_share": "award_count_cap_share",
    "low_rank_share": "cancel_low_rank_share",
    "low_rank_rounding": "low_rank_rounding",
    "low_rank_times": "cancel_low_rank_times",
    "low_rank_from": "cancel_low_rank_counted_since",
    "top_rank_share": "rfz_recommendation_share",
    "top_rank_years": "rfz_recommendation_years",
    "restructuring_share": "cancel_low_rank_share",
    "restructuring_probability": "restructuring_probability",
    "restructuring_years": "restructuring_years",
    "restructuring_reported_share": "restructuring_reported_share",
}
"""The rulebook parameter behind each setting."""
BY_YEAR: Mapping[str, str] = {
    "low_rank_shares": "cancel_low_rank_share_by_year",
    "low_rank_unsettled": "cancel_low_rank_share_unsettled",
}
"""Parameters by year of the results: a programme, a day or a bundle made before may be without."""
NOT_THERE = frozenset({"rule.no_such_parameter", "rule.no_value_on_day", "verify.rule_not_sealed"})
ANNOUNCED_SHARE = "underperformer_share_reform"  # takes the place of the law's share where a scenario dates it
_MEANINGS: Mapping[str, Mapping[str, str]] = {
    "tied_across_cap": {"stay_out": "out", "all_in": "in"},
    "population": {"zones_evaluated": "in_round"},
}


def settings_for(scheme: Scheme, rules: Rules) -> Settings:
    """Take each setting from the scheme where it gives one, else from the rules.

    Raises:
        Refused: with what every parameter that has no usable value says.
    """
    given = {name: value for name, value in _in_line(scheme).items() if value is not None}
    found: dict[str, Any] = dict(given)
    sources = dict.fromkeys(given, "scheme")
    findings: list[Finding] = []
    for name, parameter in PARAMETERS.items():
        if name in given:
            continue
        try:
            sources[name], value = _asked(name, parameter, rules)
            found[name] = _meaning(name, value)
        except Refused as refused:
            findings.extend(refused.findings)
    for name, parameter in BY_YEAR.items():
        try:
            found[name] = {int(year): float(share) for year, share in rules.value(parameter).items()}
            sources[name] = parameter
        except Refused as refused:
            findings.extend(one for one in refused.findings if one.code not in NOT_THERE)
    if findings:
        raise Refused(findings)
    return Settings(**found, sources=sources)


def _asked(name: str, parameter: str, rules: Rules) -> tuple[str, Any]:
    """The parameter that answers, and its value; an announced share goes before the law's when it has a date."""
    if name == "restructuring_share":
        try:
            return ANNOUNCED_SHARE, rules.value(ANNOUNCED_SHARE)
        except Refused:
            pass
    return parameter, rules.value(parameter)


def _meaning(name: str, value: Any) -> Any:
    """What a rulebook value means here: codes of the rulebook, and the year of a date."""
    if name == "low_rank_from":
        return int(str(value)[:4])
    if name == "population":
        return _MEANINGS[name].get(str(value), "all_zones")
    return _MEANINGS.get(name, {}).get(str(value), value)


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
        "restructuring_share": exits.share if exits.share is not None else _last_cap(scheme),
        "restructuring_probability": exits.conditions.probability,
        "restructuring_years": exits.conditions.years,
        "restructuring_reported_share": exits.conditions.reported_share,
    }


def _last_cap(scheme: Scheme) -> float | None:
    """The ceiling of the last tier, when the scheme has one."""
    return scheme.tiers.caps.get(len(scheme.tiers.names)) if scheme.tiers else None
