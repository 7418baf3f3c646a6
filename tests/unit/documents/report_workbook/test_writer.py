"""The file: what is prefilled, locked, offered, hidden and said; numbers as numbers; nothing that runs."""

import re
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from tests.workbook_tools import catalogue, contents, generated_form, layout_of, opened

from teukgu.documents.report_workbook.cell_text import MOST, clean, cut, lines_of
from teukgu.documents.report_workbook.columns import INPUTS, Column
from teukgu.documents.report_workbook.guide_sheet import Cover
from teukgu.documents.report_workbook.layout import CODES_ROW, FIRST_ROW, HEADINGS_ROW, Kind
from teukgu.documents.report_workbook.stamp import STAMP_SHEET
from teukgu.documents.report_workbook.writer import write_workbook
from teukgu.reporting.draft import ReportDraft
from teukgu.reporting.figure import Cell, Confidence, Figure, FigureStatus
from teukgu.reporting.form import rows_of
from teukgu.values import Bilingual, IndicatorId, Place, Refused

SALES, JOBS, SHARE = (Cell(IndicatorId(one)) for one in ("sales", "jobs", "local_sourcing_share"))
ENTERED = ReportDraft(
    {
        SALES: Figure(SALES, 1_234_567_890, confidence=Confidence.PROVED, note="=HYPERLINK(1)"),
        JOBS: Figure(JOBS, None, FigureStatus.MISSING),
        SHARE: Figure(SHARE, 87.5),
    },
    {"assessment": "목표에 이르렀습니다.\r\n둘째 줄"},
)


def form(**changes):
    rows = rows_of(catalogue(), 2026, "type_1")
    last, targets = {SALES: 5_966_000_000, SHARE: 80.0}, {SALES: 6_100_000_000}
    name = Bilingual("순창 장류산업특구", "Sunchang zone")
    asked = {"zone_name": name, "year": 2026, "zone_type": "type_1", "rows": rows, "last": last, "targets": targets}
    return replace(generated_form(1), **{"entered": ENTERED, "invented": False, **asked, **changes})


def written(language="ko", cover=Cover(), **changes):  # noqa: B008 - frozen
    asked = form(**changes)
    layout = layout_of(asked, language)
    return opened(write_workbook(asked, contents(), catalogue(), language, cover)), layout


def cell(book, layout, code, column):
    place = layout.place(code, column)
    return book[place.file][place.cell]


def said(sheet):
    return "\n".join(str(one.value) for row in sheet.iter_rows() for one in row if one.value is not None)


def test_what_is_known_stands_beside_what_is_asked():
    book, layout = written()
    assert cell(book, layout, "figure:sales", Column.LAST).value == 5_966_000_000
    assert cell(book, layout, "figure:sales", Column.TARGET).value == 6_100_000_000
    assert cell(book, layout, "figure:jobs", Column.LAST).value == "-"
    assert cell(book, layout, "figure:sales", Column.UNIT).value == "원"
    assert cell(book, layout, "figure:jobs/sex.women", Column.PART).value == "성별: 여성"
    assert cell(book, layout, "figure:jobs", Column.PART).value == "전체"


def test_the_draft_is_there():
    book, layout = written()
    assert cell(book, layout, "figure:sales", Column.VALUE).value == 1_234_567_890
    assert cell(book, layout, "figure:sales", Column.CONFIDENCE).value == "증빙 있음"
    assert cell(book, layout, "figure:jobs", Column.STATUS).value == "미제출"
    assert cell(book, layout, "figure:jobs", Column.VALUE).value is None
    assert cell(book, layout, "figure:local_sourcing_share", Column.VALUE).value == 87.5
    assert cell(book, layout, "words:assessment", Column.TEXT).value == "목표에 이르렀습니다.\n둘째 줄"


def test_numbers_are_numbers_with_separators_and_texts_never_run():
    book, layout = written()
    value = cell(book, layout, "figure:sales", Column.VALUE)
    assert (value.data_type, value.number_format) == ("n", "#,##0")
    assert cell(book, layout, "figure:local_sourcing_share", Column.VALUE).number_format == "#,##0.0"
    note = cell(book, layout, "figure:sales", Column.NOTE)
    assert (note.data_type, note.number_format, note.value) == ("s", "@", "=HYPERLINK(1)")


