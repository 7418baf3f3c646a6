"""Whatever a service or a file holds: figures, or findings in two languages, never a trace, never a hang."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.statistics_tools import as_json, data_rows, gateway_error, kosis_row

from teukgu.loading.registry_places import NamedRegion, RegionNames
from teukgu.loading.statistics.file_records import file_records
from teukgu.loading.statistics.grid import read_grid
from teukgu.loading.statistics.records import Record, plain
from teukgu.loading.statistics.regions import CodePeriod, RegionBook
from teukgu.loading.statistics.series import Columns, Layout, Table
from teukgu.loading.statistics.services import data_go_kr, kosis
from teukgu.loading.statistics.services.asking import BusyError
from teukgu.loading.statistics.services.kosis import TooMuchError
from teukgu.loading.statistics.understand import understand
from teukgu.loading.statistics.values import read_period, read_value
from teukgu.values import Bilingual, Place, Refused, RegionId

NAME = Bilingual("서비스", "service")
BOOK = RegionBook(
    RegionNames.of([NamedRegion(RegionId("M227"), frozenset({"순창군"}), frozenset({"전북"}), False, "순창군")]),
    {("mois", "52770"): (CodePeriod(RegionId("M227"), None, None),)},
    frozenset(),
)
BY_CODE = Table(Columns(("C1_NM",), "C1", "mois", "PRD_DE", "DT", "UNIT_NM", "LST_CHN_DE"), unit="명")
LONG = Table(Columns(("C1_NM",), year="PRD_DE", value="DT"))
WIDE = Table(Columns(("C1_NM",)), Layout.WIDE, header_rows=2)
GOOD = (
    as_json([kosis_row("52770", "순창군", 2023, "26,727"), kosis_row("52770", "순창군", 2024, "26822")]).body,
    as_json({"err": "20", "errMsg": "필수요청변수값이 누락되었습니다."}).body,
    data_rows([{"stdgCd": "5277000000", "totNmprCnt": "26822", "statsYm": "202412"}]).body,
    gateway_error("30", "SERVICE_KEY_IS_NOT_REGISTERED_ERROR").body,
    b"<!DOCTYPE html><html><body>error</body></html>",
    "행정구역,C1_NM,PRD_DE,DT\n전북,순창군,2024,1\n".encode("cp949"),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(
            st.sampled_from(["err", "DT", "C1", "items", "item", "resultCode", "totalCount", "response", "header"])
            | st.text(),
            inner,
        )
    ),
    max_leaves=20,
)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A good answer with bytes changed, cut out or put in."""
    content = bytearray(draw(st.sampled_from(GOOD)))
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(content)))
        content[at : at + draw(st.integers(0, 20))] = draw(st.binary(max_size=8))
    return bytes(content[: draw(st.integers(0, len(content)))])


ANSWERS = st.binary(max_size=300) | damaged() | JSON.map(lambda one: json.dumps(one).encode())


def told(understood: object) -> bool:
    findings = understood.findings
    return all(one.message.ko and one.message.en and one.cure.ko and one.cure.en for one in findings)


@settings(max_examples=400)
@given(ANSWERS)
def test_any_answer_of_kosis_is_rows_or_said(content: bytes) -> None:
    try:
        rows = kosis.read_answer(content, NAME)
    except (BusyError, Refused, TooMuchError):
        return
    assert all(isinstance(text, str) for row in rows for text in row.values())
    json.dumps(rows).encode()
    records = [Record({plain(key): text for key, text in row.items()}, Place("x", 1)) for row in rows]
    assert told(understand(records, BY_CODE, "registered_residents", BOOK, "x"))


@settings(max_examples=400)
@given(ANSWERS)
def test_any_answer_of_data_go_kr_is_a_page_or_said(content: bytes) -> None:
    try:
        page = data_go_kr.read_answer(content, NAME)
    except (BusyError, Refused):
        return
    assert all(isinstance(text, str) for row in page.rows for text in row.values())
    assert page.whole(1, 100) in {True, False}


@settings(max_examples=300)
@given(ANSWERS | st.text().map(str.encode), st.sampled_from([LONG, WIDE, BY_CODE]))
def test_any_file_is_figures_or_said(content: bytes, table: Table) -> None:
    try:
        records = file_records(read_grid(content, "파일"), table, "파일")
    except Refused:
        return
    assert told(understand(records, table, "establishments", BOOK, "파일"))


@given(
    st.lists(st.lists(st.sampled_from(["C1_NM", "순창군", "2024", "2023", "1,234", "x", "-", "", "소계"]), max_size=5))
)
def test_any_grid_of_the_right_words_is_figures_or_said(grid: list[list[str]]) -> None:
    try:
        records = file_records(grid, WIDE, "파일")
    except Refused:
        return
    understood = understand(records, WIDE, "establishments", BOOK, "파일")
    assert told(understood)
    assert all(one.region == "M227" and one.year in {2023, 2024} for one in understood.figures)


@given(st.text())
def test_any_cell_is_read_or_not(text: str) -> None:
    read_value(text)
    read_period(text)


@given(st.integers(-(10**12), 10**12))
def test_whole_numbers_come_back_as_written(number: int) -> None:
    for text in (str(number), f"{number:,}", f" {number:,} "):
        value = read_value(text)
        assert value is not None
        assert value.number == number
