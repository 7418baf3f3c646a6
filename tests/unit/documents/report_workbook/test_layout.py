"""Where things stand: sheets by group, a line for each cell, codes, names of sheets, the stamp."""

from dataclasses import replace

import pytest
from tests.workbook_tools import catalogue, contents, generated_form, layout_of

from teukgu.documents.report_workbook.columns import FIGURE_COLUMNS, HEADINGS, Column, letters
from teukgu.documents.report_workbook.layout import FIRST_ROW, Kind, figure_code, words_code
from teukgu.documents.report_workbook.sheet_names import LONGEST, sheet_name
from teukgu.documents.report_workbook.stamp import fingerprint, stamp_from, stamp_of
from teukgu.reporting.contents import ReportContents
from teukgu.reporting.form import rows_of


def form(**changes):
    rows = rows_of(catalogue(), 2026, "type_3")
    return replace(generated_form(1), **{"year": 2026, "zone_type": "type_3", "rows": rows, **changes})


def test_every_cell_and_text_has_one_line():
    asked = form()
    layout = layout_of(asked)
    assert [line.row.cell for line in layout.figure_lines] == [row.cell for row in asked.rows]
    assert [line.item.id for line in layout.words_lines] == [item.id for item in contents().items]
    assert len(layout.codes) == len(asked.rows) + len(contents().items)


def test_sheets_follow_the_groups_of_the_catalogue():
    layout = layout_of(form())
    kinds = [sheet.kind for sheet in layout.sheets]
    assert kinds[0] is Kind.GUIDE
    assert kinds[-3:] == [Kind.WORDS, Kind.DEFINITIONS, Kind.STAMP]
    figures = [sheet for sheet in layout.sheets if sheet.kind is Kind.FIGURES]
    assert [sheet.name for sheet in figures][:2] == ["1 매출ㆍ일자리ㆍ기업", "2 사업비"]
    assert all(len({line.row.version.group for line in sheet.figures}) == 1 for sheet in figures)
    assert figures[-1].title.ko == "도전 도약"


def test_a_place_is_a_sheet_and_a_cell():
    layout = layout_of(form())
    place = layout.place("figure:jobs", Column.VALUE)
    assert (place.file, place.cell, place.key) == ("1 매출ㆍ일자리ㆍ기업", f"G{FIRST_ROW + 1}", "figure:jobs")
    assert layout.place(words_code(contents().items[0].id), Column.TEXT).cell == f"E{FIRST_ROW}"
    with pytest.raises(KeyError):
        layout.place("figure:nothing", Column.VALUE)


def test_no_two_places_are_the_same_cell():
    layout = layout_of(form())
    spots = [layout.place(code, Column.NAME) for code in layout.codes]
    assert len({(spot.file, spot.cell) for spot in spots}) == len(spots)


def test_an_empty_report_still_has_guide_and_stamp():
    layout = layout_of(form(rows=()))
    assert [sheet.kind for sheet in layout.sheets] == [Kind.GUIDE, Kind.WORDS, Kind.DEFINITIONS, Kind.STAMP]


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("a: b/c [d]*?\\", "a b c d"),
        ("'quoted'", "quoted"),
        ("x" * 40, "x" * LONGEST),
        ("가치사슬\n생산", "가치사슬 생산"),
        ("", "-"),
        ("///", "-"),
    ],
)
def test_sheet_names_are_what_programs_take(wanted, name):
    assert sheet_name(wanted, set()) == name


def test_sheet_names_differ_also_when_cut_and_in_small_letters():
    taken: set[str] = set()
    names = [sheet_name(one, taken) for one in ("Sales " * 9, "SALES " * 9, "sales " * 9)]
    assert len({one.lower() for one in names}) == 3
    assert all(len(one) <= LONGEST for one in names)
    assert names[2].endswith("(3)")


@pytest.mark.parametrize(("number", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (703, "AAA")])
def test_columns_have_letters(number, name):
    assert letters(number) == name


def test_every_column_has_a_heading_that_is_not_its_code():
    for column in FIGURE_COLUMNS:
        assert column.value not in {HEADINGS[column].ko, HEADINGS[column].en}


def test_the_stamp_survives_as_pairs():
    stamp = stamp_of(form(), contents(), "en")
    assert stamp_from(dict(stamp.to_pairs())) == stamp
    assert stamp_from({"form": "teukgu.report"}) is None
    assert (stamp.zone, stamp.year, stamp.zone_type, stamp.language) == ("EX00001", "2026", "type_3", "en")


def test_the_fingerprint_moves_with_what_is_asked_and_with_nothing_else():
    asked = form()
    same = fingerprint(asked, contents())
    assert fingerprint(replace(asked, last={}, targets={}, zone_name=asked.zone_name), contents()) == same
    assert fingerprint(replace(asked, rows=asked.rows[1:]), contents()) != same
    assert fingerprint(asked, ReportContents(contents().parts[1:])) != same
    row = asked.rows[0]
    newer = replace(row, version=replace(row.version, version=row.version.version + 1))
    assert fingerprint(replace(asked, rows=(newer, *asked.rows[1:])), contents()) != same


def test_codes_name_cells():
    assert [figure_code(row.cell) for row in form().rows][:3] == [
        "figure:sales",
        "figure:jobs",
        "figure:jobs/sex.women",
    ]
