"""Raw tables of an evaluation input: a folder of CSV files or the sheets of one .xlsx, cell by cell, with places."""

import csv
import io
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from teukgu.evaluation.problems import problem
from teukgu.loading.workbook_guard import DAMAGED, Unsafe, unsafe_workbook
from teukgu.values import Finding, Place, nfc

Cell = str | float | int | bool | None
TABLES = ("zones", "observations", "panel", "votes", "past_ranks")
INSTEAD = ("panel", "votes")  # either will do where nothing is observed
NEEDED = frozenset(
    {"zone", "year", "indicator", "value", "component", "criterion", "rater", "score", "rank", "votes", "choices"}
)
LARGEST_BYTES = 400_000_000
MOST_CELLS = 20_000_000  # of a sheet up to its farthest cell: the reader fills them all
ENCODINGS = ("utf-8-sig", "cp949")


@dataclass(slots=True)
class RawTable:
    """One table: header, and rows with their line in the file."""

    name: str
    file: str
    header: list[str]
    rows: list[tuple[int, list[Any]]] = field(default_factory=list)
    is_sheet: bool = False

    def place(self, line: int, column: str = "") -> Place:
        """Place of a row, or of one cell of it."""
        if self.is_sheet and column in self.header:
            return Place(self.file, cell=f"{self.name}!{_letter(self.header.index(column))}{line}", key=column)
        if self.is_sheet:
            return Place(self.file, cell=f"{self.name}!A{line}", key=column)
        return Place(self.file, line, key=column)


def read_tables(path: Path) -> tuple[dict[str, RawTable], list[Finding]]:
    """Read the tables at ``path``; what cannot be read is a finding."""
    if not path.exists():
        return {}, [_no_path(path)]
    if path.is_dir():
        return _folder(path)
    if path.suffix.lower() in {".xlsx", ".xlsm"}:
        return _workbook(path)
    return {}, [_wrong_kind(path)]


def _folder(path: Path) -> tuple[dict[str, RawTable], list[Finding]]:
    tables: dict[str, RawTable] = {}
    findings: list[Finding] = []
    for name in TABLES:
        file = path / f"{name}.csv"
        if file.exists():
            table, found = read_csv(file, name)
            findings += found
            if table is not None:
                tables[name] = table
        elif name == "zones" or (name == "observations" and not any((path / f"{one}.csv").exists() for one in INSTEAD)):
            findings.append(_no_table(path, name))
    return tables, findings


def read_csv(file: Path, name: str) -> tuple[RawTable | None, list[Finding]]:
    """Read one CSV file (UTF-8 with or without BOM, CP949, UTF-16 with BOM; commas, semicolons or tabs)."""
    if file.stat().st_size > LARGEST_BYTES:
        return None, [_too_large(file.name)]
    raw = file.read_bytes()
    text = _decoded(raw)
    if text is None:
        return None, [_encoding(file.name)]
    text = text.replace("\x00", "")
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    try:
        lines = list(_csv_rows(text, delimiter))
    except csv.Error as error:
        return None, [_not_csv(file.name, str(error))]
    return _table(name, file.name, lines, is_sheet=False)


