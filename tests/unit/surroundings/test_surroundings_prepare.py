from datetime import date

from tests.unit.surroundings.small import ANY_KIND, MUNICIPALITIES, RULES, place, statistics

from teukgu.surroundings import Statistics, prepare, ties

FARM, JOINT = place("Z1"), place("Z2", "tour", ("M5", "M2"))
LATE = place("Z3", "farm", ("M3",), designated=date(2020, 1, 1))


def prepared(places=(FARM, JOINT, LATE), table=None, comparison=None):
    return prepare(places, MUNICIPALITIES, table or statistics(), RULES, comparison)


def values(found, unit):
    return {(row.indicator, row.year): row.value for row in found.observations if row.zone == unit}


def test_zones_come_first_then_the_comparison_municipalities_of_the_groups_in_use():
    found = prepared()
    assert [unit.id for unit in found.units] == [
        *("Z1", "Z2", "Z3"),
        *("M2@farm-gun", "M4@farm-gun"),
        "M6@tour-si",
    ]
    assert [unit.comparison for unit in found.units] == [False] * 3 + [True] * 3
    assert [zone.zone for zone in found.in_round] == ["Z1", "Z2"]


def test_a_zone_out_of_the_round_is_listed_without_figures():
    found = prepared()
    assert values(found, "Z3") == {}
    assert found.units[2].standing is not None
    assert "after" in found.units[2].standing.reason.en


def test_the_industries_of_the_sector_are_added_and_public_administration_taken_away():
    found = prepared(table=statistics(M1=2.0, M5=3.0))
    assert values(found, "Z1")["industry", 2020] == 200
    assert values(found, "Z1")["private", 2015] == 0
    assert values(found, "Z2")["industry", 2015] == 400  # two industries, two municipalities
    assert values(found, "Z2")["industry", 2020] == 2 * 300 + 2 * 100


def test_a_part_that_was_not_published_makes_the_whole_missing():
    table = statistics()
    holes = Statistics({key: value for key, value in table.values.items() if key != ("M2", 2020, "arts")})
    found = values(prepared(table=holes), "Z2")
    assert ("industry", 2020) not in found
    assert found["industry", 2015] == 400


def test_another_comparison_group_changes_the_groups_only():
    base, other = prepared(), prepared(comparison=ANY_KIND)
    assert values(base, "Z1") == values(other, "Z1")
    assert [group.label for group in other.groups] == ["farm-any", "tour-any"]


def test_zones_in_the_same_municipalities_with_the_same_sector_are_tied():
    twin = place("Z9", "tour", ("M2", "M5"))
    found = prepared((FARM, JOINT, twin))
    assert ties(found.in_round) == (("Z2", "Z9"),)
    assert values(found, "Z2") == values(found, "Z9")
