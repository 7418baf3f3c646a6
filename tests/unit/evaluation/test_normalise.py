"""Worked cases of normalisation and aggregation, and winsorising by rule."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from tests.evaluation_tools import table

from teukgu.evaluation.aggregate import weighted
from teukgu.evaluation.grouping import normalisation_groups
from teukgu.evaluation.normalise import normalise
from teukgu.evaluation.scheme import Aggregate, Normalise, Transform, Winsorise
from teukgu.evaluation.transform import apply, fit, winsorised_by_rule

CASES = Path(__file__).parents[2] / "cases"


def cases(name: str) -> list[Any]:
    loaded = yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["case"]) for case in loaded]


def numbers(values: list[float | None]) -> np.ndarray:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


@pytest.mark.parametrize("case", cases("normalisation.yaml"))
def test_normalisation(case: dict[str, Any]) -> None:
    spec = case["spec"]
    chosen = Normalise.model_validate({"method": spec} if isinstance(spec, str) else spec)
    values = numbers(case["values"])
    data = table({"x": case["values"]}, types=case.get("types", [""] * len(values)))
    found = normalise(chosen, case.get("direction", "more"), values, normalisation_groups(chosen, data))
    np.testing.assert_allclose(found, numbers(case["expected"]), atol=1e-6)


@pytest.mark.parametrize("case", cases("normalisation.yaml"))
def test_normalisation_of_many_draws_at_once_is_the_same(case: dict[str, Any]) -> None:
    spec = case["spec"]
    chosen = Normalise.model_validate({"method": spec} if isinstance(spec, str) else spec)
    values = numbers(case["values"])
    data = table({"x": case["values"]}, types=case.get("types", [""] * len(values)))
    groups = normalisation_groups(chosen, data)
    direction = case.get("direction", "more")
    block = np.stack([values, values * 1.5 + 1])
    found = normalise(chosen, direction, block, groups)
    for row in range(2):
        np.testing.assert_array_equal(found[row], normalise(chosen, direction, block[row], groups))


@pytest.mark.parametrize("case", cases("aggregation.yaml"))
def test_aggregation(case: dict[str, Any]) -> None:
    spec = case["spec"]
    chosen = Aggregate.model_validate({"method": spec} if isinstance(spec, str) else spec)
    values = numbers(case["values"])
    count = len(values)
    weights = np.array(case.get("weights", [1 / count] * count))
    found = weighted(values[None], weights[None], chosen, ("a", "b", "c", "d")[:count])
    np.testing.assert_allclose(found[0], np.nan if case["expected"] is None else case["expected"], atol=1e-6)


def test_winsorising_by_rule_moves_the_outermost_points_one_by_one() -> None:
    values = np.array([*range(1, 11), 30.0, 100.0])
    treated, passed = winsorised_by_rule(values, 5, 2, 3.5)
    assert passed
    assert treated.tolist() == [*range(1, 11), 30.0, 30.0]  # with 30 twice the skewness is 1.6


def test_winsorising_stops_at_the_number_of_points_and_counts_ties_together() -> None:
    values = np.array([0.0] * 40 + [1.0, 50.0, 50.0, 50.0])
    treated, passed = winsorised_by_rule(values, 2, 0.5, 0.5)
    assert not passed
    assert treated.max() == 1.0


def test_low_outliers_are_pulled_up() -> None:
    values = -np.array([*range(1, 11), 30.0, 100.0])
    treated, _ = winsorised_by_rule(values, 5, 2, 3.5)
    assert treated.min() == -30.0


def test_fixed_share_pulls_in_both_ends_and_holds_afterwards() -> None:
    values = np.arange(101, dtype=np.float64)
    everybody = np.arange(101)
    steps = fit([Transform(winsorise=Winsorise(share=0.05))], values, {"all": ((everybody, everybody),)})
    assert apply(steps, values)[[0, 50, 100]].tolist() == [5.0, 50.0, 95.0]
    assert apply(steps, values + 1000).tolist() == [95.0] * 101


def test_a_variable_that_still_fails_takes_the_logarithm() -> None:
    values = np.array([0.0] * 40 + [1.0, 1e3, 1e6, 1e9])
    everybody = np.arange(len(values))
    rule = Winsorise(points=1, otherwise="log_scaled")
    found = apply(fit([Transform(winsorise=rule)], values, {"all": ((everybody, everybody),)}), values)
    np.testing.assert_allclose(found, np.log(values + 1e7))
