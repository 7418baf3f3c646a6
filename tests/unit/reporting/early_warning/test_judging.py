"""Early warning: own path against peers, three words with reasons, honest where there is too little."""

import math
from dataclasses import replace
from datetime import date

import pytest

from teukgu.loading.indicators import load_indicators
from teukgu.loading.programme import load_programme
from teukgu.reporting.early_warning import Level, ReasonKind, ZonePath, bottom_chance, judge, settings_from
from teukgu.reporting.early_warning.path import FARTHEST, expected, frame_of, log_ratio
from teukgu.reporting.figure import Cell
from teukgu.values import IndicatorId, ZoneId

CATALOGUE = load_indicators()
SETTINGS = replace(settings_from(load_programme().rulebook.on(date(2026, 11, 28))), draws=400)
YEAR, TYPE = 2026, "type_1"
KEYS = ("sales", "jobs", "firms", "products")
WHERE = {"zone_type": TYPE, "year": YEAR, "catalogue": CATALOGUE, "settings": SETTINGS, "seed": "test"}


def path(name, growth=0.03, last=1000.0, now=None, years=4, keys=KEYS, **more):
    """A zone that grew steadily; ``now`` is this year's figure so far as a share of last year's."""
    past = {
        (year, Cell(IndicatorId(key))): last * math.exp(growth * (year - (YEAR - 1)))
        for key in keys
        for year in range(YEAR - years, YEAR)
    }
    so_far = {} if now is None else {Cell(IndicatorId(key)): last * now for key in keys}
    return ZonePath(ZoneId(name), past, so_far, **more)


PEERS = [path(f"peer-{number}", growth=0.01 * number - 0.06) for number in range(14)]


def found(now, peers=PEERS, month=6, **more):
    return judge(path("own", now=now), peers, month=month, **WHERE | more)


def test_a_zone_far_behind_is_high_and_one_ahead_is_low():
    assert found(0.2).level is Level.HIGH
    assert found(1.1).level is Level.LOW
    assert found(0.2, month=11).level is Level.HIGH


def test_reasons_are_words_with_figures_and_what_they_rest_on():
    high = found(0.2)
    behind = [one for one in high.reasons if one.kind is ReasonKind.BEHIND]
    assert 1 <= len(behind) <= 3
    assert {one.indicator for one in behind} <= set(KEYS)
    assert "6월 말까지 200" in behind[0].text.ko
    assert "by the end of June" in behind[0].text.en
    assert "14곳" in high.reasons[-1].text.ko
    assert "0곳" in high.reasons[-1].text.ko
    assert not any("%" in one.text.ko and "확률" in one.text.ko for one in high.reasons)
    low = found(1.1)
    assert low.reasons[0].kind is ReasonKind.AHEAD


def test_a_zone_like_its_peers_has_no_reason_that_stands_out():
    peers = [path(f"peer-{number}", growth=0.0, now=0.5) for number in range(14)]
    like = judge(path("own", growth=0.0, now=0.5, keys=("sales", "exports", "products")), peers, month=6, **WHERE)
    assert {one.kind for one in like.reasons} == {ReasonKind.NOTE}


def test_too_little_is_said_not_guessed():
    few_peers = found(0.2, peers=PEERS[:3])
    assert few_peers.level is Level.UNKNOWN
    assert any("특구가 0곳" in one.text.ko or "특구가 3곳" in one.text.ko for one in few_peers.reasons)
    one_cell = judge(path("own", now=0.2, keys=("sales",)), PEERS, month=6, **WHERE)
    assert one_cell.level is Level.UNKNOWN
    assert "지표가 1개뿐" in one_cell.reasons[0].text.ko
    assert bottom_chance(path("own"), PEERS, month=6, **WHERE) is None
    assert found(0.2, peers=[]).level is Level.UNKNOWN


def test_a_zone_of_a_part_of_last_year_is_not_judged():
    young = path("own", now=0.2, first_year=YEAR)
    assert judge(young, PEERS, month=6, **WHERE).level is Level.UNKNOWN


def test_the_rest_of_the_year_follows_the_zones_own_season():
    frame = frame_of(CATALOGUE, TYPE, YEAR, 6, SETTINGS)
    sales = next(one for one in frame.versions if one.id == "sales")
    cell = Cell(sales.id)
    plain = ZonePath(ZoneId("own"), {(YEAR - 1, cell): 1000}, {cell: 300})
    assert expected(plain, sales, frame).end == pytest.approx(600)
    harvest = replace(plain, then={(YEAR - 1, cell): 250})
    assert expected(harvest, sales, frame).end == pytest.approx(1200)
    jobs = next(one for one in frame.versions if one.id == "jobs")
    stock = ZonePath(ZoneId("own"), {(YEAR - 1, Cell(jobs.id)): 100}, {Cell(jobs.id): 90})
    assert expected(stock, jobs, frame).end == pytest.approx(90)


def test_past_years_across_a_break_and_nothing_at_all_are_no_growth():
    assert log_ratio(0, 10) == -FARTHEST
    assert log_ratio(-5, 10) == -FARTHEST
    assert log_ratio(10_000, 1) == FARTHEST
    frame = frame_of(CATALOGUE, TYPE, YEAR, 6, SETTINGS)
    sales = next(one for one in frame.versions if one.id == "sales")
    cell = Cell(sales.id)
    assert expected(ZonePath(ZoneId("own"), {(YEAR - 1, cell): 0}, {cell: 5}), sales, frame) is None
    assert expected(ZonePath(ZoneId("own"), {}, {cell: 5}), sales, frame) is None


def test_zones_with_little_past_stray_as_the_parameter_says():
    frame = frame_of(CATALOGUE, TYPE, YEAR, 6, SETTINGS)
    sales = next(one for one in frame.versions if one.id == "sales")
    short = expected(path("own", years=1), sales, frame)
    steady = expected(path("own", years=8), sales, frame)
    assert short.spread == pytest.approx(SETTINGS.spread)
    assert steady.spread < short.spread
    half = expected(path("own", years=1, now=0.5), sales, frame)
    assert half.spread == pytest.approx(SETTINGS.spread * math.sqrt(0.5))


def test_nothing_so_far_is_nil_percent_of_last_year():
    nothing = found(0.0)
    assert nothing.level is Level.HIGH
    told = [one.text for one in nothing.reasons if one.kind is ReasonKind.BEHIND]
    assert told
    assert all("의 0%입니다" in one.ko and ", 0% of last year's" in one.en for one in told)