def _csv_rows(text: str, delimiter: str) -> list[tuple[int, list[Any]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[tuple[int, list[Any]]] = []
    before = 0
    for row in reader:
        rows.append((before + 1, row))
        before = reader.line_num
    return rows


def _decoded(raw: bytes) -> str | None:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ENCODINGS
    for encoding in encodings:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _table(
    name: str, file: str, lines: list[tuple[int, list[Any]]], *, is_sheet: bool
) -> tuple[RawTable | None, list[Finding]]:
    lines = [(line, row) for line, row in lines if any(cell not in {"", None} for cell in row)]
    if not lines:
        return None, [_empty(file, name)]
    header = [nfc(str(cell)) for cell in lines[0][1]]
    while header and not header[-1]:
        header.pop()
    table = RawTable(name, file, header, [], is_sheet)
    findings: list[Finding] = []
    for line, row in lines[1:]:
        cells, extra = row[: len(header)], row[len(header) :]
        if any(cell not in {"", None} for cell in extra) or (not is_sheet and len(row) < len(header)):
            findings.append(_ragged(table.place(line), len(row), len(header)))
        table.rows.append((line, cells + [""] * (len(header) - len(cells))))
    if not any(column in NEEDED for column in header):
        findings = []  # this is no header: what is wrong is told once, not for each row
    twice = sorted({column for column in header if header.count(column) > 1})
    findings += [_column_twice(table.place(lines[0][0]), column) for column in twice]
    return table, findings


def _workbook(path: Path) -> tuple[dict[str, RawTable], list[Finding]]:
    from python_calamine import CalamineError

    if path.stat().st_size > LARGEST_BYTES:
        return {}, [_too_large(path.name)]
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > 4 * LARGEST_BYTES:
                return {}, [_too_large(path.name)]
            odd = any(_has_odd_cells(archive, part) for part in parts if "worksheets/sheet" in part.filename)
        return _sheets(path, odd=odd)
    except (*DAMAGED, KeyError, CalamineError) as error:
        return {}, [_not_xlsx(path.name, type(error).__name__)]


def _has_odd_cells(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Formulas and error values need a second look: the fast reader gives an empty text for them."""
    text = archive.read(part)
    return b"<f" in text or b't="e"' in text


def _sheets(path: Path, *, odd: bool) -> tuple[dict[str, RawTable], list[Finding]]:
    import python_calamine

    unsafe = unsafe_workbook(path.read_bytes(), most_bytes=LARGEST_BYTES, most_cells=MOST_CELLS)
    if unsafe is Unsafe.TOO_WIDE:
        return {}, [_not_xlsx(path.name, "한 칸이 너무 멀리 있음 / a cell is too far away from the others")]
    try:
        book = python_calamine.CalamineWorkbook.from_path(str(path))
    except Exception as error:  # the reader raises errors of its own kind for a damaged book
        return {}, [_not_xlsx(path.name, str(error))]
    by_name = {nfc(name).lower(): name for name in book.sheet_names}
    tables: dict[str, RawTable] = {}
    findings: list[Finding] = []
    for name in TABLES:
        if name not in by_name:
            if name == "zones" or (name == "observations" and not any(one in by_name for one in INSTEAD)):
                findings.append(_no_table(path, name))
            continue
        rows = book.get_sheet_by_name(by_name[name]).to_python(skip_empty_area=False)
        lines: list[tuple[int, list[Any]]] = [(number, list(row)) for number, row in enumerate(rows, start=1)]
        table, found = _table(name, path.name, lines, is_sheet=True)
        findings += found
        if table is not None:
            tables[name] = table
            findings += _odd_cells(path, by_name[name], table) if odd else []
    return tables, findings


def _odd_cells(path: Path, sheet: str, table: RawTable) -> list[Finding]:
    """Cells that hold an error or a formula without a value, by address."""
    import openpyxl

    empty = {(line, number) for line, row in table.rows for number, cell in enumerate(row) if cell in {"", None}}
    book = openpyxl.load_workbook(path, read_only=True, data_only=False)
    findings = []
    for row in book[sheet].iter_rows():
        for cell in row:
            if cell.data_type in {"e", "f"} and (cell.row, cell.column - 1) in empty:
                place = Place(table.file, cell=f"{table.name}!{_letter(cell.column - 1)}{cell.row}")
                findings.append(_odd_cell(place, str(cell.value)))
    book.close()
    return findings


def _letter(column: int) -> str:
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def _no_path(path: Path) -> Finding:
    return problem(
        "no_input",
        Place(str(path)),
        ("이 경로에 아무것도 없습니다.", "There is nothing at this path."),
        (
            "zones.csv와 observations.csv가 든 폴더나 .xlsx를 주세요.",
            "Give a folder with zones.csv and observations.csv, or an .xlsx.",
        ),
    )


def _wrong_kind(path: Path) -> Finding:
    return problem(
        "input_kind",
        Place(str(path)),
        ("폴더나 .xlsx 파일이 아닙니다.", "This is neither a folder nor an .xlsx file."),
        (
            "CSV라면 zones.csv가 든 폴더를, .xls라면 .xlsx로 저장해 주세요.",
            "Give the folder that holds zones.csv; save .xls as .xlsx.",
        ),
    )


def _no_table(path: Path, name: str) -> Finding:
    return problem(
        "no_table",
        Place(path.name),
        (f"{name} 표가 없습니다.", f"The table {name} is missing."),
        (
            f"폴더라면 {name}.csv를, 통합문서라면 {name} 시트를 더하세요.",
            f"Add {name}.csv to the folder, or a sheet {name}.",
        ),
    )


def _empty(file: str, name: str) -> Finding:
    return problem(
        "empty_table",
        Place(file, 1),
        (f"{name} 표가 비어 있습니다.", f"The table {name} is empty."),
        ("첫 줄에 열 이름을, 그 아래에 자료를 쓰세요.", "Put column names in the first line and the data below."),
    )


def _too_large(file: str) -> Finding:
    return problem(
        "too_large",
        Place(file),
        (
            f"파일이 너무 큽니다({LARGEST_BYTES // 1_000_000}MB까지).",
            f"The file is too large (limit {LARGEST_BYTES // 1_000_000} MB).",
        ),
        ("평가에 쓰는 연도와 지표만 남기세요.", "Keep the years and indicators the evaluation uses."),
    )


def _encoding(file: str) -> Finding:
    return problem(
        "encoding",
        Place(file),
        ("글자 인코딩을 알 수 없습니다(UTF-8이나 CP949가 아님).", "The text encoding is neither UTF-8 nor CP949."),
        ("'CSV UTF-8(쉼표로 분리)'로 다시 저장하세요.", "Save it again as 'CSV UTF-8 (comma delimited)'."),
    )


def _not_csv(file: str, reason: str) -> Finding:
    return problem(
        "not_csv",
        Place(file),
        (f"CSV로 읽을 수 없습니다: {reason}.", f"This cannot be read as CSV: {reason}."),
        ("닫히지 않은 따옴표가 있는지 보세요.", "Look for a quotation mark that is not closed."),
    )


def _not_xlsx(file: str, reason: str) -> Finding:
    return problem(
        "not_xlsx",
        Place(file),
        (f"엑셀 통합문서로 읽을 수 없습니다: {reason}.", f"This cannot be read as an Excel workbook: {reason}."),
        (
            "엑셀에서 열어 .xlsx로 다시 저장하세요(암호 없이).",
            "Open it in Excel and save it again as .xlsx, without a password.",
        ),
    )


def _ragged(place: Place, cells: int, columns: int) -> Finding:
    return problem(
        "ragged_row",
        place,
        (f"열은 {columns}개인데 이 줄에는 칸이 {cells}개입니다.", f"This row has {cells} cells, the header {columns}."),
        (
            "쉼표가 든 글은 따옴표로 감싸고, 빈 칸도 쉼표로 남기세요.",
            "Quote text that holds commas; keep commas of empty cells.",
        ),
    )


def _column_twice(place: Place, column: str) -> Finding:
    return problem(
        "column_twice",
        place,
        (f"{column!r} 열이 두 번 있습니다.", f"The column {column!r} stands there twice."),
        ("하나를 지우거나 이름을 바꾸세요.", "Remove or rename one."),
    )


def _odd_cell(place: Place, value: str) -> Finding:
    if value.startswith("="):
        message = (f"수식에 계산된 값이 없습니다: {value[:40]}.", f"The formula has no computed value: {value[:40]}.")
    else:
        message = (f"엑셀 오류값입니다: {value}.", f"This is an Excel error: {value}.")
    cure = ("엑셀에서 열어 계산·저장하거나 값을 직접 쓰세요.", "Open and save it in Excel, or type the value.")
    return problem("excel_error", place, message, cure)
