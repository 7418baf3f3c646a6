import io
import zipfile
from contextlib import suppress

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from teukgu.loading.evaluation_input import read_input
from teukgu.loading.registry_list import read_official_list
from teukgu.loading.workbook_guard import Unsafe, unsafe_workbook
from teukgu.values import Refused


def workbook(row, column):
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet("zones")
        sheet.write_row(0, 0, ["zone", "name"])
        sheet.write_string(row, column, "x")
    return content.getvalue()


def guard(content):
    return unsafe_workbook(content, most_bytes=1_000_000, most_cells=10_000)


@pytest.mark.parametrize(
    ("row", "column", "answer"),
    [(1, 1, None), (99, 99, None), (100, 99, Unsafe.TOO_WIDE), (1_048_575, 16_383, Unsafe.TOO_WIDE)],
)
def test_the_farthest_cell_counts(row, column, answer):
    assert guard(workbook(row, column)) is answer


def test_what_unpacks_to_too_much_and_what_is_broken():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", bytes(1_000_001))
    assert guard(content.getvalue()) is Unsafe.TOO_BIG
    assert guard(b"PK no zip") is Unsafe.BROKEN


WHOLE = workbook(20, 5)


@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_damaged_workbook_is_never_a_trace(changes):
    content = bytearray(WHOLE)
    for place, byte in changes:
        content[place] = byte
    assert guard(bytes(content)) in {None, *Unsafe}


@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=3))
@settings(max_examples=60)
def test_readers_refuse_a_damaged_workbook_or_read_it(tmp_path_factory, changes):
    content = bytearray(WHOLE)
    for place, byte in changes:
        content[place] = byte
    path = tmp_path_factory.mktemp("damaged") / "input.xlsx"
    path.write_bytes(content)
    for read in (read_input, read_official_list):
        with suppress(Refused):
            read(path)


def test_an_evaluation_input_with_a_far_cell_is_refused_not_read(tmp_path):
    path = tmp_path / "input.xlsx"
    path.write_bytes(workbook(1_048_575, 16_383))
    with pytest.raises(Refused, match="too far away"):
        read_input(path)
