"""The sheet of one group: a line for each definition, a yellow cell for each year in which it held."""

from collections.abc import Mapping

from teukgu.documents.report_workbook.cell_text import clean, cut, lines_of
from teukgu.documents.report_workbook.columns import Column
from teukgu.documents.report_workbook.figure_sheet import PROMPT, PROMPT_TITLE
from teukgu.documents.report_workbook.layout import (
    CODES_ROW,
    CONFIDENCE_CHOICES,
    FIRST_ROW,
    GUIDE_ROW,
    HEADINGS_ROW,
    TITLE_ROW,
)
from teukgu.documents.report_workbook.page import Page, set_up, zone_title
from teukgu.documents.report_workbook.styles import LINE
from teukgu.documents.years_workbook import words
from teukgu.documents.years_workbook.layout import COMPARED, NAMES, Line, YearsLayout, YearsSheet, year_column
from teukgu.reporting.definition import Comparability
from teukgu.reporting.figure import Confidence, Figure, FigureStatus
from teukgu.reporting.names import name_of
from teukgu.reporting.year_lines import YearsForm
from teukgu.values import Bilingual, Place

WIDTHS: Mapping[str, float] = {
    Column.CODE: 24,
    Column.NAME: 30,
    Column.PART: 26,
    Column.UNIT: 8,
    COMPARED: 36,
    Column.CONFIDENCE: 12,
    Column.NOTE: 40,
}
OF_YEAR = 16.0
"""Width of a year's column."""
WHOLE = Bilingual("전체", "whole")
SAID: Mapping[FigureStatus, Bilingual] = {
    FigureStatus.MISSING: Bilingual("자료없음", "missing"),
    FigureStatus.NOT_APPLICABLE: Bilingual("해당없음", "n/a"),
}
"""Words that a cell may hold in place of a number; the reader knows them in both languages."""


def write_sheet(page: Page, form: YearsForm, layout: YearsLayout, sheet: YearsSheet) -> None:
    """Write the sheet."""
    set_up(page)
    _head(page, form, layout)
    for line in sheet.lines:
        _line(page, form, layout, line)
    if Column.CONFIDENCE in layout.columns:
        _offer_confidence(page, layout, sheet)
    first = layout.columns.index(year_column(layout.years[0]))
    page.paper.set_selection(FIRST_ROW - 1, first, FIRST_ROW - 1, first)


def _head(page: Page, form: YearsForm, layout: YearsLayout) -> None:
    title = f"{zone_title(page.form, page.language)} · {page.say(page.sheet.title)}"
    page.paper.write_string(TITLE_ROW - 1, 1, title, page.styles["title_example" if form.invented else "title"])
    page.paper.write_string(GUIDE_ROW - 1, 1, page.say(words.SHEET[form.purpose]), page.styles["guide"])
    page.paper.set_row(TITLE_ROW - 1, LINE * 1.5)
    page.paper.set_row(CODES_ROW - 1, None, None, {"hidden": True})
    page.paper.set_row(HEADINGS_ROW - 1, LINE * 2)
    headings = {year_column(year): words.YEAR.format(year=year) for year in layout.years} | dict(NAMES)
    for number, column in enumerate(layout.columns):
        page.paper.write_string(CODES_ROW - 1, number, str(column), page.styles["hidden"])
        page.paper.write_string(HEADINGS_ROW - 1, number, page.say(headings[column]), page.styles["head"])
        hidden = {"hidden": True} if column == Column.CODE else {}
        page.paper.set_column(number, number, WIDTHS.get(column, OF_YEAR), None, hidden)
    page.paper.freeze_panes(HEADINGS_ROW, layout.columns.index(Column.UNIT))
    page.paper.repeat_rows(HEADINGS_ROW - 1)


