"""Reads an official list of zones: CSV (UTF-8 or CP949) or XLSX, with the headings of our template."""

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from teukgu.loading import registry_list_findings as words
from teukgu.loading.workbook_guard import Unsafe, unsafe_workbook
from teukgu.values import Finding, Place, Refused, nfc, refuse_if_any

# heading in the template, then what else is understood
HEADINGS: dict[str, tuple[str, ...]] = {
    "name": ("특구명", "특구 이름", "명칭", "name", "zone_name"),
    "municipalities": ("지자체", "시군구", "기초자치단체", "관할 지자체", "municipalities"),
    "designated_on": ("지정일", "지정 고시일", "지정일자", "designated_on", "designation_date"),
    "status": ("상태", "운영 상태", "status"),
    "ended_on": ("해제일", "지정 해제일", "ended_on"),
    "sector": ("분야", "특화 분야", "sector"),
    "period_start": ("사업 시작일", "시작일", "period_start"),
    "period_end": ("사업 종료일", "종료일", "period_end"),
    "area_m2": ("면적(㎡)", "면적(m2)", "면적", "area_m2"),
    "zone_id": ("특구 id", "zone_id", "id"),
}
REQUIRED = ("name", "municipalities", "designated_on")
STATUSES = {
    "": "",
    "운영": "operating",
    "운영중": "operating",
    "지정": "operating",
    "operating": "operating",
    "해제": "cancelled",
    "지정해제": "cancelled",
    "cancelled": "cancelled",
}
BIGGEST = 10_000_000
BIGGEST_UNPACKED = 50_000_000
MOST_ROWS = 20_000
MOST_CELLS = 2_000_000
_DAY = re.compile(r"(\d{4})[-./년]\s*(\d{1,2})[-./월]\s*(\d{1,2})[.일]?")
_COMPACT_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")
_BROKEN = re.compile(r"#(REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!)")


@dataclass(frozen=True, slots=True)
class ListedZone:
    """One row of an official list; ``municipalities`` as written, one by one; empty fields say nothing."""

    name: str
    municipalities: tuple[str, ...]
    designated_on: date
    place: Place
    status: str = ""
    ended_on: date | None = None
    sector: str = ""
    period_start: date | None = None
    period_end: date | None = None
    area_m2: int | None = None
    zone_id: str = ""


@dataclass(frozen=True, slots=True)
class OfficialList:
    """The rows of a list, and the file they came from by name and hash."""

    rows: tuple[ListedZone, ...]
    file: str
    sha256: str


Cells = Sequence[object]


