"""The marked-up copy of somebody's own file: colours and comments in its cells, a list in front, still readable."""

import io

import openpyxl
import pytest
from tests.upload_tools import at, codes, filled, read, spoiled

from teukgu.documents.report_workbook.apart import finding_data
from teukgu.documents.report_workbook.columns import Column
from teukgu.documents.report_workbook.marked import COLOURS, Mark, marked_copy
from teukgu.documents.report_workbook.marked_names import LIST

SALES, JOBS, VALUE = "figure:sales", "figure:jobs", Column.VALUE
FILE = filled({(SALES, VALUE): "1,234천원", (JOBS, VALUE): '=HYPERLINK("http://a.example","x")'})


def copy(file, language="ko"):
    marks = [Mark.from_data(finding_data(one), language) for one in read(file).findings]
    return marked_copy(file, marks, language)


def opened(file):
    return openpyxl.load_workbook(io.BytesIO(file))


def test_every_problem_is_in_its_cell():
    book = opened(copy(FILE))
    for code, severity, said in ((SALES, "note", "1,234천원"), (JOBS, "error", "수식")):
        sheet, cell = at(code)
        marked = book[sheet][cell]
        assert said in marked.comment.text
        assert "→" in marked.comment.text
        assert marked.fill.fgColor.rgb == COLOURS[severity]


@pytest.mark.parametrize(("language", "title", "word"), [("ko", LIST.ko, "고쳐야 함"), ("en", LIST.en, "to be mended")])
def test_the_list_stands_in_front_worst_first(language, title, word):
    sheet = opened(copy(FILE, language)).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert sheet.title == title
    assert len(rows) == 1 + len(read(FILE).findings)
    assert rows[1][0] == word
    assert rows[1][1:3] == at(JOBS)
    assert at(JOBS)[1] in sheet["C2"].hyperlink.location


def test_nothing_that_was_typed_becomes_a_formula_of_the_list():
    book = opened(copy(filled({(JOBS, VALUE): "'=1+1", (SALES, VALUE): "=1+1"})))
    assert all(cell.data_type != "f" for row in book.worksheets[0].iter_rows() for cell in row)


def test_the_copy_reads_as_the_file_itself():
    copied = copy(FILE)
    assert codes(read(copied)) == codes(read(FILE))
    assert read(copied).draft == read(FILE).draft
    assert len(opened(copy(copied)).worksheets) == len(opened(copied).worksheets), "an older list is replaced"


def test_merged_cells_are_marked_in_their_first_cell():
    sheet, cell = at(SALES)
    row = int("".join(one for one in cell if one.isdigit()))
    file = spoiled(lambda book: book[sheet].merge_cells(f"{cell}:{cell.rstrip('0123456789')}{row + 1}"))
    assert "report_upload.merged" in codes(read(file))
    assert opened(copy(file))[sheet][cell].comment
