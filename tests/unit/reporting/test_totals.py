"""Flows, stocks, totals, ratios and indices over zones and years."""

from dataclasses import replace

import pytest

from teukgu.loading.indicators import load_indicators
from teukgu.reporting.figure import Cell
from teukgu.reporting.totals import Total, computed_ratio, over_years, over_zones
from teukgu.values import Aggregation, IndicatorId, ZoneId

CATALOGUE = load_indicators()
A, B, C = (ZoneId(name) for name in "ABC")


def version(name):
    return CATALOGUE.version(IndicatorId(name), 2026)


def of(name, value, year=2026):
    indicator, _, part = name.partition("/")
    return {(year, Cell(IndicatorId(indicator), part)): value}


def test_sums_name_who_is_missing():
    figures = {B: of("sales", 7), A: of("sales", 0), C: of("sales", 9, 2025)}
    assert over_zones(version("sales"), figures, 2026) == Total(7, (A, B), (C,))


def test_nothing_is_not_zero():
    assert over_zones(version("sales"), {A: {}}, 2026) == Total(None, (), (A,))


def test_parts_are_summed_apart():
    figures = {A: of("jobs/sex.women", 3) | of("jobs", 5), B: of("jobs/sex.women", 4)}
    assert over_zones(version("jobs"), figures, 2026, "sex.women").value == 7
    assert over_zones(version("jobs"), figures, 2026) == Total(5, (A,), (B,))


def test_a_ratio_over_zones_is_no_mean_of_ratios():
    small = of("material_purchases/origin.local", 10) | of("material_purchases", 10)
    large = of("material_purchases/origin.local", 0) | of("material_purchases", 90)
    total = over_zones(version("local_sourcing_share"), {A: small, B: large, C: of("material_purchases", 5)}, 2026)
    assert total == Total(10.0, (A, B), (C,))


def test_survival_divides_by_the_year_before():
    figures = of("shops_alive", 3) | of("shops_opened", 4, 2025) | of("shops_opened", 99)
    assert computed_ratio(version("shop_survival").ratio, figures, 2026) == 75.0
    assert (
        computed_ratio(version("shop_survival").ratio, of("shops_alive", 3) | of("shops_opened", 0, 2025), 2026) is None
    )
    assert computed_ratio(version("shop_survival").ratio, {}, 2026) is None
    assert over_zones(version("shop_survival"), {A: figures}, 2026).value == 75.0


def test_what_has_no_total():
    assert over_zones(version("living_population"), {A: of("living_population", 5)}, 2026).value is None
    index = replace(version("sales"), aggregation=Aggregation.INDEX)
    assert over_zones(index, {A: of("sales", 5)}, 2026).value is None


@pytest.mark.parametrize(("name", "total"), [("sales", 6), ("jobs", 1), ("pilots", 1), ("shop_survival", None)])
def test_over_years(name, total):
    assert over_years(version(name), {2026: 1, 2025: 3, 2024: 2}) == total
    assert over_years(version(name), {}) is None