def test_only_inputs_can_be_written_in():
    book, layout = written()
    for sheet in layout.sheets:
        paper = book[sheet.name]
        assert paper.protection.sheet
        assert not paper.protection.password
        open_cells = {one.coordinate for row in paper.iter_rows() for one in row if not one.protection.locked}
        expected = {f"{sheet.letter(one)}{line.number}" for line in sheet.lines for one in INPUTS & set(sheet.columns)}
        assert open_cells == expected


def test_codes_are_hidden_and_headings_stay_in_sight():
    book, layout = written()
    for sheet in layout.sheets:
        paper = book[sheet.name]
        if sheet.kind in {Kind.FIGURES, Kind.WORDS}:
            assert paper.column_dimensions["A"].hidden
            assert paper.row_dimensions[CODES_ROW].hidden
            assert [one.value for one in paper[CODES_ROW]] == [one.value for one in sheet.columns]
            assert paper.freeze_panes == f"D{HEADINGS_ROW + 1}"
            assert paper.print_title_rows == f"${HEADINGS_ROW}:${HEADINGS_ROW}"
            assert paper.page_setup.orientation == "landscape"
            assert (paper.sheet_properties.pageSetUpPr.fitToPage, paper.page_setup.fitToHeight) == (True, 0)
    assert [one.title for one in book if one.sheet_state != "visible"] == [STAMP_SHEET]
    assert book[STAMP_SHEET].sheet_state == "veryHidden"


def test_lists_and_bounds_are_offered():
    book, layout = written()
    sheet = layout.sheet_of["figure:local_sourcing_share"]
    rules = {str(one.sqref): one for one in book[sheet.name].data_validations.dataValidation}
    lists = [one.formula1 for one in rules.values() if one.type == "list"]
    assert lists == ['"미제출,해당 없음"', '"증빙 있음,세었음,추정"']
    share = rules[layout.place("figure:local_sourcing_share", Column.VALUE).cell]
    assert (share.type, share.formula1, share.formula2, share.errorStyle) == ("decimal", "0", "100", "warning")
    assert share.prompt.startswith("단위: %\n")
    below_zero = rules[layout.place("figure:value_added", Column.VALUE).cell]
    assert int(below_zero.formula1) < 0


def test_prompts_fit_what_excel_takes():
    for language in ("ko", "en"):
        book, _ = written(language)
        rules = [one for paper in book for one in paper.data_validations.dataValidation]
        assert max(len(one.prompt or "") for one in rules) <= 255
        assert max(len(one.promptTitle or "") for one in rules) <= 32


def test_the_stamp_is_in_the_hidden_sheet_and_in_the_properties():
    book, layout = written()
    rows = dict(book[STAMP_SHEET].iter_rows(values_only=True))
    assert rows == dict(layout.stamp.to_pairs())
    properties = {one.name: one.value for one in book.custom_doc_props.props}
    assert properties == {f"teukgu_{key}": value for key, value in rows.items()}


def test_the_guide_says_whose_report_it_is_and_when_it_is_due():
    cover = Cover(date(2027, 3, 31), Bilingual("부가가치 고도화형", "value-added type"))
    book, _ = written(cover=cover)
    text = said(book["안내"])
    for word in ("순창 장류산업특구", "EX00001", "부가가치 고도화형", "2027. 3. 31.", "적을 값 17개"):
        assert word in text
    assert "예시" not in text


def test_an_invented_zone_says_so_everywhere():
    book, layout = written(invented=True)
    for sheet in layout.sheets:
        if sheet.kind in {Kind.FIGURES, Kind.WORDS, Kind.GUIDE}:
            assert "예시" in said(book[sheet.name])
        if sheet.kind is not Kind.STAMP:
            assert "예시" in book[sheet.name].oddHeader.left.text
    assert "예시" in book.properties.title
    assert dict(book[STAMP_SHEET].iter_rows(values_only=True))["invented"] == "yes"


def test_a_name_that_says_example_is_not_marked_twice():
    book, _ = written(invented=True, zone_name=Bilingual("[예시 EXAMPLE] 늘누리군 특구", "x"))
    assert "[예시 EXAMPLE] [예시" not in said(book["안내"])


def test_english_is_complete():
    book, layout = written(
        "en", zone_name=Bilingual("특구", "Sunchang zone"), municipality="Sunchang-gun", entered=ReportDraft()
    )
    text = "\n".join(said(paper) for paper in book)
    prompts = "\n".join(f"{one.prompt}{one.error}" for paper in book for one in paper.data_validations.dataValidation)
    assert re.findall("[가-힣]+", text + prompts) == []
    assert layout.sheets[1].name == "1 Sales, jobs, firms"


