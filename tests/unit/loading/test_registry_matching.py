from datetime import date

from teukgu.loading.registry_list import ListedZone
from teukgu.loading.registry_matching import Candidate, KnownZone, match
from teukgu.loading.registry_places import NamedRegion, RegionNames, short_province
from teukgu.values import Place

DAY = date(2010, 5, 18)


def known(zone, *names, regions=("M1",), day=DAY):
    return KnownZone(zone, names, frozenset(regions), day)


def listed(name, regions=("M1",), day=DAY, zone_id=""):
    return Candidate(ListedZone(name, ("x",), day, Place("f", cell="A2"), zone_id=zone_id), frozenset(regions))


def test_by_name_spaces_and_marks_aside():
    found = match([known("Z1", "정선 아리랑5일장특구")], [listed("정선아리랑 5일장 특구")])
    assert found.matched == {0: "Z1"}
    assert found.missing == ()


def test_by_a_former_name():
    found = match([known("Z1", "정선 아리랑특구", "정선 아리랑5일장특구")], [listed("정선 아리랑특구")])
    assert found.matched == {0: "Z1"}


def test_the_same_name_in_another_municipality_is_another_zone():
    later = listed("국제화교육특구", regions=("M2",), day=date(2012, 5, 18))
    found = match([known("Z1", "국제화교육특구", regions=("M1",))], [later])
    assert found.new == (0,)
    assert found.missing == ("Z1",)


def test_a_zone_that_went_to_another_municipality_is_known_by_name_and_date():
    found = match(
        [known("Z1", "고창 복분자산업특구", regions=("M1",))], [listed("고창 복분자산업특구", regions=("M2",))]
    )
    assert found.matched == {0: "Z1"}
    assert found.missing == ()


def test_a_name_two_zones_elsewhere_have_is_ambiguous():
    elsewhere = [known("Z1", "국제화교육특구", regions=("M1",)), known("Z2", "국제화교육특구", regions=("M3",))]
    found = match(elsewhere, [listed("국제화교육특구", regions=("M2",))])
    assert found.ambiguous == {0: ("Z1", "Z2")}


def test_a_renamed_zone_is_known_by_place_and_date():
    found = match([known("Z1", "공주 5도2촌알밤특구")], [listed("공주 알밤산업특구", day=date(2010, 6, 20))])
    assert found.matched == {0: "Z1"}


def test_a_wholly_different_name_at_the_same_place_and_date_is_new():
    found = match([known("Z1", "순창 장류산업특구")], [listed("첨단 드론비행특구")])
    assert found.new == (0,)


def test_two_zones_of_one_name_and_place_are_told_apart_by_their_dates():
    zones = [known("Z1", "가산업특구", day=date(2005, 1, 1)), known("Z2", "가산업특구", day=date(2015, 1, 1))]
    assert match(zones, [listed("가산업특구", day=date(2015, 1, 20))]).matched == {0: "Z2"}


def test_what_fits_two_zones_is_ambiguous_until_an_id_is_given():
    zones = [known("Z1", "청정 딸기산업특구"), known("Z2", "청정 딸기농업특구")]
    row = listed("청정 딸기특구산업농업")
    found = match(zones, [row])
    assert found.ambiguous == {0: ("Z1", "Z2")}
    assert found.missing == ()
    assert match(zones, [listed("청정 딸기특구산업농업", zone_id="Z2")]).matched == {0: "Z2"}


def test_two_rows_for_one_zone_are_both_ambiguous():
    found = match([known("Z1", "가산업특구")], [listed("가산업특구"), listed("가 산업특구", day=date(2010, 5, 20))])
    assert found.ambiguous == {0: ("Z1",), 1: ("Z1",)}


def test_an_exact_name_wins_over_a_like_one():
    zones = [known("Z1", "감고을 감산업특구")]
    found = match(zones, [listed("감고을 감산업특구"), listed("감고을 곶감산업특구")])
    assert found.matched == {0: "Z1"}
    assert found.new == (1,)


def region(key, name, province, short, *, former=()):
    names = {name, *former}
    return NamedRegion(key, frozenset(names), frozenset({province, short}), False, name)


REGIONS = RegionNames.of(
    [
        region("M1", "고성군", "강원특별자치도", "강원", former=()),
        region("M2", "고성군", "경상남도", "경남"),
        region("M3", "당진시", "충청남도", "충남", former=("당진군",)),
        NamedRegion("P1", frozenset({"충청북도", "충북"}), frozenset(), True, "충청북도"),
    ]
)


def ids(text, province=""):
    return [one.id for one in REGIONS.find(text, province)]


def test_municipalities_are_found_with_province_short_form_and_former_name():
    assert ids("고성군") == ["M1", "M2"]
    assert ids("경남 고성군") == ids("경상남도 고성군") == ids("고성군", "경남") == ["M2"]
    assert ids("당진군") == ids("충남 당진시") == ["M3"]
    assert ids("충북") == ids("충청북도") == ["P1"]
    assert ids("전남 고성군") == ids("없는군") == []


def test_short_forms_of_provinces():
    names = ["서울특별시", "경기도", "충청북도", "전라남도", "제주특별자치도", "강원도"]
    assert [short_province(name) for name in names] == ["서울", "경기", "충북", "전남", "제주", "강원"]
