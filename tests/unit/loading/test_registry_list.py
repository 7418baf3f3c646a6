"""Official lists as people send them."""

import zipfile
from datetime import date, datetime

import pytest
import xlsxwriter

from teukgu.documents.registry_template import write_template
from teukgu.loading.registry_list import HEADINGS, read_official_list
from teukgu.values import Refused

HEAD = "특구명,지자체,지정일,상태,해제일,분야,사업 종료일,면적(㎡),특구 id"
GOOD = '순창 장류산업특구,전북 순창군,2004-12-30,운영,,향토자원진흥,2030-12-31,"1,234",KZ2004-01'


def written(tmp_path, text, encoding="utf-8", name="list.csv"):
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949"])
def test_csv_in_the_encodings_that_excel_writes(tmp_path, encoding):
    head = HEAD.replace("㎡", "m2")
    (row,) = read_official_list(written(tmp_path, f"{head}\n{GOOD}\n", encoding)).rows
    assert (row.name, row.municipalities, row.designated_on) == (
        "순창 장류산업특구",
        ("전북 순창군",),
        date(2004, 12, 30),
    )
    assert (row.status, row.period_end, row.area_m2) == ("operating", date(2030, 12, 31), 1234)
    assert row.zone_id == "KZ2004-01"
    assert row.place.cell == "A2"


def test_xlsx_with_real_dates_a_title_above_and_empty_rows(tmp_path):
    path = tmp_path / "list.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write(0, 0, "2026년 지역특화발전특구 현황")
        for column, heading in enumerate(["번호", "명칭", "시군구", "지정일"]):
            sheet.write(2, column, heading)
        sheet.write_row(3, 0, [1, "울산 해양산악레저특구", "울산광역시 동구·울주군"])
        sheet.write_datetime(3, 3, datetime(2025, 11, 4), workbook.add_format({"num_format": "yyyy-mm-dd"}))  # noqa: DTZ001
    (row,) = read_official_list(path).rows
    assert row.municipalities == ("울산광역시 동구", "울주군")
    assert row.designated_on == date(2025, 11, 4)
    assert row.place.cell == "B4"


@pytest.mark.parametrize("text", ["2004.12.30", "2004. 12. 30.", "2004/12/30", "20041230", "2004년 12월 30일"])
def test_days_as_koreans_write_them(tmp_path, text):
    (row,) = read_official_list(written(tmp_path, f"특구명,지자체,지정일\n가특구,순창군,{text}\n")).rows
    assert row.designated_on == date(2004, 12, 30)


@pytest.mark.parametrize("name", ["form.xlsx", "form.csv"])
def test_the_empty_form_has_all_headings_and_asks_for_rows(tmp_path, name):
    write_template(tmp_path / name)
    with pytest.raises(Refused) as refused:
        read_official_list(tmp_path / name)
    assert [finding.code for finding in refused.value.findings] == ["registry_list.no_rows"]


def test_the_headings_of_the_form_are_understood():
    names = [alias for aliases in HEADINGS.values() for alias in aliases]
    assert len(names) == len(set(names))


BAD = [
    ("가특구,순창군,2004-02-30,,,,,,", "no_day", "C2"),
    ("가특구,순창군,곧,,,,,,", "no_day", "C2"),
    ("가특구,순창군,,,,,,,", "empty", "C2"),
    (",순창군,2004-12-30,,,,,,", "empty", "A2"),
    ("가특구,,2004-12-30,,,,,,", "empty", "B2"),
    ("가특구,순창군,2004-12-30,폐지,,,,,", "no_status", "D2"),
    ("가특구,순창군,2004-12-30,해제,,,,,", "cancelled_without_day", "D2"),
    ("가특구,순창군,2004-12-30,운영,2020-01-01,,,,", "ended_and_operating", "E2"),
    ("가특구,순창군,2004-12-30,,2004-01-01,,,,", "ends_before", "E2"),
    ("가특구,순창군,2004-12-30,,,,,넓음,", "no_area", "H2"),
    ("가특구,순창군,2004-12-30,,,,,-3,", "no_area", "H2"),
    ("가특구,순창군,2004-12-30,,,,,#REF!,", "broken", "H2"),
    ("#N/A,순창군,2004-12-30,,,,,,", "broken", "A2"),
]


