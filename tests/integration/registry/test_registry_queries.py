import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.integration.registry.conftest import PROGRAMME, TODAY

from teukgu.portal.access import ANONYMOUS, Viewer
from teukgu.portal.store.models import Award, ZoneNow
from teukgu.portal.store.queries import (
    ZoneFilter,
    about_data,
    all_awards,
    all_facts,
    all_zones,
    filter_choices,
    find_zones,
    home_figures,
    labels_of,
    provinces_with_zones,
    zone_at_address,
    zones_on_map,
)
from teukgu.portal.store.queries.zone_dormancy import dormancy_of

pytestmark = pytest.mark.usefixtures("loaded")
OFFICER = Viewer(account="officer")


def found(**asked):
    page = find_zones(ANONYMOUS, PROGRAMME, ZoneFilter(**asked), per_page=100)
    return {zone.name.ko for zone in page.zones}


def test_search_by_words_initials_and_letters():
    sunchang = {"순창 장류산업특구", "순창 건강장수과학특구"}
    assert found(search="순창") == sunchang
    assert sunchang < found(search="순ㅊ")
    assert sunchang < found(search="ㅅㅊ")
    assert found(search="장류") == {"순창 장류산업특구"}
    assert "노원 미래인재양성교육특구" in found(search="노원 국제화")
    assert found(search="Sunchang Paste") == {"순창 장류산업특구"}
    assert found(search="없는말") == set()


@pytest.mark.parametrize("search", ["%", "_", "100%", "'; drop table store_zone; --", "\\"])
def test_wildcards_and_quotes_are_plain_letters(search):
    assert found(search=search) == set()


def test_filters():
    assert len(found(status="cancelled")) == 22
    assert len(found(year=2025)) == 2
    assert found(province="P17", sector="tourism_leisure") <= found(province="P17")
    assert found(region="M197") == {"마라도 청정자연환경보호특구", "서귀포 휴양예술특구"}


def test_a_province_that_ended_finds_its_former_municipalities():
    former = found(province="P14") | found(province="P05")
    assert former == found(province="P18")
    assert len(former) == 45


def test_pages_hold_every_zone_once_in_the_order_of_names():
    pages = [find_zones(ANONYMOUS, PROGRAMME, ZoneFilter(), page=n, per_page=50) for n in range(1, 6)]
    names = [zone.name.ko for page in pages for zone in page.zones]
    assert pages[0].total == len(names) == 217
    assert names == sorted(names)
    beyond = find_zones(ANONYMOUS, PROGRAMME, ZoneFilter(), page=10**9)
    assert (beyond.zones, beyond.total) == ((), 217)


def test_choices_count_what_filters_find():
    choices = filter_choices(ANONYMOUS, PROGRAMME)
    for choice in choices.sectors:
        assert len(found(sector=choice.key)) == choice.zones
    for line in choices.provinces:
        assert len(found(province=line.id)) == line.zones
    assert sum(choice.zones for choice in choices.years) == 217
    wrong = ZoneFilter(province="P99", sector="x", status="y", year=1900, region="M999")
    assert set(choices.unknown(wrong)) == {"province", "sector", "status", "year", "region"}
    assert choices.unknown(ZoneFilter(province="P14", sector="education", year=2004)) == ()


def test_home_figures_say_why_they_differ():
    home = home_figures(ANONYMOUS, PROGRAMME)
    assert (home.listed, home.cancelled, home.not_known_cancelled) == (217, 22, 195)
    assert (home.operating.value, str(home.operating.as_of)) == (172, "2025-11-04")
    assert home.operating.sources[0].address.startswith("https://")
    assert home.cumulative.value == home.listed + home.missing_max == 230
    assert home.unnamed_cancelled == 24
    assert home.unexplained == (195 - 24 - 172 + 11, 195 - 24 - 172 + 13)


def test_a_zone_page():
    page = zone_at_address(ANONYMOUS, PROGRAMME, "kz2007-17")
    assert page.current("name").value == "노원 미래인재양성교육특구"
    assert [fact.value for fact in page.former("name")] == ["노원 국제화교육특구"]
    assert [event.kind for event in page.timeline] == ["designation", "name"]
    assert page.places[0].office.ko == "서울지방중소벤처기업청"
    assert all(fact.sources or fact.note.ko for fact in page.facts)
    assert {line.region for line in page.statistics} == {"M011"}
    assert all(near.zone.id != page.zone.id for near in page.near)
    assert zone_at_address(ANONYMOUS, PROGRAMME, "kz1999-01") is None
    assert zone_at_address(ANONYMOUS, "demonstration", "kz2007-17") is None


