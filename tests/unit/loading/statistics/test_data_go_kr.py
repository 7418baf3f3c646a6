import pytest
from tests.statistics_tools import Answer, Waiting, as_json, asker, data_rows, desk, gateway_error

from teukgu.loading.programme import programme_folder
from teukgu.loading.statistics.series import Request, Service
from teukgu.loading.statistics.series_file import load_all_series
from teukgu.loading.statistics.services.data_go_kr import CODES, ask_data_go_kr, decoded
from teukgu.values import Refused

SERIES = load_all_series(programme_folder())["registered_population_mois"]
ONE = Request("1741000/x", {"type": "JSON"}, "srchFrYm", "srchToYm", "{year}12", one_by_one=True)
ROWS = [{"stdgCd": f"52{number:03}00000", "totNmprCnt": str(number)} for number in range(5)]


def asked_of(server, tmp_path, request=ONE, years=(2024, 2024), **facts):
    one = asker(server.address, tmp_path, Waiting(), service=Service.DATA_GO_KR, **facts)
    return list(ask_data_go_kr(one, request, years))


def refusal(answers, tmp_path, **facts):
    with desk(answers) as server, pytest.raises(Refused) as refused:
        asked_of(server, tmp_path, **facts)
    return [one.code.removeprefix("statistics.service.") for one in refused.value.findings], len(server.asked)


def by_page(path, query):
    return data_rows(ROWS, page=int(query["pageNo"]), size=int(query["numOfRows"]))


def test_every_page_of_every_year_and_province_is_asked_for(tmp_path):
    with desk(by_page) as server:
        assert asked_of(server, tmp_path, rows_per_page=2) == ROWS
    assert [query["pageNo"] for _, query in server.asked] == ["1", "2", "3"]
    with desk(by_page) as server:
        rows = asked_of(server, tmp_path / "b", SERIES.request, (2023, 2024))
    provinces = SERIES.request.each[1]
    assert len(rows) == 2 * len(provinces) * len(ROWS)
    assert {query["stdgCd"] for _, query in server.asked} == set(provinces)
    assert {(query["srchFrYm"], query["srchToYm"]) for _, query in server.asked} == {
        ("202312", "202312"),
        ("202412", "202412"),
    }


def test_one_row_none_and_the_usual_shape_in_xml(tmp_path):
    with desk([data_rows(ROWS[:1])]) as server:
        assert asked_of(server, tmp_path / "1") == ROWS[:1]
    with desk([data_rows([])]) as server:
        assert asked_of(server, tmp_path / "2") == []
    xml = (
        "<response><header><resultCode>00</resultCode><resultMsg>NORMAL SERVICE.</resultMsg></header><body><items>"
        "<item><stdgCd>5277000000</stdgCd><totNmprCnt>26822</totNmprCnt></item></items>"
        "<numOfRows>100</numOfRows><pageNo>1</pageNo><totalCount>1</totalCount></body></response>"
    )
    with desk([Answer(xml.encode())]) as server:
        assert asked_of(server, tmp_path / "3") == [{"stdgCd": "5277000000", "totNmprCnt": "26822"}]


@pytest.mark.parametrize("code", sorted(CODES))
def test_the_gateways_errors_come_as_xml_and_are_said(tmp_path, code):
    times = 4 if code in {"02", "04", "05", "23"} else 1
    assert refusal([gateway_error(code, CODES[code][0])], tmp_path) == ([f"code_{code}"], times)


def test_the_two_everybody_meets_say_what_to_do(tmp_path):
    for name, word in (
        ("SERVICE_KEY_IS_NOT_REGISTERED_ERROR", "인증키"),
        ("LIMITED_NUMBER_OF_SERVICE_REQUESTS_EXCEEDS_ERROR", "내일"),
    ):
        with desk([gateway_error("", name)]) as server, pytest.raises(Refused) as refused:
            asked_of(server, tmp_path)
        [finding] = refused.value.findings
        assert name in finding.message.ko
        assert word in finding.cure.ko


def test_errors_in_the_services_own_head_and_without_a_code(tmp_path):
    def head(code, message):
        return as_json({"response": {"header": {"resultCode": code, "resultMsg": message}}})

    assert refusal([head("10", "INVALID_REQUEST_PARAMETER_ERROR")], tmp_path) == (["code_10"], 1)
    assert refusal([head("77", "?")], tmp_path) == (["code_99"], 1)
    with desk([head("03", "NODATA_ERROR")]) as server:
        assert asked_of(server, tmp_path / "none") == []


def test_pages_that_do_not_hold_what_was_announced_load_nothing_and_are_asked_again(tmp_path):
    assert refusal([data_rows(ROWS, total=9)], tmp_path) == (["half_answer"], 4)
    assert refusal([data_rows(ROWS, total=3)], tmp_path) == (["half_answer"], 4)
    assert refusal(by_page, tmp_path, rows_per_page=1, most_pages=3) == (["too_many_pages"], 3)
    with desk([data_rows(ROWS)]) as server:
        assert asked_of(server, tmp_path) == ROWS


def test_a_total_that_changes_between_pages_is_asked_for_from_the_start_next_time(tmp_path):
    changing = [data_rows(ROWS, size=2), data_rows(ROWS[:4], page=2, size=2)]
    assert refusal(changing, tmp_path, rows_per_page=2) == (["half_answer"], 2)
    with desk(by_page) as server:
        assert asked_of(server, tmp_path, rows_per_page=2) == ROWS


def test_a_service_that_gives_smaller_pages_than_asked_for(tmp_path):
    with desk(lambda path, query: data_rows(ROWS, page=int(query["pageNo"]), size=2)) as server:
        assert asked_of(server, tmp_path) == ROWS


@pytest.mark.parametrize("body", [b"{}", b'{"response": 1}', b'{"header": {"resultCode": "00"}}', b"<a/>", b"null"])
def test_what_is_no_documented_answer(tmp_path, body):
    assert refusal([Answer(body)], tmp_path) == (["not_understood"], 4)


def test_an_encoded_key_is_decoded_so_that_it_is_not_encoded_twice():
    assert decoded("a%2Bb%3D%3D") == decoded("a+b==") == "a+b=="
