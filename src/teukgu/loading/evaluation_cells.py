"""Cells of an evaluation input: text, numbers, years, yes and no; each wrong cell is one finding."""

import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from teukgu.evaluation.problems import near, problem
from teukgu.loading.evaluation_tables import NEEDED, RawTable
from teukgu.values import Finding, Place, nfc

_THOUSANDS = re.compile(r"[-+]?\d{1,3}(,\d{3})+(\.\d+)?")
_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?")
_YES = {"true", "1", "yes", "y", "o", "예", "참", "t"}
_NO = {"false", "0", "no", "n", "x", "아니오", "아니요", "거짓", "f"}
_NO_HEADER = (
    "첫 줄에 열 이름이 오게 하세요(그 위의 제목 줄은 지우세요).",
    "Put the column names in the first row, and remove any title above them.",
)
MOST = 500  # findings shown of one input; a wrong column would otherwise give one a row


@dataclass(slots=True)
class CellReader:
    """Reads cells of one table by column name and collects findings."""

    table: RawTable
    findings: list[Finding] = field(default_factory=list)
    columns: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.columns = {name: number for number, name in reversed(list(enumerate(self.table.header)))}

    def require(self, names: Sequence[str]) -> bool:
        """Say whether all columns are there; the missing ones are findings."""
        lacking = [name for name in names if name not in self.columns]
        for name in lacking:
            message = (f"{name} 열이 없습니다.", f"The column {name} is missing.")
            cure = near(name, self.table.header) if NEEDED & set(self.table.header) else _NO_HEADER
            self.findings.append(problem("missing_column", self.table.place(1), message, cure))
        return not lacking

    def text(self, row: list[Any], column: str) -> str:
        """Text of a cell; a whole number from a spreadsheet is written without .0."""
        number = self.columns.get(column)
        cell = "" if number is None else row[number]
        if cell is None:
            return ""
        if isinstance(cell, float) and cell.is_integer():
            return str(int(cell))
        return nfc(str(cell))

    def number(self, line: int, row: list[Any], column: str) -> float | None:
        """Number in a cell, None when it is empty or wrong (a finding)."""
        index = self.columns.get(column)
        cell = "" if index is None else row[index]
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            return self._finite(line, column, float(cell))
        text = unicodedata.normalize("NFKC", str(cell)).strip() if cell is not None else ""
        if not text:
            return None
        if _NUMBER.fullmatch(text) or _THOUSANDS.fullmatch(text):
            return self._finite(line, column, float(text.replace(",", "")))
        self.findings.append(_not_a_number(self.table.place(line, column), text))
        return None

    def whole(self, line: int, row: list[Any], column: str, low: int, high: int) -> int | None:
        """Whole number between ``low`` and ``high``; empty is a finding."""
        before = len(self.findings)
        value = self.number(line, row, column)
        if value is not None and value.is_integer() and low <= value <= high:
            return int(value)
        if len(self.findings) == before:
            shown = "" if value is None else f"{value:g}"
            self.findings.append(_not_whole(self.table.place(line, column), column, shown, low, high))
        return None

    def yes(self, line: int, row: list[Any], column: str, *, default: bool) -> bool:
        """Yes or no; empty is ``default``."""
        text = self.text(row, column).lower()
        if not text:
            return default
        if text not in _YES | _NO:
            message = (f"{column}: {text!r}은(는) 예/아니오가 아닙니다.", f"{column}: {text!r} is neither yes nor no.")
            cure = ("true나 false를 쓰세요.", "Write true or false.")
            self.findings.append(problem("not_yes_no", self.table.place(line, column), message, cure))
        return text in _YES

    def choice(self, line: int, row: list[Any], column: str, words: dict[str, str]) -> str:
        """One of the words of ``words`` (word to code); empty gives the code of the empty word."""
        text = self.text(row, column).lower().replace(" ", "_")
        if text not in words:
            message = (f"{column}: 알 수 없는 말입니다: {text!r}.", f"{column}: unknown word {text!r}.")
            cure = near(text, tuple(dict.fromkeys(code for code in words.values() if code)))
            self.findings.append(problem("unknown_word", self.table.place(line, column), message, cure))
        return words.get(text, "")

    def _finite(self, line: int, column: str, value: float) -> float | None:
        if math.isfinite(value):
            return value
        self.findings.append(_not_finite(self.table.place(line, column), f"{value:g}"))
        return None


def at_most(findings: list[Finding]) -> list[Finding]:
    """Keep the first findings of very many, and say how many more there are."""
    if len(findings) <= MOST:
        return findings
    more = len(findings) - MOST
    message = (f"이런 문제가 {more}개 더 있습니다.", f"There are {more} more problems like these.")
    cure = ("위의 것부터 고치고 다시 검사하세요.", "Mend those above first and check again.")
    return [*findings[:MOST], problem("and_more", Place(), message, cure)]


def _not_a_number(place: Place, text: str) -> Finding:
    plain = text.lower()
    if plain.lstrip("+-") in {"nan", "inf", "infinity", "1.#inf", "1.#ind"}:
        return _not_finite(place, text)
    if text.startswith("#"):
        message = (f"엑셀 오류값입니다: {text}.", f"This is an Excel error: {text}.")
        cure = ("원본 수식을 고쳐 값을 넣으세요.", "Mend the formula it came from and put in the value.")
        return problem("excel_error", place, message, cure)
    message = (f"수가 아닙니다: {text[:40]!r}.", f"This is not a number: {text[:40]!r}.")
    if plain in {"-", "na", "n/a", "null", "none", "없음", "해당없음", "미제출", "."}:
        cure = (
            "값이 없으면 비워 두고 status에 missing이나 not_applicable을 쓰세요.",
            "Leave the cell empty and write missing or not_applicable in status.",
        )
    else:
        cure = (
            "단위와 기호 없이 수만 쓰세요(예: 1234.5, 음수는 -1234.5).",
            "Write the number alone, without unit or sign words (1234.5, or -1234.5).",
        )
    return problem("not_a_number", place, message, cure)


def _not_finite(place: Place, text: str) -> Finding:
    message = (f"유한한 수가 아닙니다: {text}.", f"This is not a finite number: {text}.")
    cure = ("값이 없으면 칸을 비우세요.", "Leave the cell empty when there is no value.")
    return problem("not_finite_cell", place, message, cure)


def _not_whole(place: Place, column: str, shown: str, low: int, high: int) -> Finding:
    return problem(
        "not_whole",
        place,
        (
            f"{column}: {shown or '빈 칸'}은(는) 알맞은 정수가 아닙니다.",
            f"{column}: {shown or 'an empty cell'} does not fit.",
        ),
        (f"{low}에서 {high} 사이의 정수를 쓰세요.", f"Write a whole number from {low} to {high}."),
    )
