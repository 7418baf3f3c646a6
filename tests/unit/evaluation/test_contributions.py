"""Contributions worked by hand."""

import numpy as np
import pytest
from tests.evaluation_tools import scheme, settings, table

from teukgu.evaluation.compile import compile_plan
from teukgu.evaluation.contributions import contributions, group_column, median_zones
from teukgu.evaluation.result import point_result

TEXT = """id: c
name: c
indicators:
  x: {normalise: none}
  y: {normalise: none}
tree: {id: total, aggregate: METHOD, parts: [{indicator: x, weight: WX}, {indicator: y, weight: WY}]}
"""


def text(method: str, x: str = "0.5", y: str = "0.5") -> str:
    return TEXT.replace("METHOD", method).replace("WX", x).replace("WY", y)


def test_arithmetic_points_are_weight_times_difference_to_the_median_zone() -> None:
    made = scheme(text("arithmetic", "0.75", "0.25"))
    plan = compile_plan(table({"x": [8.0, 4.0, 0.0], "y": [0.0, 4.0, 8.0]}), made, settings(made))
    found = contributions(plan, point_result(plan))
    assert found.reference.tolist() == [1, 1, 1]
    assert found.points.tolist() == [[3.0, -1.0], [0.0, 0.0], [-3.0, 1.0]]


def test_geometric_points_are_the_average_over_both_orders() -> None:
    made = scheme(text("geometric"))
    plan = compile_plan(table({"x": [16.0, 4.0, 1.0], "y": [9.0, 4.0, 1.0]}), made, settings(made))
    found = contributions(plan, point_result(plan))
    # from (4, 4) to (16, 9): x first 4 -> 8 -> 12, y first 4 -> 6 -> 12: x adds (4 + 6) / 2, y (4 + 2) / 2
    assert found.points[0].tolist() == [5.0, 3.0]


def test_weights_that_differ_by_type_are_compared_within_the_type() -> None:
    made = scheme(text("arithmetic", "{p: 1, q: 0.5}", "{p: 0, q: 0.5}"))
    data = table({"x": [1.0, 2.0, 3.0, 9.0], "y": [5.0] * 4}, types=["p", "p", "p", "q"])
    plan = compile_plan(data, made, settings(made))
    assert group_column(plan) == "type"
    assert median_zones(plan, point_result(plan).score).tolist() == [1, 1, 1, 3]


@pytest.mark.parametrize("count", [3, 10, 11, 14])
def test_many_parts_still_add_up(count: int) -> None:
    names = [f"i{number}" for number in range(count)]
    made = scheme(
        "id: m\nname: m\nindicators: {" + ", ".join(f"{name}: {{normalise: none}}" for name in names) + "}\n"
        f"tree: {{id: total, aggregate: harmonic, parts: [{', '.join(names)}]}}\n"
    )
    values = np.random.default_rng(1).uniform(1, 9, (count, 5))
    plan = compile_plan(table(dict(zip(names, values.tolist(), strict=True))), made, settings(made))
    point = point_result(plan)
    found = contributions(plan, point)
    places = np.searchsorted(plan.scored, found.reference)
    np.testing.assert_allclose(found.points.sum(axis=1), point.exact - point.exact[places], atol=1e-3)
