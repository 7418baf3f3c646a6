import math

import pytest
from tests.unit.surroundings.small import MUNICIPALITIES, RULES, SAME_KIND, place, statistics

from teukgu.surroundings import Statistics, groups, repetition, standardised


def test_standardised_by_hand():
    # median 2, absolute deviations 1 0 1 -> MAD 1
    assert standardised(4.0, [1.0, 2.0, 3.0], None) == pytest.approx(2 / 1.4826)
    assert standardised(40.0, [1.0, 2.0, 3.0], 3.0) == 3.0
    assert standardised(-40.0, [1.0, 2.0, 3.0], 3.0) == -3.0


@pytest.mark.parametrize("reference", [[], [1.0], [5.0, 5.0, 5.0, 9.0]])
def test_without_a_spread_there_is_no_measure(reference):
    assert standardised(2.0, reference, 3.0) is None


def _table(earlier: dict[str, float], later: dict[str, float]) -> Statistics:
    def value(region, year):
        return 100 * math.exp((earlier[region] if year >= 2015 else 0) + (later[region] if year == 2020 else 0))

    return Statistics(
        {(one.id, year, "agriculture"): value(one.id, year) for one in MUNICIPALITIES for year in (2010, 2015, 2020)}
    )


def test_a_measure_that_turns_round_has_a_negative_correlation():
    # M2, M4 are compared with: changes -0.1 and 0.1, so the spread is known; the zones' order turns round
    earlier = {"M1": 0.3, "M2": -0.1, "M3": 0.0, "M4": 0.1, "M5": 0.0, "M6": 0.0}
    later = {"M1": -0.3, "M2": -0.1, "M3": 0.0, "M4": 0.1, "M5": 0.0, "M6": 0.0}
    zones = [place("Z1", where=("M1",)), place("Z2", where=("M3",)), place("Z3", where=("M1", "M3"))]
    found = repetition(zones, groups(SAME_KIND, MUNICIPALITIES, zones), _table(earlier, later), RULES, None)
    assert (found.places, found.zones, found.left_out) == (3, 3, 0)
    assert found.correlation == pytest.approx(-1.0)


def test_twins_count_once_and_zones_without_earlier_figures_are_left_out():
    earlier = dict.fromkeys(("M1", "M2", "M3", "M4", "M5", "M6"), 0.0) | {"M2": -0.1, "M4": 0.1}
    table = _table(earlier, earlier)
    table = Statistics({key: value for key, value in table.values.items() if key[:2] != ("M3", 2010)})
    zones = [place("Z1"), place("Z2"), place("Z3", where=("M3",))]
    found = repetition(zones, groups(SAME_KIND, MUNICIPALITIES, zones), table, RULES, 3.0)
    assert (found.places, found.zones, found.left_out, found.correlation) == (1, 2, 1, None)


def test_a_figure_that_is_not_positive_has_no_log_change():
    table = statistics(M1=0.0)
    found = repetition([place()], groups(SAME_KIND, MUNICIPALITIES, [place()]), table, RULES, 3.0)
    assert found.zones == 0
