"""What is wrong with a list of operators, in words: which line, what is expected, how to mend it."""

from collections.abc import Sequence

from teukgu.reporting.amount_findings import shown
from teukgu.values import Bilingual, Finding, Place, Severity

NAMES = {
    "name": Bilingual("상호(이름)", "name"),
    "kind": Bilingual("종류", "kind"),
    "phone": Bilingual("전화", "telephone"),
    "contact": Bilingual("담당자", "contact"),
    "note": Bilingual("비고", "note"),
}


Words = tuple[tuple[str, str], tuple[str, str]]
"""What is wrong and what to do, each in Korean and English."""


def _finding(code: str, words: Words, line: int = 0, key: str = "", severity: Severity = Severity.ERROR) -> Finding:
    (ko, en), cure = words
    said = Bilingual(f"{line}행: {ko}", f"Line {line}: {en}") if line else Bilingual(ko, en)
    return Finding(
        f"operator_list.{code}", said, Bilingual(*cure), Place(line=line or None, key=key), severity=severity
    )


def empty_list() -> Finding:
    """Say that there is nothing."""
    return _finding(
        "empty",
        (
            ("명단이 비어 있습니다.", "The list is empty."),
            ("한 줄에 한 사업자씩 적거나 붙여 넣으십시오.", "Write or paste one operator a line."),
        ),
    )


def too_many(found: int, most: int) -> Finding:
    """Say that the list is too long."""
    return _finding(
        "too_many",
        (
            (f"{found:,}곳으로 {most:,}곳보다 많습니다.", f"{found:,} operators, more than {most:,}."),
            ("나누어 올리십시오.", "Split the list."),
        ),
    )


def no_name_column(row: Sequence[str]) -> Finding:
    """Say that no column holds names."""
    told = ", ".join(shown(one) for one in row if one)
    return _finding(
        "no_name_column",
        (
            (f"상호(이름) 열이 없습니다: {told}.", f"No column of names: {told}."),
            ("첫 줄에 '상호'라고 적은 열을 두십시오.", "Head one column 'name'."),
        ),
        1,
    )


def no_name(line: int) -> Finding:
    """Say that a line has no name."""
    return _finding(
        "no_name",
        (("상호(이름)가 비어 있습니다.", "The name is empty."), ("상호나 이름을 적으십시오.", "Write a name.")),
        line,
        "name",
    )


def too_long(line: int, name: str, limit: int) -> Finding:
    """Say that a cell is too long."""
    said = NAMES[name]
    return _finding(
        "too_long",
        (
            (f"{said.ko} 칸이 {limit}자를 넘습니다.", f"The {said.en} is longer than {limit} characters."),
            ("줄여 주십시오.", "Shorten it."),
        ),
        line,
        name,
    )


def unknown_kind(line: int, found: str, kinds: Sequence[Bilingual], near: Sequence[str]) -> Finding:
    """Say that there is no such kind."""
    guess_ko, guess_en = (f" 혹시 '{near[0]}'입니까?", f" Did you mean '{near[0]}'?") if near else ("", "")
    return _finding(
        "unknown_kind",
        (
            (
                f"종류를 알 수 없습니다: '{shown(found)}'." if found else "종류가 비어 있습니다.",
                f"Unknown kind: '{shown(found)}'." if found else "The kind is empty.",
            ),
            (
                f"다음 가운데 하나로 적으십시오: {', '.join(one.ko for one in kinds)}.{guess_ko}",
                f"Write one of: {'; '.join(one.en for one in kinds)}.{guess_en}",
            ),
        ),
        line,
        "kind",
    )


def bad_phone(line: int, found: str) -> Finding:
    """Say that something is no telephone number."""
    return _finding(
        "bad_phone",
        (
            (f"전화번호가 아닙니다: '{shown(found)}'.", f"No telephone number: '{shown(found)}'."),
            ("지역번호부터 적으십시오. 예: 033-123-4567", "Write it with its area code, like 033-123-4567."),
        ),
        line,
        "phone",
    )


def twice(line: int, before: int, name: str) -> Finding:
    """Say that an operator stands twice in the list."""
    return _finding(
        "twice",
        (
            (f"{before}행과 같은 사업자입니다: {shown(name)}.", f"The same as in line {before}: {shown(name)}."),
            ("한 줄을 지우거나 전화번호로 구별하십시오.", "Remove one, or tell them apart by telephone."),
        ),
        line,
        "name",
    )


def known_already(line: int, name: str) -> Finding:
    """Say that an operator is on the list already."""
    return _finding(
        "known_already",
        (
            (f"이미 명단에 있어 건너뜁니다: {shown(name)}.", f"On the list already, skipped: {shown(name)}."),
            ("고칠 것이 있으면 그 사업자 화면에서 고치십시오.", "To change it, open the page of that operator."),
        ),
        line,
        "name",
        Severity.NOTE,
    )
