"""Shares of joint zones: read exactly, checked, and applied only to what can be divided."""

from fractions import Fraction

import pytest

from teukgu.loading.indicators import load_indicators
from teukgu.reporting.attribution import (
    Attribution,
    attributed,
    attribution,
    equal_shares,
    in_year,
    read_share,
    share_findings,
    split,
)
from teukgu.values import IndicatorId, Refused, RegionId

A, B, C = (RegionId(name) for name in "ABC")
CATALOGUE = load_indicators()


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("50%", Fraction(1, 2)),
        ("33.34", Fraction(3334, 10000)),
        ("１／３", Fraction(1, 3)),
        (" 12.5 ％", Fraction(1, 8)),
        ("0", Fraction(0)),
    ],
)
def test_shares_are_read_exactly(text, share):
    assert read_share(text) == share


@pytest.mark.parametrize("text", ["", "-5%", "1/0", "half", "1e2", "50%%", "1/2%", "nan", "٣٣"])
def test_anything_else_is_no_share(text):
    assert read_share(text) is None


def test_thirds_sum_to_one_and_rounded_percents_do_not():
    thirds = dict.fromkeys((A, B, C), read_share("1/3"))
    assert share_findings(thirds, (A, B, C)) == ()
    rounded = dict.fromkeys((A, B, C), read_share("33.3%"))
    (found,) = share_findings(rounded, (A, B, C))
    assert found.code == "attribution.shares_not_one"
    assert "99.9%" in found.message.ko


def test_everything_wrong_with_shares_is_said():
    with pytest.raises(Refused) as caught:
        attribution(2026, {A: Fraction(-1, 2), C: Fraction(1, 2)}, (A, B))
    assert {one.code.partition(".")[2] for one in caught.value.findings} == {
        "share_missing",
        "share_of_stranger",
        "share_negative",
        "shares_not_one",
    }


def test_shares_hold_from_their_year_on():
    first = attribution(2020, equal_shares((A, B)), (A, B))
    second = attribution(2025, {A: Fraction(7, 10), B: Fraction(3, 10)}, (A, B), "협약 제3조")
    assert in_year([second, first], 2024) == first
    assert in_year([first, second], 2026) == second
    assert in_year([first, second], 2019) is None
    assert isinstance(second, Attribution)


def test_the_largest_remainders_get_what_is_left_over():
    shares = {A: Fraction(50, 100), B: Fraction(30, 100), C: Fraction(20, 100)}
    assert split(11, shares) == {A: 6, B: 3, C: 2}  # 5.5, 3.3, 2.2
    assert split(10, equal_shares((C, B, A))) == {A: 4, B: 3, C: 3}
    assert split(-10, equal_shares((A, B, C))) == {A: -3, B: -3, C: -4}


def test_a_share_of_nothing_gets_nothing():
    assert split(7, {A: Fraction(1), B: Fraction(0)}) == {A: 7, B: 0}


def version(name):
    found = CATALOGUE.version(IndicatorId(name), 2026)
    return found, CATALOGUE.unit_of(found)


def test_flows_and_stocks_are_divided():
    assert attributed(*version("sales"), 1_000_001, equal_shares((A, B))) == {A: 500_001, B: 500_000}
    assert attributed(*version("jobs"), 3, equal_shares((A, B))) == {A: 2, B: 1}


@pytest.mark.parametrize("name", ["local_sourcing_share", "living_population"])
def test_ratios_and_figures_of_the_municipality_are_not(name):
    with pytest.raises(Refused) as caught:
        attributed(*version(name), 40, equal_shares((A, B)))
    assert [one.code for one in caught.value.findings] == ["attribution.not_divided"]


def test_shares_of_one_indicator_come_before_those_of_every_one():
    every = Attribution(2024, equal_shares([A, B]))
    own = Attribution(2021, {A: Fraction(1), B: Fraction(0)}, indicator="jobs")
    assert in_year([every, own], 2025, "jobs") == own
    assert in_year([every, own], 2025, "sales") == every
    assert in_year([own], 2025, "sales") is None
