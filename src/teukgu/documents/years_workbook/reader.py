"""Reads a workbook over several years that somebody filled in: what is fine, and every problem with its cell.

::

    reading = read_years(content, "past.xlsx", form, catalogue)
    reading.figures[(2019, cell)].value, reading.findings, reading.stamp
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from teukgu.documents.report_workbook.apart import BOUNDS, Bounds, parse_apart
from teukgu.documents.report_workbook.columns import Column
from teukgu.documents.report_workbook.marked_names import LIST
from teukgu.documents.report_workbook.reader import MOST_FINDINGS
from teukgu.documents.report_workbook.reading.cells import (
    confidence_of,
    note_of,
    text_of,
    unit_findings,
    unusable,
)
from teukgu.documents.report_workbook.reading.finding_lines import (
    FoundLine,
    FoundSheet,
    find_named,
    has_codes,
    is_empty,
    simple,
)
from teukgu.documents.report_workbook.reading.findings import say as say_any
from teukgu.documents.report_workbook.reading.parsing import parse
from teukgu.documents.report_workbook.reading.raw import RawBook, RawSheet
from teukgu.documents.report_workbook.reading.stamps import stamp_of_book, stamps_of
from teukgu.documents.report_workbook.stamp import STAMP_SHEET, Stamp
from teukgu.documents.years_workbook.findings import say
from teukgu.documents.years_workbook.layout import NAMES, Line, YearsLayout, lay_out, year_column
from teukgu.documents.years_workbook.words import NOT_HERE, YEAR
from teukgu.reporting.amounts import read_amount
from teukgu.reporting.catalogue import Catalogue
from teukgu.reporting.figure import Cell, Confidence, FigureStatus, Number
from teukgu.reporting.year_lines import Purpose, YearsForm
from teukgu.values import Finding, Language, Place, Refused, Severity, nfc


@dataclass(frozen=True, slots=True)
class YearFigure:
    """A figure of a year as the file says it; confidence None and no note keep what was there before."""

    value: Number | None
    status: FigureStatus
    version: int
    place: Place
    confidence: Confidence | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class YearsReading:
    """What a file says: figures by year and cell, and where the cells that were left empty are."""

    figures: Mapping[tuple[int, Cell], YearFigure] = field(default_factory=dict)
    empty: Mapping[tuple[int, Cell], Place] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    stamp: Stamp | None = None


def read_years_apart(
    content: bytes, name: str, form: YearsForm, catalogue: Catalogue, *, bounds: Bounds = BOUNDS
) -> YearsReading:
    """Return what an upload says, the file opened in a child process with little memory and time."""
    return read_years(content, name, form, catalogue, parse=partial(parse_apart, bounds=bounds))


def read_years(
    content: bytes,
    name: str,
    form: YearsForm,
    catalogue: Catalogue,
    *,
    parse: Callable[[bytes], RawBook] = parse,
) -> YearsReading:
    """Return what an upload says; never raises for what stands in the file."""
    try:
        book = parse(content)
    except Refused as refused:
        return YearsReading(findings=tuple(replace(one, place=Place(file=nfc(name))) for one in refused.findings))
    any_stamp = next(iter(stamps_of(book)), None)
    language: Language = "en" if any_stamp and any_stamp.language == "en" else "ko"
    layout = lay_out(form, catalogue, language)
    stamp = stamp_of_book(book, layout.stamp.form)
    findings = list(_stamp_findings(stamp, any_stamp, layout, nfc(name)))
    if any(one.severity is Severity.ERROR for one in findings):
        return YearsReading(findings=tuple(findings), stamp=stamp)
    reading = _Reading(book, layout, form.purpose, _names(layout, lay_out(form, catalogue, _OTHER[language])))
    findings += reading.run(nfc(name))
    return YearsReading(reading.figures, reading.empty, _bounded(findings, nfc(name)), stamp)


_OTHER: Mapping[Language, Language] = {"ko": "en", "en": "ko"}


def _names(*layouts: YearsLayout) -> frozenset[str]:
    """Return the names of the sheets that belong to the workbook."""
    own = (name for one in layouts for name in (one.guide, one.definitions, *(sheet.name for sheet in one.sheets)))
    return frozenset(map(nfc, (*own, LIST.ko, LIST.en, STAMP_SHEET)))


def _stamp_findings(stamp: Stamp | None, any_stamp: Stamp | None, layout: YearsLayout, name: str) -> Iterator[Finding]:
    """Yield in what a file differs from the sheet at hand; an error means that nothing of it may be taken."""
    place, here = Place(file=name), layout.stamp
    if stamp is None:
        if any_stamp is not None:
            yield say("other_kind", place, found=any_stamp.form)
        else:
            yield say_any("no_stamp", place)
        return
    if stamp.form_version != here.form_version:
        yield say_any("other_form", place, found=stamp.form_version, expected=here.form_version)
    if here.programme and stamp.programme and stamp.programme != here.programme:
        yield say_any("other_programme", place, found=stamp.programme, expected=here.programme)
    if stamp.zone != here.zone:
        yield say("other_zone", place, found=stamp.zone, expected=here.zone)
    elif stamp.catalogue != here.catalogue:
        yield say_any("definitions_changed", place)


def _bounded(findings: list[Finding], name: str) -> tuple[Finding, ...]:
    if len(findings) <= MOST_FINDINGS:
        return tuple(findings)
    more = say_any("too_many_findings", Place(file=name), found=f"{len(findings) - MOST_FINDINGS:,}")
    return (*findings[:MOST_FINDINGS], more)


def _headings(layout: YearsLayout) -> dict[str, str]:
    """Return what the columns may be called: by code, by heading in both languages, a year by its number."""
    names = {simple(column): str(column) for column in layout.columns}
    for column, heading in NAMES.items():
        if column in layout.columns:
            names |= {simple(heading.ko): str(column), simple(heading.en): str(column)}
    for year in layout.years:
        said = YEAR.format(year=year)
        names |= {simple(said.ko): year_column(year), simple(said.en): year_column(year)}
    return names


class _Reading:
    """One pass over a book; collects figures by year and cell."""

    def __init__(self, book: RawBook, layout: YearsLayout, purpose: Purpose, known: frozenset[str]) -> None:
        self.book, self.layout, self.purpose, self.known = book, layout, purpose, known
        self.figures: dict[tuple[int, Cell], YearFigure] = {}
        self.empty: dict[tuple[int, Cell], Place] = {}

    def run(self, name: str) -> Iterator[Finding]:
        """Yield every problem, sheet by sheet from top to bottom."""
        names = _headings(self.layout)
        every = (one for one in self.book.sheets if one.name != STAMP_SHEET)
        sheets = [find_named(one, names, self.layout.inputs) for one in every]
        count = Counter(line.code for found in sheets for line in found.lines)
        for found in sheets:
            yield from self._sheet(found, count)
        if not self.layout.codes.keys() & count.keys():
            yield say_any("nothing_to_read", Place(file=name))

    def _sheet(self, found: FoundSheet, count: Mapping[str, int]) -> Iterator[Finding]:
        years = [year_column(year) for year in self.layout.years]
        if (found.lines and not any(one in found.columns for one in years)) or (
            not found.lines and has_codes(found.sheet)
        ):
            first, last = self.layout.years[0], self.layout.years[-1]
            yield say_any("no_columns", Place(file=found.sheet.name), expected=f"code, {first}~{last}")
            return
        if not found.lines and self._is_extra(found.sheet):
            yield say_any("extra_sheet", Place(file=found.sheet.name))
        for line in found.lines:
            yield from self._line(line, count)

    def _is_extra(self, sheet: RawSheet) -> bool:
        return sheet.name not in self.known and any(value != "" for row in sheet.rows for value in row)

    def _line(self, line: FoundLine, count: Mapping[str, int]) -> Iterator[Finding]:
        asked = self.layout.codes.get(line.code)
        if not line.code:
            if line_text := _written(line, self.layout):
                yield say_any("no_code", line.place(Column.CODE), found=line_text)
        elif asked is None:
            if _written(line, self.layout):
                yield say_any("unknown_code", line.place(Column.NAME), found=line.code)
        elif count[line.code] > 1:
            yield say_any("code_twice", line.place(Column.NAME), found=line.code)
        else:
            yield from self._asked(line, asked)

    def _asked(self, line: FoundLine, asked: Line) -> Iterator[Finding]:
        units = list(unit_findings(line, asked.unit)) if not line.is_blank else []
        yield from units
        if units:
            return
        confidence, note, findings = _shared(line, self.layout)
        yield from findings
        for year in self.layout.years:
            column = year_column(year)
            if column not in line.found.columns:
                continue
            if year not in asked.asked.years:
                yield from _closed(line, column, year)
                continue
            yield from self._year(line, asked, year, confidence, note)
        if line.number in line.found.sheet.hidden_rows and not line.is_blank:
            yield say_any("hidden_row", line.place(Column.NAME))

    def _year(
        self, line: FoundLine, asked: Line, year: int, confidence: Confidence | None, note: str
    ) -> Iterator[Finding]:
        column, key = year_column(year), (year, asked.asked.row.cell)
        place = line.place(column)
        bad = [finding for _column, finding in unusable(line, (column,))]
        yield from bad
        if bad:
            return
        typed = line.value(column)
        amount = read_amount(typed, asked.unit)
        if is_empty(typed) or amount.is_empty:
            self.empty[key] = place
            return
        yield from (replace(one, place=place) for one in amount.findings)
        if amount.is_refused or amount.status is None:
            return
        if self.purpose is Purpose.TARGETS and amount.value is None:
            yield say("no_target", place, found=text_of(typed))
            return
        version = asked.asked.row.version.version
        self.figures[key] = YearFigure(amount.value, amount.status, version, place, confidence, note)


def _closed(line: FoundLine, column: str, year: int) -> Iterator[Finding]:
    """Yield when something stands in a year in which this line's definition did not hold."""
    text = text_of(line.value(column)).strip()
    if text and text != NOT_HERE:
        yield say("not_this_version", line.place(column), found=text[:40], expected=year)


def _shared(line: FoundLine, layout: YearsLayout) -> tuple[Confidence | None, str, list[Finding]]:
    """Return confidence and note of a line, which go with all its years."""
    if Column.NOTE not in layout.columns:
        return None, "", []
    bad = dict(unusable(line, (Column.CONFIDENCE, Column.NOTE)))
    findings = list(bad.values())
    confidence, note = None, ""
    if Column.CONFIDENCE not in bad and not is_empty(line.value(Column.CONFIDENCE)):
        confidence, found = confidence_of(line)
        findings += found
    if Column.NOTE not in bad:
        note, found = note_of(line)
        findings += found
    return confidence, note, findings


def _written(line: FoundLine, layout: YearsLayout) -> str:
    """Return the first thing that somebody wrote into the inputs of a line that is not read."""
    columns = [*map(year_column, layout.years), Column.CONFIDENCE, Column.NOTE]
    texts = (text_of(line.value(one)).strip() for one in columns)
    return next((one for one in texts if one and one != NOT_HERE), "")
