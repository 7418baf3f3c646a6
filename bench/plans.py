"""Plans of any size for measurements: invented figures, every source of doubt switched on."""

import numpy as np

from teukgu.evaluation.compile import compile_plan
from teukgu.evaluation.inputs import EvaluationInput, Unit
from teukgu.evaluation.plan import Plan
from teukgu.evaluation.scheme import Scheme
from teukgu.evaluation.settings import settings_for
from teukgu.loading.programme import load_programme
from teukgu.loading.scheme_file import parse_scheme
from teukgu.values import IndicatorId, Observation, ZoneId

FULL = "{weight_concentration: 40, normalisations: [zscore, rank], aggregations: [geometric], leave_one_out: true}"


def plan(units: int, indicators: int, uncertainty: str = FULL) -> Plan:
    """Return a plan with panels (raters), errors, three types and two levels."""
    from datetime import date

    data, scheme = round_of(units, indicators, uncertainty)
    rules = load_programme().rulebook.on(date(2026, 3, 31))
    return compile_plan(data, scheme, settings_for(scheme, rules))


def round_of(units: int, indicators: int, uncertainty: str = FULL) -> tuple[EvaluationInput, Scheme]:
    """Return the input and the scheme of such a plan."""
    source = np.random.default_rng(units)
    names = [f"i{number}" for number in range(indicators)]
    zones = tuple(Unit(ZoneId(f"z{one}"), f"Z{one}", type="xyz"[one % 3]) for one in range(units))
    figures = 50 + 10 * source.normal(size=(units, indicators))
    observations = tuple(
        Observation(zone.id, 2024, IndicatorId(name), float(figures[row, column]), sd=2.0)
        for row, zone in enumerate(zones)
        for column, name in enumerate(names)
    )
    half = indicators // 2
    text = f"""
id: bench
name: bench
indicators: {{{", ".join(f"{name}: " for name in names)}}}
tree:
  id: total
  parts:
    - {{id: first, weight: {{x: 0.3, y: 0.5, z: 0.6}}, parts: [{", ".join(names[:half])}]}}
    - {{id: second, weight: {{x: 0.7, y: 0.5, z: 0.4}}, parts: [{", ".join(names[half:])}]}}
tiers: {{names: [A, B, C, D, E], shares: [0.1, 0.2, rest, 0.2, 0.1]}}
uncertainty: {uncertainty}
"""
    return EvaluationInput(zones, observations), parse_scheme(text)
