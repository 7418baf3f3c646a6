"""Figures and shares under random use: nothing recorded is lost, and parts always add up."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from teukgu.reporting.attribution import equal_shares, read_share, share_findings, split
from teukgu.reporting.figure import Cell, Figure, Observed
from teukgu.reporting.series import Series, Slot, added, as_known, fold, refusals, slot_of
from teukgu.values import IndicatorId, RegionId, ZoneId

START = datetime(2027, 1, 4, tzinfo=UTC)
REGIONS = st.lists(st.integers(1, 400).map(lambda one: RegionId(f"M{one:03}")), min_size=1, max_size=9, unique=True)


@st.composite
def shares(draw):
    regions = draw(REGIONS)
    weights = draw(st.lists(st.integers(0, 10_000), min_size=len(regions), max_size=len(regions)))
    weights[0] += 1
    return {region: Fraction(weight, sum(weights)) for region, weight in zip(regions, weights, strict=True)}


@given(st.integers(-(10**15), 10**15), shares())
def test_whole_parts_add_up_and_none_is_off_by_a_unit(value, divided):
    parts = split(value, divided)
    assert sum(parts.values()) == value
    assert all(isinstance(part, int) for part in parts.values())
    assert all(abs(parts[region] - value * share) < 1 for region, share in divided.items())


@given(st.integers(-(10**9), 10**9), shares(), st.integers(1, 3))
def test_parts_with_decimals_add_up_in_steps(steps, divided, decimals):
    parts = split(steps / 10**decimals, divided, decimals)
    assert sum(round(Fraction(part) * 10**decimals) for part in parts.values()) == steps


@given(st.integers(0, 10**12), shares(), st.randoms(use_true_random=False))
def test_the_order_in_which_shares_are_given_does_not_matter(value, divided, chance):
    shuffled = list(divided.items())
    chance.shuffle(shuffled)
    assert split(value, dict(shuffled)) == split(value, divided)


@given(REGIONS)
def test_equal_shares_are_always_sound(regions):
    assert share_findings(equal_shares(regions), regions) == ()


@given(shares(), st.integers(1, 10**9))
def test_shares_off_by_anything_are_refused(divided, off):
    first = next(iter(divided))
    wrong = {**divided, first: divided[first] + Fraction(1, off)}
    assert "attribution.shares_not_one" in {one.code for one in share_findings(wrong, tuple(divided))}


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 5), shares()), min_size=1, max_size=8))
def test_a_joint_zone_counts_once_in_the_total(zones):
    parts = [part for value, more, divided in zones for part in split(value * 1000 + more, divided).values()]
    assert sum(parts) == sum(value * 1000 + more for value, more, _ in zones)


@st.composite
def drafts(draw):
    """Random attempts to record: some fit, some name what is not there or of another cell."""
    found = []
    for number in range(1, draw(st.integers(1, 14)) + 1):
        cell = Cell(IndicatorId(draw(st.sampled_from(["jobs", "sales"]))))
        figure = Figure(cell, draw(st.integers(0, 3)))
        corrects = draw(st.none() | st.integers(1, 14))
        moment = START + timedelta(hours=number)
        zone = ZoneId(draw(st.sampled_from("AB")))
        found.append(Observed(number, zone, 2026, figure, 1, moment, "x", corrects, why="다시 셈" if corrects else ""))
    return found


def accepted(tried):
    series, kept = Series(), []
    for draft in tried:
        if not refusals(series, draft):
            series = added(series, draft)
            kept.append(draft)
    return series, kept


@given(drafts())
def test_nothing_that_was_accepted_is_ever_lost(tried):
    series, kept = accepted(tried)
    assert sorted((one for chain in series.chains.values() for one in chain), key=lambda one: one.id) == kept


@given(drafts(), st.randoms(use_true_random=False))
def test_the_fold_of_what_was_accepted_is_what_adding_gave(tried, chance):
    series, kept = accepted(tried)
    chance.shuffle(kept)
    assert fold(kept) == series


@given(drafts())
def test_adding_several_at_once_is_adding_them_one_by_one(tried):
    series, kept = accepted(tried)
    middle = len(kept) // 2
    assert added(fold(kept[:middle]), *kept[middle:]) == series


@given(drafts())
def test_each_cell_is_one_chain_and_its_last_stands(tried):
    series, _ = accepted(tried)
    for slot, chain in series.chains.items():
        assert {slot_of(one) for one in chain} == {slot}
        assert chain[0].corrects is None
        assert [one.corrects for one in chain[1:]] == [one.id for one in chain[:-1]]
        assert series.standing(slot) == chain[-1]


@given(drafts(), st.integers(0, 15))
def test_what_was_known_on_a_day_is_a_beginning_of_each_chain(tried, hours):
    series, kept = accepted(tried)
    known = as_known(kept, START + timedelta(hours=hours))
    assert all(series.history(slot)[: len(chain)] == chain for slot, chain in known.chains.items())


@given(drafts())
def test_a_correction_that_changes_nothing_is_never_taken(tried):
    series, _ = accepted(tried)
    for slot, chain in series.chains.items():
        again = replace(chain[-1], id=99, corrects=chain[-1].id, why="같은 값")
        assert [one.code for one in refusals(series, again)] == ["figure.nothing_changed"]
        assert isinstance(slot, Slot)


@given(shares())
def test_shares_typed_as_fractions_are_read_exactly_and_kept_as_text_without_loss(divided):
    typed = {region: f"{share.numerator}/{share.denominator}" for region, share in divided.items()}
    read = {region: read_share(text) for region, text in typed.items()}
    assert read == divided
    assert share_findings(read, set(divided)) == ()
    assert {region: Fraction(str(share)) for region, share in read.items()} == divided


@given(shares(), st.integers(1, 99))
def test_shares_that_do_not_add_up_are_always_told(divided, off):
    region = min(divided)
    wrong = divided | {region: divided[region] + Fraction(off, 10_000)}
    assert [one.code for one in share_findings(wrong, set(divided))] == ["attribution.shares_not_one"]
