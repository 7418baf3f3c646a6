"""Reads one CSV file into rows of a class; every problem is a finding with file, line and column."""

import csv
import io
import math
from collections.abc import Callable
from dataclasses import MISSING, Field, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any, Generic, TypeVar, get_type_hints

from teukgu.values import Bilingual, Finding, Place, nfc

RowT = TypeVar("RowT")


@dataclass(frozen=True, slots=True)
class Table(Generic[RowT]):
    """Rows of one file and the line of each."""

    file: str
    rows: tuple[RowT, ...] = ()
    lines: tuple[int, ...] = ()

    def place(self, index: int, key: str = "") -> Place:
        """Return where row ``index`` stands."""
        return Place(self.file, self.lines[index], key=key)


def finding(code: str, place: Place, message: tuple[str, str], cure: tuple[str, str]) -> Finding:
    """Make an error finding of the registry's files."""
    return Finding(f"registry.{code}", Bilingual(*message), Bilingual(*cure), place)


def whole(text: str) -> int:
    """Read a whole number; thousands separators are accepted, anything else is not."""
    digits = text.replace(",", "").removeprefix("-")
    if not (digits.isascii() and digits.isdigit()):
        raise ValueError(text)
    return int(text.replace(",", ""))


def number(text: str) -> float:
    """Read a finite number."""
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(text)
    return value


def several(text: str) -> tuple[str, ...]:
    """Split a cell at ``;``."""
    return tuple(part.strip() for part in text.split(";") if part.strip())


def day(text: str) -> date:
    """Read YYYY-MM-DD."""
    if len(text) != len("YYYY-MM-DD"):
        raise ValueError(text)
    return date.fromisoformat(text)


Reader = tuple[Callable[[str], object], str, str]
TEXT: Reader = (str, "글", "text")
WHOLE: Reader = (whole, "정수", "a whole number")
DAY: Reader = (day, "YYYY-MM-DD 날짜", "a day as YYYY-MM-DD")
READERS: dict[object, Reader] = {
    str: TEXT,
    int: WHOLE,
    int | None: WHOLE,
    float: (number, "수", "a number"),
    date: DAY,
    date | None: DAY,
    tuple[str, ...]: (several, "세미콜론으로 나눈 값", "values separated by semicolons"),
}


def read_table(path: Path, row_class: type[RowT]) -> tuple[Table[RowT], list[Finding]]:
    """Read the CSV file at ``path``; columns are the fields of ``row_class``, further columns are left alone.

    Returns:
        The rows that could be read, and every problem found.
    """
    name = f"{path.parent.name}/{path.name}"
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return Table(name), [_missing_file(name)]
    except UnicodeDecodeError:
        return Table(name), [_not_utf8(name)]
    return parse_table(text, name, row_class)


def parse_table(text: str, name: str, row_class: type[RowT]) -> tuple[Table[RowT], list[Finding]]:
    """Read CSV ``text`` named ``name``, as `read_table` does."""
    reader = csv.DictReader(io.StringIO(text, newline=""))
    columns = fields(row_class)  # type: ignore[arg-type]
    missing = [column.name for column in columns if _required(column) and column.name not in (reader.fieldnames or ())]
    if missing:
        return Table(name), [_missing_column(name, column) for column in missing]
    hints = get_type_hints(row_class)
    rows: list[RowT] = []
    lines: list[int] = []
    findings: list[Finding] = []
    for record in reader:
        place = Place(name, reader.line_num)
        values, problems = _values(record, columns, hints, place)
        findings += problems
        if not problems:
            rows.append(row_class(**values))
            lines.append(reader.line_num)
    return Table(name, tuple(rows), tuple(lines)), findings


def _required(column: "Field[Any]") -> bool:
    return column.default is MISSING


def _values(
    record: dict[str, str | None], columns: tuple["Field[Any]", ...], hints: dict[str, object], place: Place
) -> tuple[dict[str, Any], list[Finding]]:
    """Read the cells of one record by the types of the fields."""
    values: dict[str, Any] = {}
    problems: list[Finding] = []
    if None in record or None in record.values():
        problems.append(_ragged(place))
    for column in columns:
        text = nfc(record.get(column.name) or "")
        here = Place(place.file, place.line, key=column.name)
        if not text:
            if _required(column):
                problems.append(_empty(here))
            continue
        read, korean, english = READERS[hints[column.name]]
        try:
            values[column.name] = read(text)
        except ValueError:
            problems.append(_unreadable(here, text, korean, english))
    return values, problems


def _missing_file(name: str) -> Finding:
    return finding(
        "file_missing",
        Place(name),
        ("파일이 없습니다.", "The file is missing."),
        ("등록부 폴더에 이 파일을 두세요. 내용이 없으면 제목 줄만 있어도 됩니다.", "Put it in the registry folder."),
    )


def _not_utf8(name: str) -> Finding:
    return finding(
        "encoding",
        Place(name),
        ("UTF-8 파일이 아닙니다.", "The file is not UTF-8."),
        ("UTF-8로 다시 저장하세요.", "Save it again as UTF-8."),
    )


def _missing_column(name: str, column: str) -> Finding:
    return finding(
        "column_missing",
        Place(name, 1, key=column),
        (f"'{column}' 열이 없습니다.", f"The column '{column}' is missing."),
        (f"첫 줄에 {column} 열을 넣으세요.", f"Add {column} to the first line."),
    )


def _ragged(place: Place) -> Finding:
    return finding(
        "ragged",
        place,
        ("칸 수가 제목 줄과 다릅니다.", "The number of cells differs from the first line."),
        ("쉼표가 든 글은 큰따옴표로 감싸세요.", "Quote text that holds a comma."),
    )


def _empty(place: Place) -> Finding:
    return finding(
        "empty",
        place,
        ("꼭 있어야 하는 값이 비어 있습니다.", "A required value is empty."),
        ("값을 적거나 줄을 지우세요.", "Fill it in or remove the line."),
    )


def _unreadable(place: Place, text: str, korean: str, english: str) -> Finding:
    return finding(
        "value",
        place,
        (f"'{text[:40]}'은(는) {korean}이(가) 아닙니다.", f"'{text[:40]}' is not {english}."),
        (f"{korean} 형식으로 적으세요.", f"Write {english}."),
    )