def _line(page: Page, form: YearsForm, layout: YearsLayout, line: Line) -> None:
    row, at = line.asked.row, layout.columns.index
    name, part, compared = page.say(row.version.name), _part(page, line), _compared(page, line)
    texts = (
        (Column.CODE, line.code, "hidden"),
        (Column.NAME, name, "name_again" if row.part else "name"),
        (Column.PART, part, "part" if row.part else "name"),
        (Column.UNIT, page.say(line.unit.name), "unit"),
        (COMPARED, compared, "name_again"),
    )
    for column, text, style in texts:
        page.paper.write_string(line.number - 1, at(column), text, page.styles[style])
    for year in layout.years:
        _year(page, form, layout, line, year)
    if Column.NOTE in layout.columns:
        _shared(page, form, layout, line)
    lines = max(lines_of(text, WIDTHS[column] - 1) for column, text, _style in texts if column != Column.CODE)
    page.paper.set_row(line.number - 1, min(409.0, lines * LINE + 5))


def _part(page: Page, line: Line) -> str:
    row = line.asked.row
    if row.way and row.part:
        return f"{page.say(row.way.name)}: {page.say(row.part.name)}"
    return page.say(WHOLE) if row.version.disaggregations else ""


def _compared(page: Page, line: Line) -> str:
    """Say since when the definition holds, and how far its figures may be compared with those before."""
    version = line.asked.row.version
    if version.comparability is Comparability.FIRST or line.asked.row.part:
        return page.say(words.VERSION.format(first=version.first_year))
    how, note = page.say(name_of(version.comparability)), page.say(version.comparability_note)
    return page.say(words.SINCE).format(year=version.first_year, how=how, note=note).strip()


def _year(page: Page, form: YearsForm, layout: YearsLayout, line: Line, year: int) -> None:
    row, column = line.number - 1, layout.columns.index(year_column(year))
    if year not in line.asked.years:
        page.paper.write_string(row, column, words.NOT_HERE, page.styles["none"])
        return
    figure = form.standing.get((year, line.asked.row.cell))
    style = page.styles.typed(line.unit.decimals)
    if figure is None:
        page.paper.write_blank(row, column, None, style)
    elif figure.value is None:
        page.paper.write_string(row, column, page.say(SAID[figure.status]), style)
    else:
        page.paper.write_number(row, column, figure.value, style)
    page.paper.data_validation(row, column, row, column, _rule(page, line))


def _rule(page: Page, line: Line) -> dict[str, object]:
    """Return what may be typed: any word or number; the prompt says what is meant."""
    version = line.asked.row.version
    described = f"{page.say(line.unit.name)}\n{page.say(version.description)}"
    return {
        "validate": "any",
        "input_title": cut(page.say(version.name), PROMPT_TITLE),
        "input_message": cut(described, PROMPT),
    }


def _shared(page: Page, form: YearsForm, layout: YearsLayout, line: Line) -> None:
    """Write confidence and note of a line where all its years agree; empty cells keep what each has."""
    cell, row = line.asked.row.cell, line.number - 1
    there = [one for year in line.asked.years if (one := form.standing.get((year, cell))) is not None]
    confidence, note = _common_confidence(there), _common_note(there)
    said = page.say(name_of(confidence)) if confidence else ""
    page.paper.write_string(row, layout.columns.index(Column.CONFIDENCE), said, page.styles["choice"])
    text = clean(note, Place(key=line.code))
    page.paper.write_string(row, layout.columns.index(Column.NOTE), text, page.styles["note"])


def _common_confidence(figures: list[Figure]) -> Confidence | None:
    every = {one.confidence for one in figures}
    return every.pop() if len(every) == 1 else None


def _common_note(figures: list[Figure]) -> str:
    every = {one.note for one in figures}
    return every.pop() if len(every) == 1 else ""


def _offer_confidence(page: Page, layout: YearsLayout, sheet: YearsSheet) -> None:
    column = layout.columns.index(Column.CONFIDENCE)
    rule = {"validate": "list", "source": [page.say(name_of(one)) for one in CONFIDENCE_CHOICES]}
    page.paper.data_validation(sheet.lines[0].number - 1, column, sheet.lines[-1].number - 1, column, rule)
