"""From a file or a service to figures of municipalities, with the real registry."""

from datetime import date

import pytest
from tests.statistics_tools import KEY, Waiting, as_json, data_rows, desk, kosis_error, kosis_row

from teukgu.loading.programme import DEFAULT_PROGRAMME, programme_folder
from teukgu.loading.statistics.series import Service
from teukgu.loading.statistics.series_file import load_all_series, load_mapping, load_services
from teukgu.portal.services.statistics.load_series import Means, Wish, load_file, load_service
from teukgu.portal.store.models import Region, RegionCode, StatisticVintage
from teukgu.portal.store.queries.statistics_of_region import statistics_of_region
from teukgu.values import Refused

pytestmark = pytest.mark.usefixtures("portal")

SERIES = load_all_series(programme_folder())
SERVICES = load_services(programme_folder())
WIDE = """행정구역별(1),행정구역별(2),2023,2023,2024,2024
행정구역별(1),행정구역별(2),사업체수 (개),종사자수 (명),사업체수 (개),종사자수 (명)
전국,소계,1,2,3,4
전북특별자치도,소계,1,2,3,4
전북특별자치도,순창군,"3,250","11,000","3,300","11,200"
강원특별자치도,고성군,1,2,3,4
경상남도,고성군,5,6,7,8
"""


def means(server, tmp_path, waiting=None, *, fresh=False, key=KEY):
    waiting = waiting or Waiting()
    environment = {
        f"TEUKGU_{name}_{what}": value
        for name in ("KOSIS", "DATA_GO_KR")
        for what, value in (("URL", server.address), ("KEY", key))
    }
    return Means(environment, tmp_path / "statistics", waiting.now, waiting.sleep, fresh)


def from_file(path, series="employees", table=None, **wish):
    return load_file(DEFAULT_PROGRAMME, SERIES[series], path, table=table, wish=Wish(**wish), now=Waiting().now())


def from_kosis(server, tmp_path, years=(2023, 2024), **more):
    series, facts = SERIES["registered_population"], SERVICES[Service.KOSIS]
    return load_service(DEFAULT_PROGRAMME, series, facts, years, wish=Wish(), means=means(server, tmp_path, **more))


def refusal(act):
    with pytest.raises(Refused) as refused:
        act()
    return [one.code for one in refused.value.findings]


@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
def test_a_file_of_kosis_fills_the_figures(tmp_path, encoding):
    path = tmp_path / "종사자.csv"
    path.write_bytes(WIDE.encode(encoding))
    done = from_file(path, published_on=date(2026, 3, 1))
    assert (done.figures, done.years, done.left_out) == (6, (2023, 2024), {"no_municipality": 4})
    assert statistics_of_region("M227", keys=["employees"]) == {("employees", 2023): 11000, ("employees", 2024): 11200}
    assert (statistics_of_region("M214")["employees", 2024], statistics_of_region("M189")["employees", 2024]) == (4, 8)
    vintage = StatisticVintage.objects.get(series="employees")
    assert (vintage.kind, vintage.source, vintage.published_on) == ("file", "종사자.csv", date(2026, 3, 1))
    assert (len(vintage.sha256), vintage.definition_version) == (64, "2020")
    assert vintage.note_ko.startswith("전국사업체조사")
    assert from_file(path, published_on=date(2026, 3, 1)).vintage is None


def test_looking_only_changes_nothing(tmp_path):
    path = tmp_path / "f.csv"
    path.write_text(WIDE, encoding="utf-8")
    assert from_file(path, look_only=True).figures == 6
    assert StatisticVintage.objects.count() == 1


def test_a_mapping_file_of_the_office(tmp_path):
    path, mapping = tmp_path / "f.csv", tmp_path / "m.yaml"
    path.write_text("시군,해,수\n순창,2024,5\n기타,2024,9\n여주군,2012,7\n", encoding="utf-8")
    mapping.write_text(
        "region: [시군]\nyear: 해\nvalue: 수\nregions: {순창: M227}\nleave_out: [기타]\nscale: 1000\n", encoding="utf-8"
    )
    assert from_file(path, table=load_mapping(mapping)).figures == 2
    assert statistics_of_region("M227", keys=["employees"]) == {("employees", 2024): 5000}
    assert statistics_of_region("M104", keys=["employees"]) == {("employees", 2012): 7000}


