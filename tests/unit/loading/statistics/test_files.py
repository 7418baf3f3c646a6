"""Downloaded files: the ways KOSIS writes them, and what else offices put beside them."""

import io
from datetime import date

import pytest
import xlsxwriter

from teukgu.loading.registry_places import NamedRegion, RegionNames
from teukgu.loading.statistics.file_records import file_records
from teukgu.loading.statistics.grid import read_grid
from teukgu.loading.statistics.regions import CodePeriod, RegionBook
from teukgu.loading.statistics.series import Columns, Layout, Table
from teukgu.loading.statistics.understand import understand
from teukgu.values import Refused, RegionId


def region(key, names, provinces=(), *, province=False):
    return NamedRegion(RegionId(key), frozenset(names), frozenset(provinces), province, names[0])


JEONBUK, BUSAN, GYEONGGI = ("전북특별자치도", "전라북도", "전북"), ("부산광역시", "부산"), ("경기도", "경기")
SEJONG = ("세종특별자치시", "세종")
BOOK = RegionBook(
    RegionNames.of(
        [
            region("P13", JEONBUK, province=True),
            region("P02", BUSAN, province=True),
            region("P09", GYEONGGI, province=True),
            region("P08", SEJONG, province=True),
            region("M227", ["순창군"], JEONBUK),
            region("M104", ["여주시", "여주군"], GYEONGGI),
            region("M090", ["수원시"], GYEONGGI),
            region("M030", ["중구"], BUSAN),
            region("M002", ["중구"], ["서울특별시", "서울"]),
            region("M076", ["세종특별자치시"], SEJONG),
        ]
    ),
    {
        ("mois", "45770"): (CodePeriod(RegionId("M227"), None, date(2024, 1, 18)),),
        ("mois", "52770"): (CodePeriod(RegionId("M227"), date(2024, 1, 18), None),),
        ("mois", "41110"): (CodePeriod(RegionId("M090"), None, None),),
        ("mois", "11111"): (
            CodePeriod(RegionId("A"), None, date(2010, 7, 1)),
            CodePeriod(RegionId("B"), date(2010, 7, 1), None),
        ),
    },
    frozenset({RegionId("P13"), RegionId("P02"), RegionId("P09"), RegionId("P08")}),
)
LONG = Table(
    Columns(region=("행정구역별",), year="시점", value="데이터", unit="단위"), only={"항목": ("사업체수",)}, unit="개"
)
WIDE = Table(Columns(region=("행정구역별(1)", "행정구역별(2)")), layout=Layout.WIDE, header_rows=2, item="사업체수")


def read(content, table, name="파일.csv"):
    records = file_records(read_grid(content, name, table.sheet), table, name)
    return understand(records, table, "establishments", BOOK, name)


def figures(understood):
    return {(one.region, one.year): one.value for one in understood.figures}


def codes(understood):
    return sorted(one.code.removeprefix("statistics.") for one in understood.findings)


