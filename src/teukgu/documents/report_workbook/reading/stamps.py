"""Which zone and year a file says it was made for, and whether that is the report at hand."""

from collections.abc import Iterator

from teukgu.documents.report_workbook.layout import Layout
from teukgu.documents.report_workbook.reading.findings import say
from teukgu.documents.report_workbook.reading.raw import RawBook
from teukgu.documents.report_workbook.stamp import FORM, PROPERTY, STAMP_SHEET, Stamp, stamp_from
from teukgu.values import Finding, Place

LONGEST = 100
"""Characters of a value of the stamp that are kept."""


def stamp_of_book(book: RawBook, form: str = FORM) -> Stamp | None:
    """Return the stamp of this ``form`` in the document's properties or else in the hidden sheet.

    None when neither is whole, or the file is of another form.
    """
    return next((one for one in stamps_of(book) if one.form == form), None)


def stamps_of(book: RawBook) -> tuple[Stamp, ...]:
    """Return every whole stamp of a file, that in its properties first."""
    own = {
        name.removeprefix(PROPERTY): value[:LONGEST]
        for name, value in book.properties.items()
        if name.startswith(PROPERTY)
    }
    sheet = next((one for one in book.sheets if one.name == STAMP_SHEET), None)
    pairs = {str(row[0]): str(row[1])[:LONGEST] for row in (sheet.rows if sheet else ()) if len(row) > 1}
    stamps = (stamp_from(own), stamp_from(pairs))
    return tuple(one for one in stamps if one)


def stamp_findings(stamp: Stamp | None, layout: Layout, name: str) -> Iterator[Finding]:
    """Yield in what a file differs from the report at hand; an error means that nothing of it may be taken."""
    place, here = Place(file=name), layout.stamp
    if stamp is None:
        yield say("no_stamp", place)
        return
    if stamp.form_version != here.form_version:
        yield say("other_form", place, found=stamp.form_version, expected=here.form_version)
    if here.programme and stamp.programme and stamp.programme != here.programme:
        yield say("other_programme", place, found=stamp.programme, expected=here.programme)
    if stamp.zone != here.zone:
        yield say("other_zone", place, found=stamp.zone, expected=here.zone)
    if stamp.year != here.year:
        yield say("other_year", place, found=stamp.year, expected=here.year)
    if stamp.catalogue != here.catalogue and (stamp.zone, stamp.year) == (here.zone, here.year):
        yield say("definitions_changed", place)