def test_every_indicator_is_explained():
    book, layout = written()
    names = [row[0] for row in book["지표 설명"].iter_rows(min_row=2, values_only=True)]
    assert names == list(dict.fromkeys(line.row.version.name.ko for line in layout.figure_lines))


def test_an_ampersand_in_a_name_is_no_code_of_the_header():
    content = write_workbook(form(zone_name=Bilingual("A&D 특구", "A&D")), contents(), catalogue())
    with zipfile.ZipFile(BytesIO(content)) as packed:
        assert "&amp;LA&amp;&amp;D 특구" in packed.read("xl/worksheets/sheet1.xml").decode()


def test_a_name_as_long_as_a_page_fits_what_headers_hold():
    book, _ = written(zone_name=Bilingual("&" * 3000, "x"), invented=True)
    assert len(book["안내"].oddHeader.left.text) <= 255


def test_equal_reports_are_equal_files():
    one, other = (write_workbook(form(), contents(), catalogue()) for _ in range(2))
    assert one == other


PARTS = {
    *("[Content_Types].xml", "_rels/.rels", "docProps/app.xml", "docProps/core.xml", "docProps/custom.xml"),
    *("xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml", "xl/styles.xml", "xl/theme/theme1.xml", "xl/workbook.xml"),
}
ELEMENTS = {
    *("worksheet", "sheetPr", "tabColor", "pageSetUpPr", "dimension", "sheetViews", "sheetView", "pane", "selection"),
    *("sheetFormatPr", "cols", "col", "sheetData", "row", "c", "v", "sheetProtection", "mergeCells", "mergeCell"),
    *("dataValidations", "dataValidation", "formula1", "formula2"),
    *("pageMargins", "pageSetup", "headerFooter", "oddHeader", "oddFooter"),
}
"""What docs/reference/report_workbook.md says is used: no formula (f), link, table, drawing, conditional format."""


def test_the_file_uses_only_the_documented_subset():
    with zipfile.ZipFile(BytesIO(write_workbook(form(), contents(), catalogue()))) as packed:
        sheets = {one for one in packed.namelist() if one.startswith("xl/worksheets/")}
        assert set(packed.namelist()) - sheets == PARTS
        used = {name for one in sheets for name in re.findall(r"<([A-Za-z0-9:]+)", packed.read(one).decode())}
        assert used <= ELEMENTS | {"xml"}
        assert "externalLink" not in packed.read("[Content_Types].xml").decode()


def test_a_text_longer_than_a_cell_is_refused_not_cut():
    draft = ReportDraft({}, {"assessment": "가" * (MOST + 1)})
    with pytest.raises(Refused) as refused:
        written(entered=draft)
    assert [one.code for one in refused.value.findings] == ["report_workbook.text_too_long"]
    assert refused.value.findings[0].place.key == "words:assessment"


def test_text_is_made_sayable():
    assert clean("가\r\n나\r다\x00\x07\ufffe\ud800", Place()) == "가\n나\n다"
    assert cut("가나다라", 3) == "가나…"
    assert cut("가나다", 3) == "가나다"


@pytest.mark.parametrize(
    ("text", "width", "lines"), [("", 10, 1), ("가" * 4, 10, 1), ("가" * 6, 10, 2), ("a\nb", 10, 2)]
)
def test_korean_letters_are_two_wide(text, width, lines):
    assert lines_of(text, width) == lines


def test_long_texts_get_room():
    book, layout = written(entered=ReportDraft({}, {"assessment": "긴 글입니다. " * 300}))
    number = layout.codes["words:assessment"].number
    assert book["서술"].row_dimensions[number].height > book["서술"].row_dimensions[FIRST_ROW].height
    assert max(row.height or 0 for paper in book for row in paper.row_dimensions.values()) <= 409


@pytest.mark.parametrize(("language", "said"), [("ko", "견줄 수 없음"), ("en", "not comparable")])
def test_a_broken_definition_is_said_instead_of_last_years_figure(language, said):
    book, layout = written(language, last={}, broken=frozenset({SALES}))
    assert said in cell(book, layout, f"figure:{SALES}", Column.LAST).value
