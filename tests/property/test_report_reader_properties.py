"""Writer to reader loses nothing for 300 generated zones; no damage to a file gives a trace."""

import random
from datetime import date
from io import BytesIO

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.upload_tools import repacked
from tests.workbook_tools import catalogue, contents, generated_form

from teukgu.documents.report_workbook.reader import read_workbook, stamp_in
from teukgu.documents.report_workbook.writer import write_workbook
from teukgu.values import Severity

ZONES = 300
FORM = generated_form(7)
CONTENT = write_workbook(FORM, contents(), catalogue())
BOUNDED = settings(max_examples=60, deadline=4000, suppress_health_check=[HealthCheck.too_slow])

VALUES = st.one_of(
    st.none(),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(date(1901, 1, 1), date(2999, 1, 1)),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=40),
    st.sampled_from(
        ["=1+1", "#REF!", "1,234천원", "2025. 3. 1.", "１２３", "-", "해당없음", "△5", "약 3", "figure:sales"]
    ),
)
CHANGES = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 60), st.integers(1, 12), VALUES), min_size=1, max_size=12
)


def read(content, form=FORM):
    return read_workbook(content, "a.xlsx", form, contents(), catalogue())


def is_sound(reading):
    """Every finding says in both languages what is wrong and what to do."""
    texts = [part for one in reading.findings for part in (one.message.ko, one.message.en, one.cure.ko, one.cure.en)]
    return all(texts) and reading.taken == len(reading.draft.figures) + len(reading.draft.words)


def test_what_was_written_is_read():
    for number in range(ZONES):
        form = generated_form(number)
        reading = read(write_workbook(form, contents(), catalogue(), "en" if number % 4 == 0 else "ko"), form)
        assert reading.findings == (), number
        assert reading.draft == form.entered, number


def test_changed_bytes_never_give_a_trace():
    draw = random.Random(11)
    for _ in range(300):
        content = bytearray(CONTENT)
        for _ in range(draw.choice((1, 1, 3, 40))):
            content[draw.randrange(len(content))] = draw.randrange(256)
        assert is_sound(read(bytes(content)))


def test_cut_and_doubled_files_never_give_a_trace():
    for end in range(0, len(CONTENT), max(1, len(CONTENT) // 120)):
        assert is_sound(read(CONTENT[:end]))
        assert is_sound(read(CONTENT[end:]))


def test_changed_xml_never_gives_a_trace():
    """Inside of the package, where the check sums of the parts hold again."""
    draw = random.Random(12)
    pieces = (
        b"",
        b"<",
        b">",
        b'"',
        b"&",
        b"</c>",
        b"<f>1</f>",
        b'hidden="1"',
        b't="e"',
        b't="d"',
        b"\xff",
        b"999999999999",
    )

    def change(parts):
        name = draw.choice([one for one in parts if one.endswith((".xml", ".rels"))])
        part = bytearray(parts[name])
        for _ in range(draw.choice((1, 1, 4))):
            start = draw.randrange(len(part) + 1)
            part[start : start + draw.choice((0, 1, 5, 60))] = draw.choice(pieces)
        parts[name] = bytes(part)

    for _ in range(300):
        content = repacked(change, CONTENT)
        assert is_sound(read(content))


@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF"]))
@BOUNDED
def test_junk_is_refused(junk, start):
    reading = read(start + junk)
    assert is_sound(reading)
    assert reading.taken == 0
    assert any(one.severity is Severity.ERROR for one in reading.findings)
    assert stamp_in(start + junk) is None


@given(CHANGES)
@BOUNDED
def test_whatever_is_typed_or_deleted_is_answered(changes):
    book = openpyxl.load_workbook(BytesIO(CONTENT))
    for sheet, row, column, value in changes:
        page = book.worksheets[sheet % len(book.worksheets)]
        cell = page.cell(row, column)
        if not isinstance(cell, openpyxl.cell.cell.MergedCell):
            cell.value = value
    kept = BytesIO()
    book.save(kept)
    assert is_sound(read(kept.getvalue()))
