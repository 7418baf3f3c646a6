"""The figures of a zone over the years as one table, a line for each thing recorded: as XLSX and as CSV."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import xlsxwriter

from teukgu.reporting.board import BoardEntry, BoardLine, Holdings
from teukgu.reporting.catalogue import Catalogue
from teukgu.reporting.figure import Number, Observed
from teukgu.reporting.names import name_of
from teukgu.reporting.targets import Approval, Target, approved_in_time
from teukgu.values import Bilingual, Language, nfc

Value = str | Number | date | None
HEADINGS = tuple(
    Bilingual(*one)
    for one in (
        ("코드", "Code"),
        ("지표", "Indicator"),
        ("구분", "Part"),
        ("단위", "Unit"),
        ("연도", "Year"),
        ("종류", "Kind"),
        ("지금 서 있는가", "Stands"),
        ("값", "Value"),
        ("상태", "Status"),
        ("근거", "How founded"),
        ("정의 판", "Version"),
        ("정의 바뀜", "Break in the definition"),
        ("비고", "Note"),
        ("적은 날", "Recorded on"),
        ("적은 사람", "By"),
        ("고친 이유", "Why it was corrected"),
        ("결과에 영향", "Material"),
        ("승인한 날", "Approved on"),
        ("승인한 사람", "Approved by"),
        ("문서", "Document"),
    )
)
WIDTHS = (26, 30, 24, 8, 7, 12, 16, 18, 10, 10, 8, 36, 30, 12, 14, 30, 10, 12, 14, 20)
TARGET, BASELINE = Bilingual("목표", "target"), Bilingual("기준값", "baseline")
YES, NO = Bilingual("예", "yes"), Bilingual("아니요(정정됨)", "no (corrected)")
WAITING = Bilingual("승인 대기", "waiting for approval")
LATE = Bilingual("해가 끝난 뒤 승인(쓰지 않음)", "approved after the year (not used)")
REPLACED = Bilingual("아니요(바뀜)", "no (replaced)")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Signs by which a spreadsheet program takes a text of a CSV file for a formula."""


@dataclass(frozen=True, slots=True)
class FiguresTable:
    """What a table is made of; ``names`` are of those who recorded, by account."""

    title: str
    lines: tuple[BoardLine, ...]
    held: Holdings
    catalogue: Catalogue
    names: Mapping[str, str]
    language: Language = "ko"

    def say(self, text: Bilingual) -> str:
        """Return a text in the table's language."""
        return text.text(self.language)

    def rows(self) -> list[tuple[Value, ...]]:
        """Return every line of the table: baselines, figures with what they were before, targets with theirs."""
        return [row for line in self.lines for row in self._line(line)]

    def _line(self, line: BoardLine) -> Iterable[tuple[Value, ...]]:
        if line.baseline is not None:
            one = line.baseline
            tail = (None, None, None, *_approval(one.approval))
            said = (one.value, None, None, one.version, None, one.source, one.as_of)
            yield (*self._head(line, one.as_of.year), self.say(BASELINE), self.say(YES), *said, *tail)
        for entry in line.entries:
            for chain in (entry.reported, entry.earlier):
                for place, seen in enumerate(chain, 1):
                    yield self._figure(line, entry, seen, stands=place == len(chain))
            for target in self._targets(line, entry):
                yield self._target(line, entry, target)

    def _head(self, line: BoardLine, year: int) -> tuple[Value, ...]:
        version = next((one.version for one in line.entries if one.year == year and one.version), line.version)
        part = f"{self.say(line.way.name)}: {self.say(line.part.name)}" if line.way and line.part else ""
        unit = self.say(self.catalogue.unit_of(version).name)
        return (str(line.cell), self.say(version.name), part, unit, year)

    def _figure(self, line: BoardLine, entry: BoardEntry, seen: Observed, *, stands: bool) -> tuple[Value, ...]:
        figure = seen.figure
        return (
            *self._head(line, entry.year),
            self.say(name_of(figure.provenance)),
            self.say(YES if stands else NO),
            figure.value,
            self.say(name_of(figure.status)),
            self.say(name_of(figure.confidence)),
            seen.version,
            self._break(entry),
            figure.note,
            seen.recorded_at.date(),
            self.names.get(seen.actor, ""),
            seen.why,
            self.say(YES) if seen.material else "",
            *_approval(None),
        )

    def _break(self, entry: BoardEntry) -> str:
        found = entry.broken
        return f"{self.say(name_of(found.comparability))}. {self.say(found.note)}".strip() if found else ""

    def _targets(self, line: BoardLine, entry: BoardEntry) -> list[Target]:
        return [one for one in self.held.targets if (one.year, one.cell) == (entry.year, line.cell)]

    def _target(self, line: BoardLine, entry: BoardEntry, target: Target) -> tuple[Value, ...]:
        return (
            *self._head(line, entry.year),
            self.say(TARGET),
            self.say(self._counts(entry, target)),
            target.value,
            None,
            None,
            target.version,
            None,
            None,
            None,
            None,
            target.why,
            None,
            *_approval(target.approval),
        )

    def _counts(self, entry: BoardEntry, target: Target) -> Bilingual:
        if entry.target is not None and target.id == entry.target.id:
            return YES
        if entry.proposed is not None and target.id == entry.proposed.id:
            return WAITING if target.approval is None else LATE
        return REPLACED if target.approval is None or approved_in_time(target) else LATE


def _approval(approval: Approval | None) -> tuple[Value, Value, Value]:
    return (approval.approved_on, approval.by, approval.document) if approval else (None, None, None)


def write_csv(table: FiguresTable) -> bytes:
    """Return the table as CSV (UTF-8 with its mark, for Excel); no text is taken for a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([table.say(one) for one in HEADINGS])
    for row in table.rows():
        writer.writerow([_plain(value) for value in row])
    return out.getvalue().encode("utf-8-sig")


def _plain(value: Value) -> str | Number:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        text = nfc(value)
        return f"'{text}" if text.startswith(FORMULA) else text
    return value


def write_xlsx(table: FiguresTable) -> bytes:
    """Return the table as a workbook with one sheet: typed cells, a frozen head, a filter; texts are never formulas."""
    kept = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(kept, options) as book:
        book.set_properties({"title": nfc(table.title), "author": "Teukgu"})
        sheet = book.add_worksheet(table.say(Bilingual("값", "Figures")))
        head = book.add_format({"bold": True, "bg_color": "#DCE8F6", "border": 1, "text_wrap": True})
        day, number = book.add_format({"num_format": "yyyy. m. d."}), book.add_format({"num_format": "#,##0.##"})
        for column, (heading, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True)):
            sheet.write_string(0, column, table.say(heading), head)
            sheet.set_column(column, column, width)
        rows = table.rows()
        for place, row in enumerate(rows, 1):
            _write(sheet, place, row, day, number)
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, max(1, len(rows)), len(HEADINGS) - 1)
    return kept.getvalue()


def _write(
    sheet: xlsxwriter.worksheet.Worksheet, place: int, row: Sequence[Value], day: object, number: object
) -> None:
    for column, value in enumerate(row):
        if isinstance(value, date):
            sheet.write_datetime(place, column, value, day)
        elif isinstance(value, int | float):
            sheet.write_number(place, column, value, None if HEADINGS[column].en in {"Year", "Version"} else number)
        elif value:
            sheet.write_string(place, column, nfc(value))