def test_every_zone_has_a_page_whose_status_is_one_of_its_facts():
    for address, status in ZoneNow.objects.values_list("address", "status"):
        page = zone_at_address(ANONYMOUS, PROGRAMME, address)
        assert page.current("status").value == status
        assert page.current("designation") is not None
        assert [event.day for event in page.timeline] == sorted(event.day for event in page.timeline)


def test_a_former_municipality_has_its_name():
    page = zone_at_address(ANONYMOUS, PROGRAMME, "kz2004-06")
    assert {key: name.ko for key, name in page.region_names.items()} == {"M197": "서귀포시", "M230": "남제주군"}


def test_none_where_there_is_none():
    page = zone_at_address(ANONYMOUS, PROGRAMME, "kz2004-06")
    assert page.places[0].office is None
    assert page.places[0].council == "none"


def test_the_public_sees_no_award_and_no_fact_without_an_address():
    hidden = Award.objects.filter(shown=False).values_list("zone", flat=True)
    for viewer, awards in ((ANONYMOUS, 66), (OFFICER, 78)):
        assert len(all_awards(viewer, PROGRAMME)) == awards
    for zone in set(hidden):
        page = zone_at_address(ANONYMOUS, PROGRAMME, zone.lower())
        assert all(award.sources for award in page.awards)
    assert all(link.kind != "unlocated" for fact in all_facts(ANONYMOUS, PROGRAMME) for link in fact.sources)
    assert len(all_facts(ANONYMOUS, PROGRAMME)) < len(all_facts(OFFICER, PROGRAMME))
    about = about_data(ANONYMOUS, PROGRAMME)
    assert (about.shown_awards, about.hidden_awards) == (66, 12)
    assert all(source.kind != "unlocated" for source in about.sources)


def test_dormancy_is_unknown_and_an_ended_period_is_said():
    icheon = zone_at_address(ANONYMOUS, PROGRAMME, "kz2005-13")
    answer = dormancy_of(icheon, years=2, today=TODAY)
    assert (answer.dormant, answer.period_ended) == ("unknown", True)
    assert dormancy_of(zone_at_address(ANONYMOUS, PROGRAMME, "kz2004-01"), years=2, today=TODAY).period_ended is None


def test_map_and_provinces_count_joint_zones_in_each_place():
    on_map = zones_on_map(ANONYMOUS, PROGRAMME)
    assert sum(region.zones for region in on_map) == 226
    provinces = provinces_with_zones(ANONYMOUS, PROGRAMME)
    assert sum(line.zones for line in provinces if line.ended_on is None) == 217
    assert sum(line.official or 0 for line in provinces) == 172


def test_dumps_hold_all():
    zones = all_zones(ANONYMOUS, PROGRAMME)
    assert len(zones) == 217
    assert all(places for _, places in zones)


QUESTIONS = {
    "home": (home_figures, 6),
    "choices": (filter_choices, 6),
    "map": (zones_on_map, 2),
    "provinces": (provinces_with_zones, 3),
    "about": (about_data, 10),
    "labels": (labels_of, 1),
    "zones": (all_zones, 2),
    "facts": (all_facts, 3),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_questions_need_few_queries(name):
    ask, most = QUESTIONS[name]
    with CaptureQueriesContext(
        connection,
    ) as queries:
        ask(ANONYMOUS, PROGRAMME)
    assert len(queries) <= most


def test_a_zone_page_and_a_directory_page_need_few_queries():
    with CaptureQueriesContext(connection) as queries:
        zone_at_address(ANONYMOUS, PROGRAMME, "kz2008-18")
    assert len(queries) <= 8
    with CaptureQueriesContext(connection) as queries:
        find_zones(ANONYMOUS, PROGRAMME, ZoneFilter(search="ㅅㅊ", province="P14", sector="education"))
    assert len(queries) <= 2
