"""Writes the workbook of one zone and year: empty or prefilled, the same bytes for the same report.

::

    content = write_workbook(form, contents, catalogue, "ko")

Only what OOXML has had since 2007 is used (``docs/reference/report_workbook.md`` lists it), and no formula at all.
"""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from teukgu.documents.report_workbook.definitions_sheet import write_definitions
from teukgu.documents.report_workbook.figure_sheet import write_figures
from teukgu.documents.report_workbook.guide_sheet import Cover, write_guide
from teukgu.documents.report_workbook.layout import Kind, Layout, lay_out
from teukgu.documents.report_workbook.page import Page, zone_title
from teukgu.documents.report_workbook.stamp import PROPERTY, Stamp
from teukgu.documents.report_workbook.styles import DEFAULT, Styles
from teukgu.documents.report_workbook.words_sheet import write_words
from teukgu.reporting.catalogue import Catalogue
from teukgu.reporting.contents import ReportContents
from teukgu.reporting.form import Form
from teukgu.values import Bilingual, Language

_PLAIN_TEXT = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
_TITLE = Bilingual("{year}년 운영성과보고서: {zone}", "Performance report {year}: {zone}")


def write_workbook(
    form: Form,
    contents: ReportContents,
    catalogue: Catalogue,
    language: Language = "ko",
    cover: Cover = Cover(),  # noqa: B008 - frozen
) -> bytes:
    """Return the workbook, with last year's figures, targets and what the draft holds.

    Raises:
        Refused: when a text of the draft is longer than a cell may be.
    """
    layout, kept = lay_out(form, contents, catalogue, language), BytesIO()
    with xlsxwriter.Workbook(kept, _options()) as book:
        _name(book, form, layout)
        styles = Styles(book)
        papers = [book.add_worksheet(sheet.name) for sheet in layout.sheets]
        for paper, sheet in zip(papers, layout.sheets, strict=True):
            page = Page(paper, sheet, form, styles, language)
            if sheet.kind is Kind.GUIDE:
                write_guide(page, layout, cover)
            elif sheet.kind is Kind.FIGURES:
                write_figures(page)
            elif sheet.kind is Kind.WORDS:
                write_words(page)
            elif sheet.kind is Kind.DEFINITIONS:
                write_definitions(page, catalogue)
            else:
                _write_stamp(paper, layout.stamp)
    return kept.getvalue()


def _options() -> dict[str, Any]:
    """Return the options of a workbook, made anew each time: XlsxWriter writes into them."""
    return {"in_memory": True, "default_format_properties": dict(DEFAULT), **_PLAIN_TEXT}


def _name(book: xlsxwriter.Workbook, form: Form, layout: Layout) -> None:
    """Set the document's properties; its time is the end of the performance year, so that equal files are equal."""
    zone = zone_title(form, layout.language)
    title = _TITLE.text(layout.language).format(year=form.year, zone=zone)
    created = datetime(form.year, 12, 31, tzinfo=UTC).replace(tzinfo=None)
    book.set_properties({"title": title, "author": "Teukgu", "subject": str(form.zone), "created": created})
    for key, value in layout.stamp.to_pairs():
        book.set_custom_property(f"{PROPERTY}{key}", value, "text")


def _write_stamp(paper: Worksheet, stamp: Stamp) -> None:
    for row, (key, value) in enumerate(stamp.to_pairs()):
        paper.write_string(row, 0, key)
        paper.write_string(row, 1, value)
    paper.protect()
    paper.very_hidden()
