"""Writes the workbook: what is known stands in it, the same bytes for the same form.

::

    content = write_years(form, catalogue, "ko")
"""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from teukgu.documents.report_workbook import guide_words
from teukgu.documents.report_workbook.cell_text import lines_of
from teukgu.documents.report_workbook.definitions_sheet import write_definitions
from teukgu.documents.report_workbook.layout import Kind, Sheet
from teukgu.documents.report_workbook.page import Page, set_up, zone_title
from teukgu.documents.report_workbook.stamp import PROPERTY, STAMP_SHEET
from teukgu.documents.report_workbook.styles import DEFAULT, LINE, Styles
from teukgu.documents.years_workbook import words
from teukgu.documents.years_workbook.layout import YearsLayout, lay_out
from teukgu.documents.years_workbook.year_sheet import write_sheet
from teukgu.reporting.catalogue import Catalogue
from teukgu.reporting.form import Form
from teukgu.reporting.year_lines import YearsForm
from teukgu.values import Bilingual, Language

NUMBER, LABEL, TEXT = 5.0, 34.0, 84.0
"""Widths of the first sheet's columns."""
_PLAIN_TEXT = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)


def write_years(form: YearsForm, catalogue: Catalogue, language: Language = "ko") -> bytes:
    """Return the workbook of ``form``; a form without years has no sheets to write in."""
    layout, kept, asked = lay_out(form, catalogue, language), BytesIO(), _as_form(form)
    options = {"in_memory": True, "default_format_properties": dict(DEFAULT), **_PLAIN_TEXT}
    with xlsxwriter.Workbook(kept, options) as book:
        _name(book, form, asked, layout)
        styles = Styles(book)

        def page(name: str, kind: Kind, title: Bilingual) -> Page:
            return Page(book.add_worksheet(name), Sheet(name, kind, title), asked, styles, language)

        guide = page(layout.guide, Kind.GUIDE, Bilingual("", ""))
        for sheet in layout.sheets:
            write_sheet(page(sheet.name, Kind.FIGURES, sheet.title), form, layout, sheet)
        _guide(guide, form, layout)
        write_definitions(page(layout.definitions, Kind.DEFINITIONS, Bilingual("", "")), catalogue)
        _write_stamp(book.add_worksheet(STAMP_SHEET), layout)
    return kept.getvalue()


def _as_form(form: YearsForm) -> Form:
    """Return the form as the parts shared with the yearly report know it."""
    return Form(
        zone=form.zone,
        zone_name=form.zone_name,
        zone_type=form.zone_type,
        year=form.years[-1] if form.years else 0,
        rows=tuple(one.row for one in form.lines),
        programme=form.programme,
        municipality=form.municipality,
        invented=form.invented,
    )


def _title(form: YearsForm, language: Language) -> str:
    first, last = (form.years[0], form.years[-1]) if form.years else ("-", "-")
    return words.TITLES[form.purpose].text(language).format(first=first, last=last)


def _name(book: xlsxwriter.Workbook, form: YearsForm, asked: Form, layout: YearsLayout) -> None:
    """Set the document's properties; its time is the end of the last year, so that equal files are equal."""
    created = datetime(max(asked.year, 1980), 12, 31, tzinfo=UTC).replace(tzinfo=None)
    title = f"{_title(form, layout.language)}: {zone_title(asked, layout.language)}"
    book.set_properties({"title": title, "author": "Teukgu", "subject": str(form.zone), "created": created})
    for key, value in layout.stamp.to_pairs():
        book.set_custom_property(f"{PROPERTY}{key}", value, "text")


def _guide(page: Page, form: YearsForm, layout: YearsLayout) -> None:
    """Write the first sheet: whose it is, and how to fill it in."""
    set_up(page, landscape=False)
    for column, width in enumerate((NUMBER, LABEL, TEXT)):
        page.paper.set_column(column, column, width)
    page.paper.write_string(0, 0, _title(form, page.language), page.styles["title"])
    page.paper.set_row(0, LINE * 2)
    row = 1
    if form.invented:
        page.paper.write_string(row, 0, page.say(words.EXAMPLE), page.styles["example"])
        row += 1
    facts: tuple[tuple[str, str], ...] = (
        ("zone", zone_title(page.form, page.language)),
        ("id", str(form.zone)),
        ("municipality", form.municipality),
    )
    for label, text in facts:
        if text:
            page.paper.write_string(row, 1, page.say(guide_words.FACTS[label]), page.styles["plain"])
            page.paper.write_string(row, 2, text, page.styles["plain"])
            row += 1
    page.paper.write_string(row + 1, 0, page.say(guide_words.HOW), page.styles["heading"])
    for number, step in enumerate(words.STEPS[form.purpose], 1):
        _step(page, row + 1 + number, f"{number}.", page.say(step))
    stamp = layout.stamp
    said = guide_words.FORM.format(form=stamp.form, version=stamp.form_version, hash=stamp.catalogue[:12])
    page.paper.write_string(row + 3 + len(words.STEPS[form.purpose]), 0, page.say(said), page.styles["guide"])


def _step(page: Page, row: int, number: str, text: str) -> None:
    page.paper.write_string(row, 0, number, page.styles["plain"])
    page.paper.merge_range(row, 1, row, 2, text, page.styles["plain"])
    page.paper.set_row(row, lines_of(text, LABEL + TEXT - 2) * LINE + 3)


def _write_stamp(paper: Worksheet | Any, layout: YearsLayout) -> None:
    for row, (key, value) in enumerate(layout.stamp.to_pairs()):
        paper.write_string(row, 0, key)
        paper.write_string(row, 1, value)
    paper.protect()
    paper.very_hidden()