LONG_CSV = """행정구역별,항목,단위,시점,데이터
전국,사업체수,개,2022,"6,139,899"
전북특별자치도,사업체수,개,2022,300
순창군,사업체수,개,2022,"3,132"
순창군,종사자수,명,2022,"9,999"
순창군,사업체수,개,2023,X
여주군,사업체수,개,2010,-
여주군,사업체수,개,2012,
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949"])
def test_a_long_file_with_old_names_signs_and_other_items(encoding):
    got = read(LONG_CSV.encode(encoding), LONG)
    assert codes(got) == []
    assert figures(got) == {("M227", 2022): 3132, ("M227", 2023): None, ("M104", 2010): None}
    assert {one.mark for one in got.figures} == {"", "secret", "nil"}
    assert got.left_out == {"no_municipality": 2, "other_item": 1, "empty": 1}


def workbook(rows, merged=(), sheet="데이터"):
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    book.add_worksheet("안내")
    page = book.add_worksheet(sheet)
    for line, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell is not None:
                page.write(line, column, cell)
    for area in merged:
        page.merge_range(*area)
    book.close()
    return buffer.getvalue()


def test_a_wide_workbook_with_two_rows_of_headings_and_merged_cells():
    rows = [
        ["사업체 통계", None, None, None, None, None],
        ["행정구역별(1)", "행정구역별(2)", "2022", None, "2023 p)", None],
        ["행정구역별(1)", "행정구역별(2)", "사업체수 (개)", "종사자수 (명)", "사업체수 (개)", "종사자수 (명)"],
        ["전국", "소계", 1, 2, 3, 4],
        ["부산광역시", "소계", 5, 6, 7, 8],
        [None, "중구", 9.0, 10, "11 p", 12],
        ["경기도", "소계", 1, 1, 1, 1],
        [None, "수원시", 13, 14, 15, 16],
        [None, "장안구", 1, 1, 1, 1],
        ["세종특별자치시", "세종특별자치시", 17, 18, 19, 20],
    ]
    table = Table(WIDE.columns, Layout.WIDE, sheet="데이터", header_rows=2, item="사업체수")
    got = read(workbook(rows), table, "파일.xlsx")
    assert codes(got) == []
    assert figures(got) == {
        ("M030", 2022): 9,
        ("M030", 2023): 11,
        ("M090", 2022): 13,
        ("M090", 2023): 15,
        ("M076", 2022): 17,
        ("M076", 2023): 19,
    }


def test_one_column_of_names_takes_the_province_above():
    text = "행정구역별,항목,단위,시점,데이터\n부산,사업체수,개,2022,1\n　　중구,사업체수,개,2022,2\n"
    assert figures(read(text.encode(), LONG)) == {("M030", 2022): 2}
    alone = read("행정구역별,항목,단위,시점,데이터\n중구,사업체수,개,2022,2\n".encode(), LONG)
    assert codes(alone) == ["region_ambiguous"]
    assert "부산" in alone.findings[0].message.ko
    assert "서울" in alone.findings[0].message.ko


def test_every_unknown_region_is_told_at_once_with_its_rows():
    text = "행정구역별,항목,단위,시점,데이터\n" + "".join(
        f"없는군{number % 30},사업체수,개,2022,1\n" for number in range(90)
    )
    got = read(text.encode(), LONG)
    assert codes(got) == ["region_unknown"] * 30
    assert "(3줄)" in got.findings[0].message.ko


def test_a_mapping_names_what_the_registry_does_not():
    table = Table(LONG.columns, unit="개", aliases={"순창": RegionId("M227")}, leave_out=frozenset({"기타"}))
    text = "행정구역별,단위,시점,데이터\n순창,개,2022,1\n기타,개,2022,2\n"
    assert figures(read(text.encode(), table)) == {("M227", 2022): 1}


def test_codes_of_their_time_parts_of_municipalities_and_districts():
    table = Table(Columns(code="코드", system="mois", year="시점", value="값"))
    rows = ["45770,2020,1", "52770,2024,2", "5277000000,2025,3", "5277025000,2025,9", "41111,2024,9", "00,2024,9"]
    rows += ["52,2024,9", "11111,2009,9", "99999,2024,9", "x,2024,9"]
    got = read(("코드,시점,값\n" + "\n".join(rows)).encode(), table)
    assert figures(got) == {("M227", 2020): 1, ("M227", 2024): 2, ("M227", 2025): 3, ("A", 2009): 9}
    assert codes(got) == ["region_unknown", "region_unknown"]
    assert got.left_out == {"no_municipality": 4}


def test_two_values_another_unit_bad_cells_and_months_are_all_told():
    text = (
        "행정구역별,항목,단위,시점,데이터\n순창군,사업체수,개,2022,1\n순창군,사업체수,개,2022,2\n여주시,사업체수,천개,2022,1\n"
        "여주시,사업체수,개,2023,많음\n여주시,사업체수,개,올해,1\n여주시,사업체수,개,202406,1\n"
    )
    got = read(text.encode(), LONG)
    assert codes(got) == ["month", "two_values", "unit", "value", "year"]
    assert {str(one.place) for one in got.findings} == {f"파일.csv:{line}" for line in (3, 4, 5, 6, 7)}


def test_a_month_stands_for_the_year_and_a_scale_is_applied():
    table = Table(Columns(region=("시군",), year="시점", value="값"), month=12, scale=1000)
    got = read("시군,시점,값\n순창군,202406,1\n순창군,2024.12,2.5\n".encode(), table)
    assert (figures(got), got.left_out) == ({("M227", 2024): 2500}, {"other_month": 1})


@pytest.mark.parametrize(
    ("content", "table", "code"),
    [
        (b"", LONG, "heading_missing"),
        ("행정구역별,시점\n".encode(), LONG, "heading_missing"),
        ("행정구역별(1),행정구역별(2),사업체수\n".encode(), WIDE, "no_years"),
        (b"\x00\x01\x02", LONG, "not_a_table"),
        (b"\xff\xff\xff", LONG, "not_a_table"),
        (b"<html><body>error</body></html>", LONG, "not_a_table"),
        (b"PK\x03\x04 not a workbook", LONG, "not_a_table"),
        (workbook([["a"]]), Table(Columns(), sheet="없음"), "sheet_missing"),
    ],
)
def test_files_that_cannot_be_read_are_told_apart(content, table, code):
    with pytest.raises(Refused) as refused:
        read(content, table)
    assert [one.code for one in refused.value.findings] == [f"statistics.{code}"]


def test_headings_without_a_row_leave_no_figures():
    assert codes(read("행정구역별,항목,단위,시점,데이터\n".encode(), LONG)) == ["no_figures"]


def test_a_footnote_is_no_region_and_no_year():
    text = "행정구역별,항목,단위,시점,데이터\n순창군,사업체수,개,2022,1\n* 출처: 통계청,사업체수,,,\n"
    assert codes(read(text.encode(), LONG)) == []
    assert codes(read((text + ",사업체수,개,2022,7\n").encode(), LONG)) == ["region_unknown"]
