"""Where everything stands in the workbook of one zone and year.

::

    layout = lay_out(form, contents, catalogue, "ko")
    layout.place("figure:jobs/sex.women", Column.VALUE)   # Place(file="1 매출ㆍ일자리ㆍ기업", cell="G8", ...)

Every line has a code in the first, hidden column (`figure_code`, `words_code`) and every column one in the hidden row
`CODES_ROW`. A reader finds lines and columns by these codes on whatever sheet they stand, never by position: `place` is
where they are in a file as it was made.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import groupby

from teukgu.documents.report_workbook.columns import FIGURE_COLUMNS, WORDS_COLUMNS, Column, letters
from teukgu.documents.report_workbook.sheet_names import sheet_name
from teukgu.documents.report_workbook.stamp import STAMP_SHEET, Stamp, stamp_of
from teukgu.reporting.catalogue import Catalogue
from teukgu.reporting.contents import ReportContents, ReportItem, ReportPart
from teukgu.reporting.definition import Unit
from teukgu.reporting.figure import Cell, Confidence, FigureStatus
from teukgu.reporting.form import Form, Row
from teukgu.values import Bilingual, Language, Place

TITLE_ROW, GUIDE_ROW, CODES_ROW, HEADINGS_ROW, FIRST_ROW = 1, 2, 3, 4, 5
"""Rows of every sheet with lines, counted from 1; the codes of the columns are hidden."""

STATUS_CHOICES = (FigureStatus.MISSING, FigureStatus.NOT_APPLICABLE)
"""What the list beside a figure offers, by `reporting.names`; nothing chosen means that the value is there."""
CONFIDENCE_CHOICES = tuple(Confidence)

FIGURE, WORDS = "figure:", "words:"


class Kind(StrEnum):
    """What a sheet is for."""

    GUIDE = "guide"
    FIGURES = "figures"
    WORDS = "words"
    DEFINITIONS = "definitions"
    STAMP = "stamp"


@dataclass(frozen=True, slots=True)
class FigureLine:
    """The line of one cell of the report; ``number`` is its row in the sheet, counted from 1."""

    number: int
    row: Row
    unit: Unit

    @property
    def code(self) -> str:
        """Return what stands in its first column."""
        return figure_code(self.row.cell)


@dataclass(frozen=True, slots=True)
class WordsLine:
    """The line of one text."""

    number: int
    part: ReportPart
    item: ReportItem

    @property
    def code(self) -> str:
        """Return what stands in its first column."""
        return words_code(self.item.id)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; guide, definitions and stamp have no lines that are read."""

    name: str
    kind: Kind
    title: Bilingual
    columns: tuple[Column, ...] = ()
    figures: tuple[FigureLine, ...] = ()
    words: tuple[WordsLine, ...] = ()

    @property
    def lines(self) -> tuple[FigureLine | WordsLine, ...]:
        """Return its lines from top to bottom."""
        return (*self.figures, *self.words)

    def letter(self, column: Column) -> str:
        """Return the letters of a column."""
        return letters(self.columns.index(column) + 1)


@dataclass(frozen=True)
class Layout:
    """The whole workbook: its sheets from left to right, and what it says of itself."""

    stamp: Stamp
    language: Language
    sheets: tuple[Sheet, ...]
    others: Mapping[str, FigureLine] = field(default_factory=dict)
    """Lines of other stages of the value chain, by code: a file made when they were asked may hold them."""

    @property
    def figure_lines(self) -> tuple[FigureLine, ...]:
        """Return the lines of all figures in the order in which they are asked."""
        return tuple(line for sheet in self.sheets for line in sheet.figures)

    @property
    def words_lines(self) -> tuple[WordsLine, ...]:
        """Return the lines of all texts."""
        return tuple(line for sheet in self.sheets for line in sheet.words)

    @cached_property
    def codes(self) -> Mapping[str, FigureLine | WordsLine]:
        """Return every line that is read, by its code."""
        return {line.code: line for sheet in self.sheets for line in sheet.lines}

    @cached_property
    def sheet_of(self) -> Mapping[str, Sheet]:
        """Return the sheet on which each line stands, by the line's code."""
        return {line.code: sheet for sheet in self.sheets for line in sheet.lines}

    def place(self, code: str, column: Column) -> Place:
        """Return sheet and cell of a column in a line, as the workbook is made.

        Raises:
            KeyError: when there is no such line.
        """
        sheet, line = self.sheet_of[code], self.codes[code]
        return Place(file=sheet.name, cell=f"{sheet.letter(column)}{line.number}", key=code)


def figure_code(cell: Cell) -> str:
    """Return the code of a figure's line; `reporting.draft.cell_of` reads what follows the prefix `FIGURE`."""
    return f"{FIGURE}{cell}"


def words_code(item: str) -> str:
    """Return the code of a text's line."""
    return f"{WORDS}{item}"


def lay_out(form: Form, contents: ReportContents, catalogue: Catalogue, language: Language = "ko") -> Layout:
    """Return the layout of the workbook of ``form``: guide, a sheet for each group, the texts, definitions, stamp."""
    taken = {STAMP_SHEET}
    sheets = [
        _plain(Kind.GUIDE, _GUIDE, taken, language),
        *_figure_sheets(form, catalogue, taken, language),
        _words_sheet(contents, taken, language),
        _plain(Kind.DEFINITIONS, _DEFINITIONS, taken, language),
        Sheet(STAMP_SHEET, Kind.STAMP, Bilingual(STAMP_SHEET, STAMP_SHEET)),
    ]
    others = (FigureLine(0, row, catalogue.unit_of(row.version)) for row in form.others)
    return Layout(stamp_of(form, contents, language), language, tuple(sheets), {one.code: one for one in others})


_GUIDE = Bilingual("안내", "Guide")
_WORDS = Bilingual("서술", "In words")
_DEFINITIONS = Bilingual("지표 설명", "Definitions")


def _plain(kind: Kind, title: Bilingual, taken: set[str], language: Language) -> Sheet:
    return Sheet(sheet_name(title.text(language), taken), kind, title)


def _figure_sheets(form: Form, catalogue: Catalogue, taken: set[str], language: Language) -> Iterator[Sheet]:
    titles = {group.id: group.name for group in catalogue.groups}
    rows_by_group = groupby(form.rows, key=lambda row: row.version.group)
    for number, (group, rows) in enumerate(rows_by_group, 1):
        title = titles.get(group, Bilingual(group, group))
        lines = (FigureLine(place, row, catalogue.unit_of(row.version)) for place, row in enumerate(rows, FIRST_ROW))
        name = sheet_name(f"{number} {title.text(language)}", taken)
        yield Sheet(name, Kind.FIGURES, title, FIGURE_COLUMNS, figures=tuple(lines))


def _words_sheet(contents: ReportContents, taken: set[str], language: Language) -> Sheet:
    asked = ((part, item) for part in contents.parts for item in part.items)
    lines = tuple(WordsLine(number, part, item) for number, (part, item) in enumerate(asked, FIRST_ROW))
    return Sheet(sheet_name(_WORDS.text(language), taken), Kind.WORDS, _WORDS, WORDS_COLUMNS, words=lines)
