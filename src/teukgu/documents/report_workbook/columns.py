"""Columns of the workbook's sheets, each with a code that stands in a hidden row above the headings.

A column is found by its code, so that one that somebody put in between moves nothing.
"""

from enum import StrEnum

from teukgu.values import Bilingual


class Column(StrEnum):
    """What stands in a column; the value is the code in the file."""

    CODE = "code"
    NAME = "name"
    PART = "part"
    UNIT = "unit"
    LAST = "last"
    TARGET = "target"
    VALUE = "value"
    STATUS = "status"
    CONFIDENCE = "confidence"
    NOTE = "note"
    HINT = "hint"
    TEXT = "text"


FIGURE_COLUMNS = (
    *(Column.CODE, Column.NAME, Column.PART, Column.UNIT, Column.LAST, Column.TARGET),
    *(Column.VALUE, Column.STATUS, Column.CONFIDENCE, Column.NOTE),
)
WORDS_COLUMNS = (Column.CODE, Column.PART, Column.NAME, Column.HINT, Column.TEXT)
INPUTS = frozenset({Column.VALUE, Column.STATUS, Column.CONFIDENCE, Column.NOTE, Column.TEXT})
"""The columns people write in; every other cell is locked."""

HEADINGS = {
    Column.CODE: Bilingual("코드", "Code"),
    Column.NAME: Bilingual("지표", "Indicator"),
    Column.PART: Bilingual("구분", "Part"),
    Column.UNIT: Bilingual("단위", "Unit"),
    Column.LAST: Bilingual("{last}년 값", "Value {last}"),
    Column.TARGET: Bilingual("{year}년 목표", "Target {year}"),
    Column.VALUE: Bilingual("{year}년 값", "Value {year}"),
    Column.STATUS: Bilingual("값이 없으면", "If there is none"),
    Column.CONFIDENCE: Bilingual("근거", "How founded"),
    Column.NOTE: Bilingual("비고(증빙, 설명)", "Note (proof, remarks)"),
}
WORDS_HEADINGS = {
    Column.CODE: Bilingual("코드", "Code"),
    Column.PART: Bilingual("부분", "Part"),
    Column.NAME: Bilingual("항목", "Item"),
    Column.HINT: Bilingual("안내", "What to write"),
    Column.TEXT: Bilingual("내용", "Text"),
}


def letters(number: int) -> str:
    """Return the letters of the ``number``-th column: 1 is A, 27 is AA."""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name
