"""Plans for the tests of draws: a small programme with two components, three types and errors."""

from typing import Any

import numpy as np
from tests.evaluation_tools import scheme, settings, table

from teukgu.evaluation.compile import compile_plan
from teukgu.evaluation.plan import Plan

ALL = "{weight_concentration: 30, normalisations: [zscore, rank], aggregations: [geometric], leave_one_out: true}"
SHARES = "{names: [A, B, C, D, E], shares: [0.1, 0.2, rest, 0.2, 0.1]}"


def plan(
    units: int = 40,
    uncertainty: str = ALL,
    tiers: str = SHARES,
    missing: float = 0.0,
    sd: float = 2.0,
    **changed: Any,
) -> Plan:
    """Return a plan of ``units`` zones and six indicators; ``changed`` are settings."""
    source = np.random.default_rng(units)
    quality = source.normal(size=units)
    columns: dict[str, list[float | None]] = {}
    for name in "abcdef":
        values = 50 + 10 * (quality + source.normal(size=units))
        gone = source.random(units) < missing
        columns[name] = [None if out else round(float(value), 3) for value, out in zip(values, gone, strict=True)]
    data = table(columns, types=["xyz"[number % 3] for number in range(units)])
    found = scheme(SCHEME.format(uncertainty=uncertainty, tiers=tiers, sd=sd))
    return compile_plan(data, found, settings(found, **changed))


SCHEME = """
id: drawn
name: drawn
defaults: {{missing: reweigh, sd: {sd}}}
indicators: {{a: , b: , c: , d: , e: {{direction: less}}, f: {{normalise: zscore}}}}
tree:
  id: total
  parts:
    - {{id: first, weight: {{x: 0.3, y: 0.5, z: 0.6}}, parts: [a, b, c]}}
    - {{id: second, weight: {{x: 0.7, y: 0.5, z: 0.4}}, parts: [d, e, f]}}
tiers: {tiers}
uncertainty: {uncertainty}
"""