@pytest.mark.parametrize(("row", "code", "cell"), BAD)
def test_bad_cells_are_named_with_their_cell_and_a_cure(tmp_path, row, code, cell):
    with pytest.raises(Refused) as refused:
        read_official_list(written(tmp_path, f"{HEAD}\n{row}\n"))
    found = [finding for finding in refused.value.findings if finding.code == f"registry_list.{code}"]
    assert [finding.place.cell for finding in found] == [cell]
    assert found[0].cure.ko
    assert found[0].cure.en


def test_all_bad_rows_are_reported_at_once(tmp_path):
    rows = "\n".join(row for row, _, _ in BAD)
    with pytest.raises(Refused) as refused:
        read_official_list(written(tmp_path, f"{HEAD}\n{rows}\n"))
    assert len({finding.place.cell[1:] for finding in refused.value.findings}) == len(BAD)


def test_the_same_zone_twice_is_refused(tmp_path):
    with pytest.raises(Refused, match="twice"):
        read_official_list(written(tmp_path, f"{HEAD}\n{GOOD}\n{GOOD}\n"))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "no_headings"),
        (b"a,b,c\n1,2,3\n", "no_headings"),
        ("특구명,지자체\n가,나\n".encode(), "no_column"),
        (b"PK\x03\x04 not really a workbook", "not_a_table"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe", "format"),
    ],
)
def test_files_that_are_no_lists(tmp_path, content, code):
    path = tmp_path / "list"
    path.write_bytes(content)
    with pytest.raises(Refused) as refused:
        read_official_list(path)
    assert refused.value.findings[0].code == f"registry_list.{code}"


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(Refused) as refused:
        read_official_list(tmp_path / "nowhere.csv")
    assert refused.value.findings[0].code == "registry_list.unreadable"


def test_one_stray_cell_far_away_is_refused_and_does_not_fill_the_memory(tmp_path):
    path = tmp_path / "list.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["특구명", "지자체", "지정일"])
        sheet.write_string(1_048_575, 16_383, "x")
    with pytest.raises(Refused) as refused:
        read_official_list(path)
    assert refused.value.findings[0].code == "registry_list.too_many_rows"


def test_a_workbook_that_unpacks_to_too_much_is_refused(tmp_path):
    path = tmp_path / "list.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", bytes(210_000_000))
    with pytest.raises(Refused) as refused:
        read_official_list(path)
    assert refused.value.findings[0].code == "registry_list.too_big"


@pytest.mark.parametrize("text", ["38351", "'04.12.30", "2004-12-30 00:00:00", "2004 - 12 - 30"])
def test_days_as_spreadsheets_leave_them(tmp_path, text):
    (row,) = read_official_list(written(tmp_path, f"특구명,지자체,지정일\n가 특구,순창군,{text}\n")).rows
    assert row.designated_on == date(2004, 12, 30)


@pytest.mark.parametrize("separator", [";", "·", "ㆍ", "・", "∙", "、", "/", " 및 ", "+"])
def test_joint_zones_and_a_province_in_a_column_of_its_own(tmp_path, separator):
    text = f"시·도,시·군·구,특구 명칭,지정일\n충청남도,홍성군{separator}예산군,가 특구,2004-12-30\n"
    (row,) = read_official_list(written(tmp_path, text)).rows
    assert row.municipalities == ("충청남도 홍성군", "예산군")


def test_merged_provinces_and_headings_repeated_on_every_page(tmp_path):
    path = tmp_path / "list.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet()
        headings = ["시도", "시군구", "특구명", "지정일"]
        sheet.write_row(0, 0, headings)
        sheet.merge_range(1, 0, 2, 0, "경상남도")
        sheet.write_row(1, 1, ["고성군", "가 특구", "2004.12.30"])
        sheet.write_row(2, 1, ["남해군", "나 특구", "2004.12.30"])
        sheet.write_row(3, 0, headings)
        sheet.write_row(4, 0, ["강원도", "고성군", "다 특구", 20041230])
    rows = read_official_list(path).rows
    assert [row.municipalities for row in rows] == [("경상남도 고성군",), ("경상남도 남해군",), ("강원도 고성군",)]
