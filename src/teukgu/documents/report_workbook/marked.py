"""A copy of somebody's own workbook in which every problem is marked: a colour and a comment in its cell, and a list.

openpyxl keeps cells, formats, lists and conditional formats; shapes, form controls, some pictures and the look of
comments are lost. Corrections may be made in the original or in this copy: the list is not read at upload.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from teukgu.documents.report_workbook.marked_names import LIST
from teukgu.values import Bilingual, Language, nfc

HEADINGS = tuple(
    Bilingual(*one)
    for one in (
        ("구분", "Kind"),
        ("시트", "Sheet"),
        ("칸", "Cell"),
        ("무엇이", "What"),
        ("고치는 법", "How to mend it"),
    )
)
SEVERITIES = {
    "error": Bilingual("고쳐야 함", "to be mended"),
    "warning": Bilingual("확인", "please look"),
    "note": Bilingual("알림", "note"),
}
COLOURS = {"error": "FFF4B6B6", "warning": "FFFCE3A5", "note": "FFD6E6F7"}
WIDTHS = (12, 24, 8, 60, 60)
AUTHOR = "Teukgu"
_ORDER = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding in one language."""

    severity: str
    sheet: str
    cell: str
    message: str
    cure: str

    @classmethod
    def from_data(cls, data: Mapping[str, Any], language: Language) -> "Mark":
        """Return the mark of a finding that `apart.finding_data` wrote."""
        return cls(data["severity"], data["sheet"], data["cell"], data["message"][language], data["cure"][language])


def marked_copy(content: bytes, marks: Sequence[Mark], language: Language = "ko") -> bytes:
    """Return the copy; a mark whose sheet or cell is not there stands in the list only."""
    book = openpyxl.load_workbook(BytesIO(content))
    sheets = {nfc(sheet.title): sheet for sheet in book.worksheets}
    for (sheet, cell), there in _by_cell(marks).items():
        if sheet in sheets and cell:
            _mark(_anchor(sheets[sheet], cell), there)
    _list(book, marks, language)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def _by_cell(marks: Sequence[Mark]) -> dict[tuple[str, str], list[Mark]]:
    found: dict[tuple[str, str], list[Mark]] = {}
    for one in marks:
        found.setdefault((one.sheet, one.cell), []).append(one)
    return found


def _anchor(sheet: Worksheet, address: str) -> Cell:
    """Return a cell, or the first of the merged cells it lies in."""
    cell = sheet[address]
    if isinstance(cell, MergedCell):
        area = next(one for one in sheet.merged_cells.ranges if address in one)
        cell = sheet.cell(area.min_row, area.min_col)
    return cell


def _mark(cell: Cell, marks: Sequence[Mark]) -> None:
    worst = min((one.severity for one in marks), key=_ORDER.index)
    text = _sayable("\n\n".join(f"{one.message}\n→ {one.cure}" for one in marks))
    before = f"{cell.comment.text}\n\n" if cell.comment and cell.comment.author != AUTHOR else ""
    cell.comment = Comment(f"{before}{text}"[:4000], AUTHOR, height=150, width=340)
    cell.fill = PatternFill("solid", fgColor=COLOURS[worst])


def _list(book: Workbook, marks: Sequence[Mark], language: Language) -> None:
    """Put the list in front, each line linked to its cell; an older list is replaced."""
    title = LIST.text(language)
    for old in (LIST.ko, LIST.en):
        if old in book.sheetnames and len(book.sheetnames) > 1:
            del book[old]
    sheet = book.create_sheet(title, 0)
    sheet.append([heading.text(language) for heading in HEADINGS])
    for row, one in enumerate(sorted(marks, key=lambda mark: _ORDER.index(mark.severity)), 2):
        said = SEVERITIES[one.severity].text(language)
        for column, text in enumerate((said, one.sheet, one.cell, one.message, one.cure), 1):
            _write(sheet, row, column, text)
        sheet.cell(row, 1).fill = PatternFill("solid", fgColor=COLOURS[one.severity])
        if one.cell and one.sheet in book.sheetnames:
            place = f"'{one.sheet.replace(chr(39), chr(39) * 2)}'!{one.cell}"
            sheet.cell(row, 3).hyperlink = Hyperlink(ref=f"C{row}", location=place)
    _look(sheet, book)


def _write(sheet: Worksheet, row: int, column: int, text: str) -> None:
    cell = sheet.cell(row, column)
    cell.value = _sayable(text)
    cell.data_type = "s"  # never a formula, whatever somebody typed
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _look(sheet: Worksheet, book: Workbook) -> None:
    for column, width in zip("ABCDE", WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
        sheet[f"{column}1"].font = Font(bold=True)
    sheet.freeze_panes = "A2"
    for other in book.worksheets:
        other.sheet_view.tabSelected = False
    sheet.sheet_view.tabSelected = True
    book.active = 0


def _sayable(text: str) -> str:
    return str(ILLEGAL_CHARACTERS_RE.sub("", text))
