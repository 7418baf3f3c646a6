"""Reads a workbook that somebody filled in: what is fine becomes a draft, every problem is told at once with its cell.

::

    reading = read_workbook(content, "report.xlsx", form, contents, catalogue)
    reading.draft, reading.taken, reading.findings, reading.stamp

Lines and columns are found by their codes. `apart.read_apart` does the same with the file opened in a child process.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from teukgu.documents.report_workbook.columns import Column
from teukgu.documents.report_workbook.layout import FigureLine, Kind, Layout, WordsLine, lay_out
from teukgu.documents.report_workbook.marked_names import LIST
from teukgu.documents.report_workbook.reading.cells import read_figure, read_words, text_of
from teukgu.documents.report_workbook.reading.finding_lines import FoundLine, FoundSheet, find_lines, has_codes
from teukgu.documents.report_workbook.reading.findings import say
from teukgu.documents.report_workbook.reading.parsing import parse
from teukgu.documents.report_workbook.reading.raw import RawBook, RawSheet
from teukgu.documents.report_workbook.reading.stamps import stamp_findings, stamp_of_book
from teukgu.documents.report_workbook.stamp import STAMP_SHEET, Stamp
from teukgu.reporting.catalogue import Catalogue
from teukgu.reporting.contents import ReportContents
from teukgu.reporting.draft import ReportDraft
from teukgu.reporting.figure import Cell, Figure
from teukgu.reporting.form import Form
from teukgu.values import Finding, Language, Place, Refused, Severity, nfc

MOST_FINDINGS = 2_000
"""Findings that are listed; how many more there are is said."""
_SEEN = (Column.VALUE, Column.TEXT, Column.STATUS, Column.CONFIDENCE, Column.NOTE)
_OTHER_LANGUAGE: Mapping[Language, Language] = {"ko": "en", "en": "ko"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says: ``taken`` figures and texts are in ``draft``; an error names what was left out.

    Figures of a stage of the value chain that is not asked are in ``draft`` too, and not counted.
    """

    draft: ReportDraft = field(default_factory=ReportDraft)
    findings: tuple[Finding, ...] = ()
    taken: int = 0
    stamp: Stamp | None = None

    @property
    def is_refused(self) -> bool:
        """Whether nothing of the file was read: it is no such workbook, or that of another report."""
        return not self.taken and any(one.severity is Severity.ERROR and not one.place.cell for one in self.findings)


def read_workbook(
    content: bytes,
    name: str,
    form: Form,
    contents: ReportContents,
    catalogue: Catalogue,
    *,
    parse: Callable[[bytes], RawBook] = parse,
) -> Reading:
    """Return what an upload says; never raises for what stands in the file."""
    try:
        book = parse(content)
    except Refused as refused:
        return Reading(findings=tuple(replace(one, place=Place(file=nfc(name))) for one in refused.findings))
    stamp = stamp_of_book(book)
    layout = lay_out(form, contents, catalogue, "en" if stamp and stamp.language == "en" else "ko")
    findings = list(stamp_findings(stamp, layout, nfc(name)))
    if any(one.severity is Severity.ERROR for one in findings):
        return Reading(findings=tuple(findings), stamp=stamp)
    names = _names(layout, lay_out(form, contents, catalogue, _OTHER_LANGUAGE[layout.language]))
    reading = _Reading(book, layout, names)
    findings += reading.run(nfc(name))
    draft = ReportDraft(reading.figures, reading.words)
    taken = len(draft.figures.keys() & form.cells) + len(draft.words)
    return Reading(draft, _bounded(findings, nfc(name)), taken, stamp)


def stamp_in(content: bytes, parse: Callable[[bytes], RawBook] = parse) -> Stamp | None:
    """Return for which zone and year a file was made, None when it does not say or cannot be opened."""
    try:
        return stamp_of_book(parse(content))
    except Refused:
        return None


def _names(*layouts: Layout) -> frozenset[str]:
    """Return the names of the sheets that nobody writes in."""
    kinds = {Kind.GUIDE, Kind.DEFINITIONS, Kind.STAMP}
    names = (sheet.name for one in layouts for sheet in one.sheets if sheet.kind in kinds)
    return frozenset(map(nfc, (*names, LIST.ko, LIST.en)))


def _bounded(findings: list[Finding], name: str) -> tuple[Finding, ...]:
    if len(findings) <= MOST_FINDINGS:
        return tuple(findings)
    more = say("too_many_findings", Place(file=name), found=f"{len(findings) - MOST_FINDINGS:,}")
    return (*findings[:MOST_FINDINGS], more)


