"""Where everything stands: a sheet for each group of indicators, a line for each definition, a column for each year.

Lines and columns have hidden codes (``figure:jobs/sex.women@3``, ``y2019``) by which a reader finds them anywhere.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from teukgu.documents.report_workbook.columns import HEADINGS, Column, letters
from teukgu.documents.report_workbook.layout import FIGURE, FIRST_ROW
from teukgu.documents.report_workbook.sheet_names import sheet_name
from teukgu.documents.report_workbook.stamp import STAMP_SHEET, Stamp
from teukgu.reporting.catalogue import Catalogue
from teukgu.reporting.definition import Unit
from teukgu.reporting.year_lines import Purpose, YearLine, YearsForm
from teukgu.rulebook.hashing import sha256_of
from teukgu.values import Bilingual, Language, Place

COMPARED = "compared"
"""The column that says whether a definition may be compared with the one before."""
FORMS: Mapping[Purpose, str] = {Purpose.PAST: "teukgu.past", Purpose.TARGETS: "teukgu.targets"}
FORM_VERSION = "1"
"""Goes up whenever a reader of the version before could misread the workbook."""
GUIDE, DEFINITIONS = Bilingual("안내", "Guide"), Bilingual("지표 설명", "Definitions")
NAMES: Mapping[str, Bilingual] = {
    **{column: HEADINGS[column] for column in (Column.CODE, Column.NAME, Column.PART, Column.UNIT)},
    COMPARED: Bilingual("정의", "Definition"),
    Column.CONFIDENCE: Bilingual("근거", "How founded"),
    Column.NOTE: Bilingual("비고(어느 보고서 몇 쪽인지)", "Note (which report, which page)"),
}
"""Headings of the columns that are no years."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the workbook; ``number`` is its row in the sheet, counted from 1."""

    number: int
    asked: YearLine
    unit: Unit

    @property
    def code(self) -> str:
        """Return what stands in its first column."""
        return f"{FIGURE}{self.asked.code}"


@dataclass(frozen=True, slots=True)
class YearsSheet:
    """The sheet of one group of indicators."""

    name: str
    title: Bilingual
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class YearsLayout:
    """The whole workbook, and what it says of itself."""

    stamp: Stamp
    language: Language
    years: tuple[int, ...]
    columns: tuple[str, ...]
    guide: str
    sheets: tuple[YearsSheet, ...]
    definitions: str

    @cached_property
    def codes(self) -> Mapping[str, Line]:
        """Return every line that is read, by its code."""
        return {line.code: line for sheet in self.sheets for line in sheet.lines}

    @cached_property
    def inputs(self) -> frozenset[str]:
        """Return the columns that people write in."""
        return frozenset({*(year_column(year) for year in self.years), Column.CONFIDENCE, Column.NOTE})

    def place(self, code: str, column: str) -> Place:
        """Return sheet and cell of a column in a line, as the workbook is made.

        Raises:
            KeyError: when there is no such line.
        """
        sheet, line = next((sheet, line) for sheet in self.sheets for line in sheet.lines if line.code == code)
        return Place(file=sheet.name, cell=f"{letters(self.columns.index(column) + 1)}{line.number}", key=code)


def year_column(year: int) -> str:
    """Return the code of the column of a year."""
    return f"y{year}"


def lay_out(form: YearsForm, catalogue: Catalogue, language: Language = "ko") -> YearsLayout:
    """Return the layout of the workbook of ``form``."""
    taken = {STAMP_SHEET}
    guide = sheet_name(GUIDE.text(language), taken)
    sheets = tuple(_sheets(form, catalogue, taken, language))
    more = (Column.CONFIDENCE, Column.NOTE) if form.purpose is Purpose.PAST else ()
    return YearsLayout(
        _stamp(form, language),
        language,
        form.years,
        (Column.CODE, Column.NAME, Column.PART, Column.UNIT, COMPARED, *map(year_column, form.years), *more),
        guide,
        sheets,
        sheet_name(DEFINITIONS.text(language), taken),
    )


def _sheets(form: YearsForm, catalogue: Catalogue, taken: set[str], language: Language) -> Iterator[YearsSheet]:
    titles = {group.id: group.name for group in catalogue.groups}
    for number, (group, lines) in enumerate(groupby(form.lines, key=lambda one: one.row.version.group), 1):
        title = titles.get(group, Bilingual(group, group))
        name = sheet_name(f"{number} {title.text(language)}", taken)
        placed = (Line(row, one, catalogue.unit_of(one.row.version)) for row, one in enumerate(lines, FIRST_ROW))
        yield YearsSheet(name, title, tuple(placed))


def _stamp(form: YearsForm, language: Language) -> Stamp:
    """Return the stamp; what is asked is hashed, so that a change of definitions is noticed."""
    asked = [[one.code, list(one.years), one.row.version.unit] for one in form.lines]
    return Stamp(
        form=FORMS[form.purpose],
        form_version=FORM_VERSION,
        programme=form.programme,
        zone=str(form.zone),
        year=f"{form.years[0]}-{form.years[-1]}" if form.years else "",
        zone_type=form.zone_type,
        catalogue=sha256_of({"lines": asked}),
        language=language,
        invented="yes" if form.invented else "no",
        seen=str(form.seen),
    )