def test_problems_of_a_mapping_and_of_a_file_are_told_and_nothing_is_loaded(tmp_path):
    mapping = tmp_path / "m.yaml"
    mapping.write_text("region: 시군\nyears: 해\nlayout: tall\nonly: 3\n", encoding="utf-8")
    assert len(refusal(lambda: load_mapping(mapping))) == 4
    assert refusal(lambda: load_mapping(tmp_path / "none.yaml")) == ["statistics.mapping_missing"]
    path = tmp_path / "f.csv"
    path.write_text(WIDE.replace("순창군", "순챙군").replace("경상남도,고성군", "경상남도,고송군"), encoding="utf-8")
    assert refusal(lambda: from_file(path)) == ["statistics.region_unknown"] * 2
    assert refusal(lambda: from_file(tmp_path / "no.csv")) == ["statistics.unreadable"]
    path.write_text(WIDE, encoding="utf-8")
    assert refusal(lambda: from_file(path, published_on=date(2090, 1, 1))) == ["statistics.published_later"]
    assert StatisticVintage.objects.count() == 1


def test_kosis_by_http_for_every_municipality_of_today(tmp_path):
    codes = RegionCode.objects.filter(system="mois", valid_to=None, region__valid_to=None).exclude(
        region__kind="province"
    )
    rows = [kosis_row(one.code, "이름", 2024, f"{number:,}") for number, one in enumerate(codes)]
    rows += [kosis_row(code, "이름", 2024, "9") for code in ("00", "11", "52", "41111", "41113")]
    with desk([as_json(rows)]) as server:
        done = from_kosis(server, tmp_path, (2024, 2024))
    today = Region.objects.filter(valid_to=None, programme=DEFAULT_PROGRAMME).exclude(kind="province")
    assert done.figures == codes.count() >= today.count() - 20
    assert done.left_out == {"no_municipality": 5}
    vintage = StatisticVintage.objects.get(series="registered_population")
    assert (vintage.kind, vintage.published_on) == ("kosis", date(2026, 1, 5))
    assert "tblId=DT_1B040A3" in vintage.source
    assert vintage.source.endswith("2024-2024")
    assert KEY not in vintage.source


def test_the_same_answer_in_another_order_is_the_same_publication(tmp_path):
    rows = [kosis_row("52770", "순창군", year, "26822") for year in (2023, 2024)]
    with desk([as_json(rows), as_json(rows[::-1])]) as server:
        assert from_kosis(server, tmp_path, fresh=True).vintage
        assert from_kosis(server, tmp_path, fresh=True).vintage is None
        assert len(server.asked) == 2


def test_the_cache_is_used_unless_asked_anew(tmp_path):
    with desk([as_json([kosis_row("52770", "순창군", 2024, "26822")])]) as server:
        for fresh in (False, False, True):
            from_kosis(server, tmp_path, fresh=fresh)
        assert len(server.asked) == 2


def test_a_refusal_of_the_service_loads_nothing(tmp_path):
    with desk([kosis_error("11")]) as server:
        assert refusal(lambda: from_kosis(server, tmp_path)) == ["statistics.service.code_11"]
    with desk([kosis_error("30")]) as server:
        assert refusal(lambda: from_kosis(server, tmp_path)) == ["statistics.no_figures"]
    with desk([as_json([kosis_row("52770", "순창군", 2024, "1", UNIT_NM="천명")])]) as server:
        assert refusal(lambda: from_kosis(server, tmp_path, fresh=True)) == ["statistics.unit"]
    assert StatisticVintage.objects.count() == 1


def test_data_go_kr_by_http_province_by_province(tmp_path):
    def answers(path, query):
        rows = {
            "5200000000": [
                {
                    "stdgCd": "5277000000",
                    "ctpvNm": "전북특별자치도",
                    "sggNm": "순창군",
                    "statsYm": "202412",
                    "totNmprCnt": "26822",
                },
                {
                    "stdgCd": "5211100000",
                    "ctpvNm": "전북특별자치도",
                    "sggNm": "전주시 완산구",
                    "statsYm": "202412",
                    "totNmprCnt": "1",
                },
            ]
        }
        return data_rows(rows.get(query["stdgCd"], []))

    with desk(answers) as server:
        series, facts = SERIES["registered_population_mois"], SERVICES[Service.DATA_GO_KR]
        done = load_service(DEFAULT_PROGRAMME, series, facts, (2024, 2024), wish=Wish(), means=means(server, tmp_path))
        assert {query["serviceKey"] for _, query in server.asked} == {KEY}
    assert (done.figures, done.left_out) == (1, {"no_municipality": 1})
    assert statistics_of_region("M227", keys=["registered_residents"]) == {("registered_residents", 2024): 26822}
