"""Reads an official list of zones: CSV (UTF-8 or CP949) or XLSX, with the headings of our template."""

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from teukgu.loading import registry_list_findings as words
from teukgu.loading.workbook_guard import Unsafe, unsafe_workbook
from teukgu.values import Finding, Place, Refused, nfc, refuse_if_any

# heading in the template, then what else is understood
HEADINGS: dict[str, tuple[str, ...]] = {
    "name": ("특구명", "특구 이름", "특구 명칭", "특구명칭", "지역특구명", "명칭", "name", "zone_name"),
    "municipalities": (
        "지자체",
        "지자체명",
        "자치단체",
        "시군구",
        "기초",
        "기초자치단체",
        "기초지자체",
        "관할 지자체",
        "municipalities",
    ),
    "designated_on": (
        "지정일",
        "지정 고시일",
        "고시일",
        "지정일자",
        "지정연월일",
        "최초 지정일",
        "designated_on",
        "designation_date",
    ),
    "status": ("상태", "운영 상태", "운영 현황", "status"),
    "ended_on": ("해제일", "지정 해제일", "해제일자", "ended_on"),
    "sector": ("분야", "특화 분야", "특구 분야", "sector"),
    "period_start": ("사업 시작일", "시작일", "period_start"),
    "period_end": ("사업 종료일", "종료일", "period_end"),
    "area_m2": ("면적(㎡)", "면적(m2)", "면적", "area_m2"),
    "zone_id": ("특구 id", "zone_id", "id"),
}
# a column that lists often have beside the municipalities; the form has one column for both
PROVINCE = ("시도", "광역", "광역시도", "광역자치단체", "광역지자체", "province")
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
_DAY = re.compile(r"(\d{4})\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})\s*[.일]?(?: 0{1,2}:00(?::00)?)?")
_SHORT_DAY = re.compile(r"['‘’`](\d{2})\s*[-./]\s*(\d{1,2})\s*[-./]\s*(\d{1,2})\s*\.?")
# a day that lost its format is a number of days for a spreadsheet; these lie in 2000 to 2099
_SERIAL = re.compile(r"[3-7]\d{4}")
_SERIAL_ZERO, _SERIALS = date(1899, 12, 30), range(36526, 73051)
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
        rows: list[list[object]] = [list(row) for row in sheet.to_python(skip_empty_area=False)]
        return _unmerged(rows, sheet.merged_cell_ranges or [])
    except (CalamineError, ValueError, OSError) as error:
        raise Refused([words.not_a_table(name, str(error)[:120])]) from None


def _unmerged(rows: list[list[object]], ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> list[Cells]:
    """Write the value of cells merged downwards into each of them; only the first holds it in the file."""
    for (top, left), (bottom, _) in ranges:
        for line in range(top + 1, min(bottom + 1, len(rows))):
            rows[line][left] = rows[top][left]
    return list(rows)


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
    known = {_plain(alias): key for key, aliases in {**HEADINGS, "province": PROVINCE}.items() for alias in aliases}
    columns: dict[str, int] = {}
    for position, heading in enumerate(headings):
        if heading in known:
            columns.setdefault(known[heading], position)
    return columns


def _plain(text: str) -> str:
    return re.sub(r"[\s*·ㆍ・]+", "", nfc(text)).lower()


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
        if not text:
            return None
        day = _written_day(text)
        if day is None:
            self.findings.append(words.no_day(self.place(key), text))
        return day

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


def _written_day(text: str) -> date | None:
    """Return the day that ``text`` writes in one of the usual ways, or the number of a spreadsheet; None when none."""
    if _SERIAL.fullmatch(text) and int(text) in _SERIALS:
        return _SERIAL_ZERO + timedelta(days=int(text))
    match = _DAY.fullmatch(text) or _COMPACT_DAY.fullmatch(text) or _SHORT_DAY.fullmatch(text)
    if match is None:
        return None
    year = int(match[1]) if len(match[1]) == len("2004") else 2000 + int(match[1])
    try:
        return date(year, int(match[2]), int(match[3]))
    except ValueError:
        return None


def _row(cells: Cells, line: int, columns: dict[str, int], file: str, findings: list[Finding]) -> ListedZone | None:
    """Read one row; None for an empty row or one that cannot be used."""
    if not any(str(cell).strip() for cell in cells) or "name" in _columns(cells):
        return None  # long lists repeat their headings on every page
    row = _Reading(cells, line, columns, file, findings)
    before = len(findings)
    name, day = row.text("name"), row.day("designated_on")
    places = _with_province(row.text("province"), _split(row.text("municipalities")))
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
    return tuple(part.strip() for part in re.split(r"[;,/·ㆍ・∙‧•、+&\n]|\s및\s", text) if part.strip())


def _with_province(province: str, places: tuple[str, ...]) -> tuple[str, ...]:
    """Put the province of its own column before the first place that does not name one; Sejong is both at once."""
    if not province or not places or " " in places[0] or places[0] == province:
        return places or ((province,) if province else ())
    return (f"{province} {places[0]}", *places[1:])


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
