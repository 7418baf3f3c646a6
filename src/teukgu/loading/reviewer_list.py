"""Reads a list of reviewers to invite: CSV (UTF-8 or CP949) or an XLSX's first sheet, headings in either language."""

import csv
import io
import re
from dataclasses import dataclass
from datetime import date

from teukgu.loading.workbook_guard import Unsafe, unsafe_workbook
from teukgu.values import Bilingual, Finding, Place, Refused, nfc

HEADINGS: dict[str, tuple[str, ...]] = {
    "email": ("이메일", "메일", "전자우편", "e-mail", "email"),
    "name": ("이름", "성명", "name"),
    "fields": ("분야", "전문분야", "fields", "field"),
    "most": ("한도", "맡을 수 있는 수", "most"),
    "home_region": ("거주 시도", "시도", "시ㆍ도", "home_region", "province"),
    "facts": ("이해관계", "facts", "interests"),
}
REQUIRED = ("email", "name")
KINDS = {
    "재직": "employment",
    "연고": "home",
    "협의체": "consortium",
    "펀드": "fund",
    "컨설팅": "coaching",
    "집필": "authorship",
    "신고": "declared",
}
MOST_BYTES, MOST_UNPACKED, MOST_CELLS, MOST_ROWS = 5_000_000, 50_000_000, 200_000, 2_000
_FACT = re.compile(r"(?P<kind>[^:：]+)[:：]\s*(?P<about>[^()]+?)\s*(?:\((?P<since>[\d-]*)\s*~\s*(?P<until>[\d-]*)\))?")


@dataclass(frozen=True, slots=True)
class ListedFact:
    """An interest as written in a cell; ``kind`` is a code, or what was written where it is none."""

    kind: str
    about: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class ListedReviewer:
    """A row of the list; ``most`` None where the cell is empty."""

    line: int
    email: str
    name: str
    fields: tuple[str, ...]
    most: int | None
    home_region: str
    facts: tuple[ListedFact, ...]


def read_reviewers(content: bytes, name: str) -> tuple[ListedReviewer, ...]:
    """Read the rows of the file ``name``.

    Raises:
        Refused: with every problem of the file, each with its line.
    """
    table = _xlsx(content) if name.lower().endswith((".xlsx", ".xlsm")) else _csv(content)
    rows = [(line, [_text(cell) for cell in cells]) for line, cells in enumerate(table, start=1)]
    rows = [(line, cells) for line, cells in rows if any(cells)]
    if not rows:
        raise Refused([_problem("empty", ("표가 비어 있습니다.", "The table is empty."), FORM)])
    columns = _columns(rows[0][1])
    lacking = [HEADINGS[key][0] for key in REQUIRED if key not in columns]
    if lacking:
        words = (f"열이 없습니다: {', '.join(lacking)}.", f"Columns are missing: {', '.join(lacking)}.")
        raise Refused([_problem("no_column", words, FORM, rows[0][0])])
    if len(rows) > MOST_ROWS:
        raise Refused([_problem("too_long", (f"{MOST_ROWS}줄을 넘습니다.", f"More than {MOST_ROWS} rows."), FORM)])
    findings: list[Finding] = []
    found = tuple(_row(line, cells, columns, findings) for line, cells in rows[1:])
    if findings:
        raise Refused(findings)
    return found


FORM = (
    "첫 줄에 이메일, 이름, 분야, 한도, 거주 시도, 이해관계를 쓰고 그 아래에 한 사람을 한 줄로 적으세요.",
    "Head the columns 이메일, 이름, 분야, 한도, 거주 시도, 이해관계 (or email, name, ...), one person a row.",
)


def read_facts(text: str) -> tuple[tuple[ListedFact, ...], list[str]]:
    """Read interests written as ``kind: about (since~until); ...``; return them and the parts that cannot be read."""
    found, wrong = [], []
    for part in (one.strip() for one in text.split(";")):
        if not part:
            continue
        match = _FACT.fullmatch(part)
        try:
            days = [date.fromisoformat(day) if day else None for day in match.group("since", "until")] if match else []
        except ValueError:
            match = None
        if match is None:
            wrong.append(part)
            continue
        kind = match.group("kind").strip()
        found.append(ListedFact(KINDS.get(kind, kind), match.group("about").strip(), *days))
    return tuple(found), wrong


def _row(line: int, cells: list[str], columns: dict[str, int], findings: list[Finding]) -> ListedReviewer:
    def cell(key: str) -> str:
        place = columns.get(key)
        return cells[place] if place is not None and place < len(cells) else ""

    facts, wrong = read_facts(cell("facts"))
    for part in wrong:
        words = (f"이해관계를 읽을 수 없습니다: {part[:60]}.", f"This interest cannot be read: {part[:60]}.")
        cure = (
            "'재직: 기관 (2024-01-01~2025-12-31)' 꼴로 적고 쌍반점(;)으로 나누세요.",
            "Write 'employment: body (2024-01-01~2025-12-31)' and part them by semicolons.",
        )
        findings.append(_problem("fact", words, cure, line))
    most = cell("most")
    if most and not most.isdigit():
        words = (f"한도가 수가 아닙니다: {most}.", f"The limit is no number: {most}.")
        findings.append(
            _problem("most", words, ("정수로 적거나 비워 두세요.", "Write a whole number or nothing."), line)
        )
    return ListedReviewer(
        line=line,
        email=cell("email").lower(),
        name=cell("name"),
        fields=tuple(part.strip() for part in re.split("[;,]", cell("fields")) if part.strip()),
        most=int(most) if most.isdigit() else None,
        home_region=cell("home_region"),
        facts=facts,
    )


def _columns(cells: list[str]) -> dict[str, int]:
    known = {_plain(alias): key for key, aliases in HEADINGS.items() for alias in aliases}
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        if _plain(cell) in known:
            found.setdefault(known[_plain(cell)], place)
    return found


def _plain(text: str) -> str:
    return "".join(text.split()).lower()


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return nfc(str(cell)).strip()


def _csv(content: bytes) -> list[list[object]]:
    for encoding in ("utf-8-sig", "cp949"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        first = text.split("\n", 1)[0]
        try:
            return [
                list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=max(",\t", key=first.count))
            ]
        except csv.Error:
            break
    words = ("CSV로 읽을 수 없습니다.", "This cannot be read as CSV.")
    cure = ("'CSV UTF-8' 또는 .xlsx로 다시 저장하세요.", "Save it again as CSV UTF-8 or .xlsx.")
    raise Refused([_problem("unread", words, cure)])


def _xlsx(content: bytes) -> list[list[object]]:
    from python_calamine import CalamineError, CalamineWorkbook

    unsafe: Unsafe | None = unsafe_workbook(content, most_bytes=MOST_UNPACKED, most_cells=MOST_CELLS)
    if unsafe is None:
        try:
            sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
            return [list(row) for row in sheet.to_python(skip_empty_area=False)]
        except (CalamineError, ValueError, OSError, IndexError):
            pass
    words = ("엑셀 통합문서로 읽을 수 없습니다.", "This cannot be read as an Excel workbook.")
    cure = ("암호 없이 .xlsx로 다시 저장하세요.", "Save it again as .xlsx, without a password.")
    raise Refused([_problem("unread", words, cure)])


def _problem(code: str, message: tuple[str, str], cure: tuple[str, str], line: int | None = None) -> Finding:
    return Finding(f"panel.list_{code}", Bilingual(*message), Bilingual(*cure), Place("", line))
