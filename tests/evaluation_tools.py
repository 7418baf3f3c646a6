"""Helpers of the evaluation tests: settings without a rulebook, inputs and schemes in memory."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from teukgu.evaluation.inputs import EvaluationInput, Role, Unit
from teukgu.evaluation.scheme import Scheme
from teukgu.evaluation.settings import PARAMETERS, Settings, settings_for
from teukgu.loading.scheme_file import parse_scheme
from teukgu.values import IndicatorId, Observation, ObservationStatus, Refused, ZoneId

RULE_VALUES: dict[str, Any] = {
    "published_score_decimals": 2,
    "published_score_rounding": "half_up",
    "published_contribution_decimals": 4,
    "rank_ties": "better",
    "tier_rounding": "down",
    "tie_across_cap": "stay_out",
    "cap_population": "zones_evaluated",
    "rank_interval_low": 0.05,
    "rank_interval_high": 0.95,
    "on_line_threshold": 0.8,
    "award_count_cap_share": 0.1,
    "cancel_low_rank_share": 0.05,
    "low_rank_rounding": "down",
    "cancel_low_rank_times": 3,
    "cancel_low_rank_counted_since": "2017-04-11",
    "rfz_recommendation_share": 0.2,
    "rfz_recommendation_years": 3,
    "restructuring_probability": 0.5,
    "restructuring_years": 2,
    "restructuring_reported_share": 0.8,
}


class FixedRules:
    """Stands for the rulebook in tests."""

    hash = "0" * 64

    def __init__(self, **changed: Any) -> None:
        self.values = {**RULE_VALUES, **changed}

    def value(self, name: str) -> Any:
        if name not in self.values:
            raise Refused([])
        return self.values[name]


def settings(scheme: Scheme, **changed: Any) -> Settings:
    return replace(settings_for(scheme, FixedRules()), **changed)


def unit(zone: str, **more: Any) -> Unit:
    return Unit(ZoneId(zone), zone, **{"groups": {}, **more})


def observations(
    indicator: str, values: Mapping[str, float | None], year: int = 2024, **more: Any
) -> list[Observation]:
    return [
        Observation(
            ZoneId(zone),
            year,
            IndicatorId(indicator),
            value,
            ObservationStatus.MISSING if value is None else ObservationStatus.REPORTED,
            **more,
        )
        for zone, value in values.items()
    ]


def table(columns: Mapping[str, list[float | None]], year: int = 2024, **units: Any) -> EvaluationInput:
    """An input from columns of figures; zones are called z1, z2, ...; ``types`` may give their types."""
    count = len(next(iter(columns.values())))
    names = [f"z{number + 1}" for number in range(count)]
    types = units.get("types", [""] * count)
    groups = units.get("groups", [{}] * count)
    roles = units.get("roles", [Role.ZONE] * count)
    rows = [
        unit(name, type=types[number], groups=groups[number], role=roles[number]) for number, name in enumerate(names)
    ]
    found = [
        one
        for indicator, values in columns.items()
        for one in observations(indicator, dict(zip(names, values, strict=True)), year)
    ]
    return EvaluationInput(tuple(rows), tuple(found))


def scheme(text: str) -> Scheme:
    return parse_scheme(text)


assert set(PARAMETERS.values()) <= set(RULE_VALUES)
