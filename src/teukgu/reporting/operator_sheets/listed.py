"""A list of operators as somebody keeps it in a spreadsheet: read with every problem told at once, by line.

The first line may name the columns in any order (상호, 종류, 전화, 담당자, 비고); without names that is their order.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from teukgu.reporting.operator_sheets import listed_findings as words
from teukgu.reporting.operator_sheets.rules import OperatorKind
from teukgu.values import Finding, Severity, nfc

COLUMNS = ("name", "kind", "phone", "contact", "note")
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "name": ("상호", "이름", "사업자", "사업자명", "상호이름", "업체명", "성명", "name", "business", "operator"),
    "kind": ("종류", "구분", "업종", "kind", "type"),
    "phone": ("전화", "전화번호", "연락처", "사무실전화", "사업장전화", "phone", "telephone", "tel"),
    "contact": ("담당자", "대표자", "대표", "담당", "contact", "person"),
    "note": ("비고", "메모", "note", "remark", "remarks"),
}
LIMITS: Mapping[str, int] = {"name": 120, "kind": 40, "phone": 20, "contact": 60, "note": 300}
MOST = 2_000
"""Operators that one list may hold."""
_PHONE = re.compile(r"(0(2|[3-9]\d|1\d|50\d)|1[568]\d\d)\d{3,8}")


@dataclass(frozen=True, slots=True)
class ListedOperator:
    """One operator of a list: ``line`` is where it stood, ``kind`` the id of its kind."""

    line: int
    name: str
    kind: str
    phone: str = ""
    contact: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReadList:
    """What a list says; with an error among the findings nothing of it is taken."""

    operators: tuple[ListedOperator, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def is_refused(self) -> bool:
        """Whether something must be mended first."""
        return any(one.severity is Severity.ERROR for one in self.findings)


def read_operator_list(
    rows: Sequence[Sequence[str]], kinds: Sequence[OperatorKind], known: frozenset[tuple[str, str]] = frozenset()
) -> ReadList:
    """Read the lines of a list; ``known`` are names and telephones that are there already, and are skipped."""
    filled = [(number, [_clean(one) for one in row]) for number, row in enumerate(rows, 1) if any(map(str.strip, row))]
    if not filled:
        return ReadList(findings=(words.empty_list(),))
    columns = _columns(filled[0][1])
    lines = filled[1:] if columns is not None else filled
    if columns is not None and "name" not in columns:
        return ReadList(findings=(words.no_name_column(filled[0][1]),))
    if len(lines) > MOST:
        return ReadList(findings=(words.too_many(len(lines), MOST),))
    order = columns or {name: place for place, name in enumerate(COLUMNS)}
    return _read(lines, order, kinds, known)


def _read(
    lines: Sequence[tuple[int, list[str]]],
    order: Mapping[str, int],
    kinds: Sequence[OperatorKind],
    known: frozenset[tuple[str, str]],
) -> ReadList:
    found, findings = list[ListedOperator](), list[Finding]()
    seen: dict[tuple[str, str], int] = {}
    for number, row in lines:
        cells = {name: row[place] if place < len(row) else "" for name, place in order.items()}
        one = listed_operator(number, cells, kinds, findings)
        same = (key_of(one.name), one.phone)
        if same in known:
            findings.append(words.known_already(number, one.name))
        elif one.name and same in seen:
            findings.append(words.twice(number, seen[same], one.name))
        else:
            seen[same] = number
            found.append(one)
    return ReadList(tuple(found), tuple(findings))


def listed_operator(
    line: int, cells: Mapping[str, str], kinds: Sequence[OperatorKind], findings: list[Finding]
) -> ListedOperator:
    """Return one operator as it is kept; what is wrong with it joins ``findings``."""
    values = {name: _clean(cells.get(name, "")) for name in COLUMNS}
    if not values["name"]:
        findings.append(words.no_name(line))
    for name, limit in LIMITS.items():
        if len(values[name]) > limit:
            findings.append(words.too_long(line, name, limit))
    kind = _kind(values["kind"], kinds)
    if kind is None:
        near = get_close_matches(values["kind"], [name for one in kinds for name in (one.name.ko, one.name.en)], 1, 0.4)
        findings.append(words.unknown_kind(line, values["kind"], [one.name for one in kinds], near))
    phone = phone_text(values["phone"])
    if phone is None:
        findings.append(words.bad_phone(line, values["phone"]))
    return ListedOperator(line, values["name"], kind or "", phone or "", values["contact"], values["note"])


def _kind(text: str, kinds: Sequence[OperatorKind]) -> str | None:
    wanted = key_of(text)
    return next((one.id for one in kinds if wanted in {key_of(one.id), key_of(one.name.ko), key_of(one.name.en)}), None)


def phone_text(text: str) -> str | None:
    """Return a Korean telephone number with its hyphens, empty for none, None for something else."""
    digits = re.sub(r"[\s()\-.+ㆍ·]", "", unicodedata.normalize("NFKC", text))
    digits = "0" + digits[2:] if digits.startswith("82") and len(digits) > 9 else digits
    if not digits:
        return ""
    if digits[0] != "0" and not (digits[0] == "1" and len(digits) == 8):
        digits = f"0{digits}"  # spreadsheets drop the zero in front
    if not digits.isascii() or not digits.isdigit() or not _PHONE.fullmatch(digits):
        return None
    if digits.startswith("1"):
        return f"{digits[:4]}-{digits[4:]}" if len(digits) == 8 else None
    head = 2 if digits.startswith("02") else 4 if digits.startswith("050") else 3
    rest = digits[head:]
    return f"{digits[:head]}-{rest[:-4]}-{rest[-4:]}" if 7 <= len(rest) <= 8 else None


def key_of(text: str) -> str:
    """Return a name without spaces, dots and case: what two spellings of the same have in common."""
    return re.sub(r"[\s.,()ㆍ·]", "", unicodedata.normalize("NFKC", text)).casefold()


def _clean(text: str) -> str:
    return nfc("".join(one if one.isprintable() else " " for one in text))


def _columns(row: Sequence[str]) -> dict[str, int] | None:
    """Return which column holds what when the row names columns, None when it is an operator already."""
    names = dict(_named(row))
    return names if len(names) > 1 or (len(row) == 1 and names) else None


def _named(row: Sequence[str]) -> Iterator[tuple[str, int]]:
    for place, text in reversed(list(enumerate(row))):
        for name, spellings in HEADINGS.items():
            if key_of(text) in spellings:
                yield name, place