class _Reading:
    """One pass over a book; collects figures and texts."""

    def __init__(self, book: RawBook, layout: Layout, known: frozenset[str]) -> None:
        self.book, self.layout, self.known = book, layout, known
        self.figures: dict[Cell, Figure] = {}
        self.words: dict[str, str] = {}
        self.spoiled: set[str] = set()

    def run(self, name: str) -> Iterator[Finding]:
        """Yield every problem, sheet by sheet from top to bottom."""
        year = int(self.layout.stamp.year)
        sheets = [find_lines(one, year) for one in self.book.sheets if one.name != STAMP_SHEET]
        count: dict[str, int] = {}
        for found in sheets:
            for line in found.lines:
                count[line.code] = count.get(line.code, 0) + 1
        for found in sheets:
            yield from self._sheet(found, count)
        if not self.layout.codes.keys() & count.keys():
            yield say("nothing_to_read", Place(file=name))
        else:
            yield from self._missing(count)

    def _sheet(self, found: FoundSheet, count: Mapping[str, int]) -> Iterator[Finding]:
        sheet = found.sheet
        lost = [one for one in _needed(found) if one not in found.columns]
        if lost or (not found.lines and has_codes(sheet)):
            self.spoiled.add(sheet.name)
            yield say("no_columns", Place(file=sheet.name), expected=", ".join(lost or [Column.CODE]))
        elif not found.lines and self._is_extra(sheet):
            yield say("extra_sheet", Place(file=sheet.name))
        for line in found.lines:
            yield from self._line(line, count)

    def _is_extra(self, sheet: RawSheet) -> bool:
        asked = {nfc(one.name) for one in self.layout.sheets}
        return sheet.name not in self.known | asked and any(value != "" for row in sheet.rows for value in row)

    def _line(self, line: FoundLine, count: Mapping[str, int]) -> Iterator[Finding]:
        asked = self.layout.codes.get(line.code)
        if not line.code:
            column = next(one for one in _SEEN if line.holds(one))
            yield say("no_code", line.place(column), found=text_of(line.value(column)))
        elif asked is None:
            yield from self._not_asked(line, count)
        elif count[line.code] > 1:
            yield say("code_twice", line.place(Column.NAME), found=line.code)
        elif isinstance(asked, FigureLine):
            yield from self._figure(line, asked)
        else:
            yield from self._words(line, asked)

    def _not_asked(self, line: FoundLine, count: Mapping[str, int]) -> Iterator[Finding]:
        """Yield that nobody asks for a line; what it holds of another stage of the chain is read, and kept unsent."""
        if line.is_blank:
            return
        other = self.layout.others.get(line.code)
        if other is None or count[line.code] > 1:
            yield say("unknown_code", line.place(Column.NAME), found=line.code)
            return
        yield say("other_stage", line.place(Column.NAME), found=other.row.version.name.text(self.layout.language))
        yield from self._figure(line, other)

    def _figure(self, line: FoundLine, asked: FigureLine) -> Iterator[Finding]:
        if Column.VALUE not in line.found.columns:
            return
        figure, findings = read_figure(line, asked)
        yield from findings
        if figure is not None:
            self.figures[figure.cell] = figure
        yield from _hidden(line, Column.VALUE)

    def _words(self, line: FoundLine, asked: WordsLine) -> Iterator[Finding]:
        if Column.TEXT not in line.found.columns:
            return
        text, findings = read_words(line, asked)
        yield from findings
        if text:
            self.words[asked.item.id] = text
        yield from _hidden(line, Column.TEXT)

    def _missing(self, count: Mapping[str, int]) -> Iterator[Finding]:
        """Yield the lines that were deleted; a sheet of which nothing is left is told once."""
        there = {one.name for one in self.book.sheets}
        for sheet in self.layout.sheets:
            gone = [one for one in sheet.lines if one.code not in count]
            if not gone or nfc(sheet.name) in self.spoiled:
                continue
            if len(gone) == len(sheet.lines) and nfc(sheet.name) not in there:
                if not self.book.is_csv:
                    yield say("missing_sheet", Place(file=sheet.name), found=len(gone))
                continue
            for line in gone:
                place = Place(file=sheet.name, key=line.code)
                yield say("missing_line", place, found=_name(line, self.layout.language))


def _name(line: FigureLine | WordsLine, language: Language) -> str:
    """Return what a line asks for, with its part."""
    if isinstance(line, WordsLine):
        return line.item.name.text(language)
    name, way, part = line.row.version.name.text(language), line.row.way, line.row.part
    return f"{name} - {way.name.text(language)}: {part.name.text(language)}" if way and part else name


def _needed(found: FoundSheet) -> list[Column]:
    """Return the columns that the lines of a sheet cannot be read without."""
    codes = [one.code for one in found.lines]
    figures, words = (any(code.startswith(kind) for code in codes) for kind in ("figure:", "words:"))
    return [*([Column.VALUE] if figures else []), *([Column.TEXT] if words else [])]


def _hidden(line: FoundLine, column: Column) -> Iterator[Finding]:
    if line.number in line.found.sheet.hidden_rows and not line.is_blank:
        yield say("hidden_row", line.place(column))
