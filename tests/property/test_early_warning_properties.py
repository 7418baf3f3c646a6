"""Early warning on any figures: worse is never milder, the same seed says the same, size does not matter."""

from dataclasses import replace
from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from teukgu.loading.indicators import load_indicators
from teukgu.loading.programme import load_programme
from teukgu.reporting.early_warning import Level, ZonePath, bottom_chance, judge, settings_from
from teukgu.reporting.early_warning.judging import scores_of
from teukgu.reporting.figure import Cell
from teukgu.values import Direction, IndicatorId, ZoneId

CATALOGUE = load_indicators()
SETTINGS = replace(settings_from(load_programme().rulebook.on(date(2026, 11, 28))), draws=100)
YEAR, TYPE = 2026, "type_1"
KEYS = ("sales", "jobs", "firms", "products")
CELLS = tuple(Cell(IndicatorId(key)) for key in KEYS)
WHERE = {"zone_type": TYPE, "year": YEAR, "catalogue": CATALOGUE, "settings": SETTINGS}
ORDER = (Level.LOW, Level.WATCH, Level.HIGH)

amounts = st.integers(min_value=1, max_value=10**9)


@st.composite
def paths(draw, name):
    past = {(year, cell): draw(amounts) for cell in CELLS for year in (YEAR - 2, YEAR - 1)}
    given_now = draw(st.booleans())
    now = {cell: draw(st.integers(min_value=-5, max_value=10**9)) for cell in CELLS} if given_now else {}
    return ZonePath(ZoneId(name), past, now)


worlds = st.tuples(*(paths(f"peer-{number}") for number in range(9)))
own_paths = paths("own").map(lambda one: replace(one, now=one.now or dict.fromkeys(CELLS, 7)))
months = st.integers(min_value=1, max_value=11)


@given(own_paths, worlds, months, st.sampled_from(CELLS), st.integers(min_value=0, max_value=10**9))
def test_a_worse_figure_is_never_milder(own, peers, month, cell, less):
    version = CATALOGUE.version(cell.indicator, YEAR)
    sign = 1 if version.direction is Direction.MORE else -1
    worse = replace(own, now={**own.now, cell: own.now[cell] - sign * less})
    before = judge(own, peers, month=month, seed="s", **WHERE).level
    after = judge(worse, peers, month=month, seed="s", **WHERE).level
    assert ORDER.index(after) >= ORDER.index(before)


@given(own_paths, worlds, months, st.text(max_size=8))
def test_the_same_seed_says_the_same_and_peers_come_in_any_order(own, peers, month, seed):
    first = judge(own, peers, month=month, seed=seed, **WHERE)
    assert judge(own, list(peers), month=month, seed=seed, **WHERE) == first
    assert bottom_chance(own, peers[::-1], month=month, seed=seed, **WHERE) == bottom_chance(
        own, peers, month=month, seed=seed, **WHERE
    )


@given(own_paths, worlds, months, st.integers(min_value=1, max_value=12))
def test_size_does_not_matter(own, peers, month, doubled):
    times = 2**doubled  # a power of two keeps every ratio exact
    larger = ZonePath(
        own.zone,
        {key: value * times for key, value in own.past.items()},
        {key: value * times for key, value in own.now.items()},
    )
    assert (
        judge(larger, peers, month=month, seed="s", **WHERE).level
        is judge(own, peers, month=month, seed="s", **WHERE).level
    )


@given(own_paths, worlds, months)
def test_a_chance_is_a_share_and_the_word_follows_it(own, peers, month):
    chance = bottom_chance(own, peers, month=month, seed="s", **WHERE)
    level = judge(own, peers, month=month, seed="s", **WHERE).level
    assert chance is not None
    assert 0 <= chance <= 1
    assert level is (Level.HIGH if chance >= SETTINGS.high else Level.WATCH if chance >= SETTINGS.watch else Level.LOW)


anything = st.integers(min_value=-(10**15), max_value=10**15)


@given(own_paths, worlds, months, st.sampled_from(CELLS), anything, st.none() | st.sampled_from((YEAR - 2, YEAR - 1)))
def test_no_single_figure_moves_the_score_by_more_than_the_cap(own, peers, month, cell, other, year):
    """One figure of this year or of an earlier one, whatever it becomes, in every draw."""
    if year is None:
        changed = replace(own, now={**own.now, cell: other})
    else:
        changed = replace(own, past={**own.past, (year, cell): other})
    before, after = (scores_of(one, peers, month=month, seed="s", **WHERE) for one in (own, changed))
    assert np.abs(before).max() <= SETTINGS.cap + 1e-9
    assert np.abs(after - before).max() <= SETTINGS.cap + 1e-9
