from datetime import date

from tests.unit.surroundings.small import ANY_KIND, MUNICIPALITIES, NO_ZONE, SAME_KIND, place

from teukgu.surroundings import Comparison, groups
from teukgu.values import Bilingual

FARM, TOUR = place("Z1", "farm", ("M1",)), place("Z2", "tour", ("M2",))
ENDED = place("Z3", "farm", ("M3",), ended=date(2007, 1, 1))


def members(rule, zone, places=(FARM, TOUR, ENDED)):
    return groups(rule, MUNICIPALITIES, places).of(zone).members


def test_same_kind_without_a_zone_of_the_sector_ever_even_one_that_ended():
    assert members(SAME_KIND, FARM) == ("M2", "M4")
    assert members(SAME_KIND, TOUR) == ("M1", "M3", "M4")


def test_any_kind_and_never_any_zone():
    assert members(ANY_KIND, FARM) == ("M2", "M4", "M5", "M6")
    assert members(NO_ZONE, FARM) == ("M4",)


def test_nothing_asked_takes_everybody_of_the_kind():
    rule = Comparison("all", Bilingual("", ""), never="nothing")
    assert members(rule, FARM) == ("M1", "M2", "M3", "M4")


def test_a_joint_zone_takes_the_kind_of_its_lead_and_excludes_all_its_municipalities():
    joint = place("Z4", "farm", ("M5", "M4"))
    group = groups(SAME_KIND, MUNICIPALITIES, (FARM, joint)).of(joint)
    assert (group.kind, group.label, group.members) == ("si", "farm-si", ("M6",))
    assert members(SAME_KIND, FARM, (FARM, joint)) == ("M2", "M3")
