import pytest
from tests.statistics_tools import Answer, Waiting, as_json, asker, desk, kosis_error, kosis_row

from teukgu.loading.programme import programme_folder
from teukgu.loading.statistics.series import Request
from teukgu.loading.statistics.series_file import load_all_series
from teukgu.loading.statistics.services.kosis import CODES, ask_kosis
from teukgu.values import Refused

SERIES = load_all_series(programme_folder())["registered_population"]


def asked_of(server, tmp_path, years=(2023, 2024), waiting=None):
    return list(ask_kosis(asker(server.address, tmp_path, waiting or Waiting()), SERIES.request, years))


def refusal(answers, tmp_path):
    with desk(answers) as server, pytest.raises(Refused) as refused:
        asked_of(server, tmp_path)
    return [one.code.removeprefix("statistics.service.") for one in refused.value.findings], len(server.asked)


def test_the_question_is_the_documented_one_and_the_rows_come(tmp_path):
    rows = [kosis_row("52770", "순창군", 2023, "26,727"), kosis_row("52770", "순창군", 2024, "26822")]
    with desk([as_json(rows)]) as server:
        assert asked_of(server, tmp_path) == rows
    path, query = server.asked[0]
    assert path == "/Param/statisticsParameterData.do"
    assert {key: query[key] for key in ("method", "format", "jsonVD", "orgId", "tblId", "itmId", "objL1", "prdSe")} == {
        "method": "getList",
        "format": "json",
        "jsonVD": "Y",
        "orgId": "101",
        "tblId": "DT_1B040A3",
        "itmId": "T20",
        "objL1": "ALL",
        "prdSe": "Y",
    }
    assert (query["startPrdDe"], query["endPrdDe"]) == ("2023", "2024")


def test_a_registered_selection_is_asked_for_by_its_id(tmp_path):
    request = Request(
        "statisticsData.do", {"userStatsId": "office/101/DT_1/2/1/2026_1", "prdSe": "Y", "newEstPrdCnt": "3"}
    )
    with desk([as_json([kosis_row("52770", "순창군", 2024, "1")])]) as server:
        assert len(list(ask_kosis(asker(server.address, tmp_path, Waiting()), request, (2022, 2024)))) == 1
    path, query = server.asked[0]
    assert (path, query["userStatsId"], query["newEstPrdCnt"]) == (
        "/statisticsData.do",
        "office/101/DT_1/2/1/2026_1",
        "3",
    )


def test_keys_without_quotes_are_understood_and_colons_in_text_left_alone(tmp_path):
    body = '[{C1:"52770",C1_NM:"순창군, a:b \\"c\\"",PRD_DE : "2024",DT:"26822",X:null,Y:true}]'
    with desk([Answer(body.encode())]) as server:
        [row] = asked_of(server, tmp_path)
    assert (row["C1_NM"], row["DT"], row["X"]) == ('순창군, a:b "c"', "26822", "")


def test_nothing_found_is_no_error(tmp_path):
    with desk([kosis_error("30")]) as server:
        assert asked_of(server, tmp_path) == []


@pytest.mark.parametrize("code", sorted(set(CODES) - {"31", "41", "40", "50"}))
def test_its_errors_are_said_once_and_not_asked_again(tmp_path, code):
    assert refusal([kosis_error(code)], tmp_path) == ([f"code_{code}"], 1)


@pytest.mark.parametrize("code", ["40", "50"])
def test_its_passing_errors_are_asked_again(tmp_path, code):
    assert refusal([kosis_error(code)], tmp_path) == ([f"code_{code}"], 4)
    with desk([kosis_error(code), as_json([kosis_row("52770", "순창군", 2024, "1")])]) as server:
        assert len(asked_of(server, tmp_path)) == 1


def test_errors_as_xml_and_under_the_other_name(tmp_path):
    xml = Answer("<error><err>11</err><errMsg>유효하지 않은 인증KEY입니다.</errMsg></error>".encode())
    assert refusal([xml], tmp_path)[0] == ["code_11"]
    assert refusal([as_json({"errCode": "20", "errMsg": ""})], tmp_path)[0] == ["code_20"]
    assert refusal([as_json({"err": "<script>" * 50})], tmp_path)[0] == ["code_?"]


def test_too_much_is_asked_in_halves(tmp_path):
    def answers(path, query):
        first, last = int(query["startPrdDe"]), int(query["endPrdDe"])
        if last - first > 1:
            return kosis_error("31")
        return as_json([kosis_row("52770", "순창군", year, str(year)) for year in range(first, last + 1)])

    with desk(answers) as server:
        rows = asked_of(server, tmp_path, (2018, 2024))
    assert [row["PRD_DE"] for row in rows] == [str(year) for year in range(2018, 2025)]
    assert len(server.asked) == 7


def test_one_year_that_is_too_much_is_said(tmp_path):
    with desk([kosis_error("41")]) as server, pytest.raises(Refused) as refused:
        asked_of(server, tmp_path, (2024, 2024))
    assert [one.code for one in refused.value.findings] == ["statistics.service.code_31"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"<!DOCTYPE html><html><body>site under maintenance</body></html>", "web_page"),
        (b"  <HTML><head>", "web_page"),
        (b'[{"C1":"52770","DT":"26', "not_understood"),
        (b'[{"C1":"52770"}]', "not_understood"),
        (b'{"list": 3}', "not_understood"),
        (b"[1, 2]", "not_understood"),
        (b"3", "not_understood"),
        (b"[NaN]", "not_understood"),
        (b"[" * 100_000, "not_understood"),
        (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "not_understood"),
        (b"\xff\xfe\x00", "not_understood"),
    ],
)
def test_pages_and_half_answers_are_asked_again_and_then_said(tmp_path, body, code):
    assert refusal([Answer(body)], tmp_path) == ([code], 4)
