"""Alternatives by hand: three zones, two indicators, tiers by thirds."""

from tests.evaluation_tools import FixedRules, table

from teukgu.evaluation.alternatives import Alternative, Corrected, Kind, Shift, alternatives
from teukgu.loading.scheme_file import parse_scheme
from teukgu.values import ZoneId

SCHEME = """
id: small
name: {ko: 작은, en: small}
year: 2024
date: "2025-01-02"
defaults: {normalise: {method: minmax, range: [0, 100], group: all}, missing: {method: median, group: all}}
indicators: {sales: {measure: level}, jobs: {measure: level}}
tree:
  id: total
  parts: [{indicator: sales, weight: 80}, {indicator: jobs, weight: 20}]
tiers: {names: [{ko: 위, en: top}, {ko: 아래, en: low}], method: thresholds, thresholds: [50]}
"""
# sales 0, 50, 100 and jobs 100, 0, 40: scores 20, 40, 88; only z3 is in the top tier
DATA = table({"sales": [0.0, 50.0, 100.0], "jobs": [100.0, 0.0, 40.0]})


def found(corrected=()):
    scheme = parse_scheme(SCHEME)
    return alternatives(DATA, scheme, FixedRules(), year=2024, corrected=corrected)


def test_each_alternative_names_exactly_the_zones_whose_tier_changes():
    by_kind = {(one.kind, one.what): one.shifts for one in found()}
    # equal weights: 50, 25, 70: z1 rises, from rank 3 to 2
    assert by_kind == {
        (Kind.WEIGHTS, ""): (Shift(ZoneId("z1"), 3, 2, 2, 1),),
        # jobs alone: 100, 0, 40
        (Kind.WITHOUT, "sales"): (Shift(ZoneId("z3"), 1, 2, 1, 2), Shift(ZoneId("z1"), 3, 1, 2, 1)),
        # sales alone: 0, 50, 100
        (Kind.WITHOUT, "jobs"): (Shift(ZoneId("z2"), 2, 2, 2, 1),),
    }


def test_figures_as_first_filed_take_the_first_correction_and_leave_the_others_alone():
    twice = [Corrected(ZoneId("z2"), "sales", 2024, 100.0), Corrected(ZoneId("z2"), "sales", 2024, 7.0)]
    # as first filed z2 has sales 100, so 80 points
    assert found(twice)[-1] == Alternative(Kind.FIRST_FILED, "", (Shift(ZoneId("z2"), 2, 2, 2, 1),))
    other_year = [Corrected(ZoneId("z2"), "sales", 2020, 100.0)]
    assert found(other_year)[-1].shifts == ()
    missing = found([Corrected(ZoneId("z3"), "sales", 2024, None)])[-1]
    # z3 gets the median of sales (25): 0, 100, 50 on the new scale of 0 to 50
    assert missing.shifts == (Shift(ZoneId("z3"), 1, 2, 1, 2), Shift(ZoneId("z2"), 2, 1, 2, 1))