def read_official_list(path: Path) -> OfficialList:
    """Read the list at ``path``.

    Raises:
        Refused: with every problem of every row, each with its cell and its cure.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Refused([words.unreadable(path.name, error.strerror or "")]) from None
    if len(content) > BIGGEST:
        raise Refused([words.too_big(path.name, BIGGEST // 1_000_000)])
    table = _xlsx(content, path.name) if content[:2] == b"PK" else _csv(content, path.name)
    findings: list[Finding] = []
    rows = _rows(table, path.name, findings)
    refuse_if_any([*findings, *_repeated(rows)])
    return OfficialList(tuple(rows), path.name, hashlib.sha256(content).hexdigest())


def _csv(content: bytes, name: str) -> list[Cells]:
    for encoding in ("utf-8-sig", "cp949"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        try:
            return list(csv.reader(io.StringIO(text, newline="")))
        except csv.Error as error:
            raise Refused([words.not_a_table(name, str(error))]) from None
    raise Refused([words.unknown_format(name)])


def _xlsx(content: bytes, name: str) -> list[Cells]:
    from python_calamine import CalamineError, CalamineWorkbook

    unsafe = unsafe_workbook(content, most_bytes=BIGGEST_UNPACKED, most_cells=MOST_CELLS)
    if unsafe is Unsafe.TOO_BIG:
        raise Refused([words.too_big(name, BIGGEST_UNPACKED // 1_000_000)])
    if unsafe is Unsafe.TOO_WIDE:
        raise Refused([words.too_many_rows(name, MOST_ROWS)])
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
        return [list(row) for row in sheet.to_python(skip_empty_area=False)]
    except (CalamineError, ValueError, OSError) as error:
        raise Refused([words.not_a_table(name, str(error)[:120])]) from None


def _rows(table: Sequence[Cells], name: str, findings: list[Finding]) -> list[ListedZone]:
    """Read the rows below the headings; the headings are the first row that names a zone column."""
    start = next((n for n, row in enumerate(table[:20]) if "name" in _columns(row)), None)
    if start is None:
        findings.append(words.no_headings(name))
        return []
    columns = _columns(table[start])
    missing = [key for key in REQUIRED if key not in columns]
    if missing:
        findings += [words.no_column(name, start + 1, HEADINGS[key][0]) for key in missing]
        return []
    if len(table) - start > MOST_ROWS:
        findings.append(words.too_many_rows(name, MOST_ROWS))
        return []
    found = [_row(table[n], n + 1, columns, name, findings) for n in range(start + 1, len(table))]
    rows = [row for row in found if row is not None]
    if not rows and not findings:
        findings.append(words.no_rows(name))
    return rows


def _columns(row: Cells) -> dict[str, int]:
    """Return where each known heading stands in ``row``."""
    headings = [_plain(str(cell)) for cell in row]
    known = {_plain(alias): key for key, aliases in HEADINGS.items() for alias in aliases}
    columns: dict[str, int] = {}
    for position, heading in enumerate(headings):
        if heading in known:
            columns.setdefault(known[heading], position)
    return columns


def _plain(text: str) -> str:
    return re.sub(r"[\s*]+", "", nfc(text)).lower()


@dataclass(frozen=True, slots=True)
class _Reading:
    """One row being read: its cells, where its columns are, and where to report."""

    cells: Cells
    line: int
    columns: dict[str, int]
    file: str
    findings: list[Finding]

    def place(self, key: str) -> Place:
        column = self.columns.get(key, 0)
        letters = chr(65 + column) if column < 26 else chr(64 + column // 26) + chr(65 + column % 26)
        return Place(self.file, cell=f"{letters}{self.line}")

    def cell(self, key: str) -> object:
        column = self.columns.get(key)
        return self.cells[column] if column is not None and column < len(self.cells) else ""

    def text(self, key: str) -> str:
        cell = self.cell(key)
        text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
        text = nfc(" ".join(text.split()))
        if _BROKEN.search(text):
            self.findings.append(words.broken(self.place(key), text))
            return ""
        return text

    def day(self, key: str) -> date | None:
        cell = self.cell(key)
        if isinstance(cell, datetime):
            return cell.date()
        if isinstance(cell, date):
            return cell
        text = self.text(key)
        match = _DAY.fullmatch(text) or _COMPACT_DAY.fullmatch(text)
        if not text:
            return None
        try:
            if match:
                return date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            pass
        self.findings.append(words.no_day(self.place(key), text))
        return None

    def area(self, key: str) -> int | None:
        text = self.text(key).replace(",", "")
        if not text:
            return None
        try:
            area = round(float(text))
        except (ValueError, OverflowError):
            area = 0
        if area <= 0:
            self.findings.append(words.no_area(self.place(key), text))
            return None
        return area

    def status(self, key: str) -> str:
        text = self.text(key)
        found = STATUSES.get(_plain(text))
        if found is None:
            self.findings.append(words.no_status(self.place(key), text))
            return ""
        return found


def _row(cells: Cells, line: int, columns: dict[str, int], file: str, findings: list[Finding]) -> ListedZone | None:
    """Read one row; None for an empty row or one that cannot be used."""
    if not any(str(cell).strip() for cell in cells):
        return None
    row = _Reading(cells, line, columns, file, findings)
    before = len(findings)
    name, places, day = row.text("name"), _split(row.text("municipalities")), row.day("designated_on")
    for key, value in (("name", name), ("municipalities", places), ("designated_on", day)):
        if not value and len(findings) == before:
            findings.append(words.empty(row.place(key), HEADINGS[key][0]))
    zone = ListedZone(
        name=name,
        municipalities=places,
        designated_on=day or date.min,
        place=row.place("name"),
        status=row.status("status"),
        ended_on=row.day("ended_on"),
        sector=row.text("sector"),
        period_start=row.day("period_start"),
        period_end=row.day("period_end"),
        area_m2=row.area("area_m2"),
        zone_id=row.text("zone_id"),
    )
    findings += _contradictions(row, zone)
    if len(findings) > before:
        return None
    return replace(zone, status="cancelled") if zone.ended_on else zone


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(r"[;,/·ㆍ\n]", text) if part.strip())


def _contradictions(row: _Reading, zone: ListedZone) -> Iterable[Finding]:
    if zone.ended_on and zone.ended_on <= zone.designated_on:
        yield words.ends_before(row.place("ended_on"))
    if zone.ended_on and zone.status == "operating":
        yield words.ended_and_operating(row.place("ended_on"))
    if zone.status == "cancelled" and not zone.ended_on:
        yield words.cancelled_without_day(row.place("status"))
    if zone.period_start and zone.period_end and zone.period_end < zone.period_start:
        yield words.ends_before(row.place("period_end"))


def _repeated(rows: Sequence[ListedZone]) -> list[Finding]:
    """The same zone twice: same name, municipalities and day, or the same id."""
    findings: list[Finding] = []
    seen: dict[object, Place] = {}
    for row in rows:
        keys: list[object] = [(row.name, frozenset(row.municipalities), row.designated_on)]
        keys += [row.zone_id] if row.zone_id else []
        first = next((seen[key] for key in keys if key in seen), None)
        if first is not None:
            findings.append(words.twice(row.place, first.cell))
        for key in keys:
            seen.setdefault(key, row.place)
    return findings
