"""What must hold for every table of figures."""

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.surroundings.small import MUNICIPALITIES, RULES, SAME_KIND, place

from teukgu.surroundings import Statistics, groups, prepare, rank_correlation, rank_sum_test, standardised
from teukgu.values import RegionId

IDS = [one.id for one in MUNICIPALITIES]
NAMES = ("agriculture", "hotels", "arts", "total", "public")
FIGURES = st.fixed_dictionaries(
    {(region, year, name): st.integers(1, 10**9) for region in IDS for year in (2010, 2015, 2020) for name in NAMES}
)
SCORES = st.lists(st.integers(0, 20).map(float), min_size=1, max_size=12)


@given(FIGURES, st.sets(st.sampled_from(IDS), min_size=2).map(sorted))
def test_a_joint_zone_has_the_sum_of_its_municipalities(figures, where):
    table = Statistics({key: float(value) for key, value in figures.items()})
    joint = place("J", "tour", tuple(where))
    alone = [place(f"A{region}", "tour", (region,)) for region in where]
    found = prepare([joint, *alone], MUNICIPALITIES, table, RULES)
    values = {(row.zone, row.indicator, row.year): row.value for row in found.observations}
    for figure in RULES.figures:
        for year in figure.years:
            assert values["J", figure.name, year] == sum(values[one.zone, figure.name, year] for one in alone)


@given(FIGURES, st.sampled_from(IDS), st.permutations(IDS))
def test_the_order_of_municipalities_changes_no_figure(figures, region, order):
    table = Statistics({key: float(value) for key, value in figures.items()})
    shuffled = sorted(MUNICIPALITIES, key=lambda one: order.index(one.id))
    zone = [place(where=(region,))]
    one, two = (prepare(zone, units, table, RULES) for units in (MUNICIPALITIES, shuffled))
    assert sorted(map(repr, one.observations)) == sorted(map(repr, two.observations))


@given(st.lists(st.sampled_from(IDS), min_size=1, max_size=6, unique=True))
def test_nobody_is_compared_with_a_municipality_that_had_a_zone_of_the_sector(where):
    places = [place(f"Z{number}", "farm", (region,)) for number, region in enumerate(where)]
    known = groups(SAME_KIND, MUNICIPALITIES, places)
    for one in places:
        assert not set(known.of(one).members) & {RegionId(region) for region in where}


@given(st.floats(-1e6, 1e6), st.lists(st.floats(-1e6, 1e6), max_size=9), st.floats(0.1, 9))
def test_a_standardised_change_keeps_its_limit_or_is_none(own, reference, limit):
    found = standardised(own, reference, limit)
    assert found is None or -limit <= found <= limit


@given(st.floats(-100, 100), st.integers(1, 9), st.floats(-100, 100))
def test_no_spread_no_measure(own, count, value):
    assert standardised(own, [value] * count, 3.0) is None


@given(SCORES, SCORES)
def test_the_permutation_p_is_a_chance_and_does_not_depend_on_the_side(first, second):
    one, two = rank_sum_test(first, second), rank_sum_test(second, first)
    assert one is not None
    assert two is not None
    assert 0 < one.p <= 1
    assert abs(one.p - two.p) < 1e-9
    assert abs(one.higher + two.higher - 1) < 1e-9


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=15))
def test_rank_correlation_is_symmetric_and_bounded(pairs):
    first, second = [float(a) for a, _ in pairs], [float(b) for _, b in pairs]
    found, turned = rank_correlation(first, second), rank_correlation(second, first)
    assert found == turned
    assert found is None or -1 - 1e-12 <= found <= 1 + 1e-12
