"""The first sheet: whose report this is, how to fill it in, what stands on which sheet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from teukgu.documents.report_workbook import guide_words as words
from teukgu.documents.report_workbook.cell_text import lines_of
from teukgu.documents.report_workbook.layout import Kind, Layout, Sheet
from teukgu.documents.report_workbook.page import Page, set_up, zone_title
from teukgu.documents.report_workbook.styles import LINE
from teukgu.reporting.names import name_of
from teukgu.values import Bilingual

NUMBER, LABEL, TEXT = 5.0, 34.0, 84.0
"""Widths of the three columns."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What only the caller knows: the day reports are due, and what the zone's type is called."""

    due: date | None = None
    zone_type: Bilingual | None = None


def write_guide(page: Page, layout: Layout, cover: Cover) -> None:
    """Write the sheet."""
    set_up(page, landscape=False)
    for column, width in enumerate((NUMBER, LABEL, TEXT)):
        page.paper.set_column(column, column, width)
    page.paper.write_string(0, 0, page.say(words.TITLE.format(year=page.form.year)), page.styles["title"])
    page.paper.set_row(0, LINE * 2)
    row = 1
    if page.form.invented:
        page.paper.write_string(row, 0, page.say(words.EXAMPLE), page.styles["example"])
        row += 1
    for label, text in _facts(page, cover):
        row = _line(page, row, "", page.say(label), text)
    row = _heading(page, row + 1, words.HOW)
    for number, step in enumerate(words.STEPS, 1):
        row = _step(page, row, f"{number}.", page.say(step))
    row = _heading(page, row + 1, words.SHEETS)
    for sheet in layout.sheets:
        if sheet.kind in {Kind.FIGURES, Kind.WORDS}:
            row = _line(page, row, "", sheet.name, _counted(page, sheet))
    stamp = layout.stamp
    text = page.say(words.FORM.format(form=stamp.form, version=stamp.form_version, hash=stamp.catalogue[:12]))
    page.paper.write_string(row + 1, 0, text, page.styles["guide"])


def _facts(page: Page, cover: Cover) -> Iterator[tuple[Bilingual, str]]:
    form = page.form
    yield words.FACTS["zone"], zone_title(form, page.language)
    yield words.FACTS["id"], str(form.zone)
    if form.municipality:
        yield words.FACTS["municipality"], form.municipality
    if cover.zone_type or form.zone_type:
        yield words.FACTS["type"], page.say(cover.zone_type) if cover.zone_type else form.zone_type
    if form.stages:
        yield words.FACTS["stages"], " · ".join(page.say(name_of(one)) for one in form.stages)
    yield words.FACTS["year"], str(form.year)
    if cover.due:
        yield words.FACTS["due"], f"{cover.due.year}. {cover.due.month}. {cover.due.day}."


def _heading(page: Page, row: int, text: Bilingual) -> int:
    page.paper.write_string(row, 0, page.say(text), page.styles["heading"])
    return row + 1


def _line(page: Page, row: int, number: str, label: str, text: str) -> int:
    for column, said in enumerate((number, label, text)):
        page.paper.write_string(row, column, said, page.styles["plain"])
    page.paper.set_row(row, max(lines_of(label, LABEL - 1), lines_of(text, TEXT - 1)) * LINE + 3)
    return row + 1


def _step(page: Page, row: int, number: str, text: str) -> int:
    """Write a step over the two wide columns."""
    page.paper.write_string(row, 0, number, page.styles["plain"])
    page.paper.merge_range(row, 1, row, 2, text, page.styles["plain"])
    page.paper.set_row(row, lines_of(text, LABEL + TEXT - 2) * LINE + 3)
    return row + 1


def _counted(page: Page, sheet: Sheet) -> str:
    if sheet.kind is Kind.WORDS:
        return page.say(words.TEXTS.format(count=len(sheet.words)))
    return page.say(words.CELLS.format(count=len(sheet.figures)))
