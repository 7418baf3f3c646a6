"""Reads official ranks of earlier years, each with its source: a CSV file or a sheet ``past_ranks`` of an .xlsx."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from teukgu.evaluation.inputs import PastRank
from teukgu.evaluation.problems import problem, unknown_name
from teukgu.loading.evaluation_cells import CellReader, at_most
from teukgu.loading.evaluation_tables import RawTable, read_csv, read_tables
from teukgu.values import Finding, Refused, ZoneId

TABLE = "past_ranks"
COLUMNS = ("zone", "year", "rank", "population", "source")
FIRST_YEAR, LAST_YEAR, MOST_ZONES, LONGEST_SOURCE = 1990, 2200, 10_000, 300


@dataclass(frozen=True, slots=True)
class SourcedRank:
    """An official rank and where it was published or told; ``public``: everybody may know it, not its zone only."""

    rank: PastRank
    source: str
    public: bool = True


def read_past_ranks(path: Path, known: Collection[str]) -> tuple[SourcedRank, ...]:
    """Read the ranks at ``path``; ``known`` are the ids of the zones there are.

    Raises:
        Refused: with every problem of the file, each with its line or cell and cure.
    """
    table, findings = _table(path)
    if table is None:
        raise Refused(findings)
    reader = CellReader(table)
    rows: dict[tuple[ZoneId, int], SourcedRank] = {}
    if reader.require(COLUMNS):
        lines: dict[tuple[ZoneId, int], int] = {}
        for line, row in table.rows:
            made = _row(reader, line, row, known)
            if made is None:
                continue
            key = (made.rank.zone, made.rank.year)
            if lines.setdefault(key, line) != line:
                reader.findings.append(_twice(table, line, lines[key]))
            rows[key] = made
    findings = [*findings, *reader.findings]
    if findings:
        raise Refused(at_most(findings))
    return tuple(rows.values())


def _table(path: Path) -> tuple[RawTable | None, list[Finding]]:
    if path.is_file() and path.suffix.lower() in {".csv", ".tsv", ".txt"}:
        return read_csv(path, TABLE)
    tables, findings = read_tables(path)
    if TABLE in tables:
        # the file holds this table only: that others of an evaluation input are missing is no problem here
        return tables[TABLE], [one for one in findings if one.code != "evaluation.no_table"]
    return None, findings


def _row(reader: CellReader, line: int, row: list[Any], known: Collection[str]) -> SourcedRank | None:
    before, place = len(reader.findings), reader.table.place
    zone, source = reader.text(row, "zone"), reader.text(row, "source")
    if zone not in known:
        reader.findings.append(unknown_name("unknown_zone", place(line, "zone"), ("특구", "zone"), zone, sorted(known)))
    year = _whole(reader, line, row, "year", (FIRST_YEAR, LAST_YEAR))
    population = _whole(reader, line, row, "population", (1, MOST_ZONES))
    rank = _whole(reader, line, row, "rank", (1, population or MOST_ZONES))
    if not source or len(source) > LONGEST_SOURCE:
        message = ("출처가 없거나 너무 깁니다.", "The source is missing or too long.")
        cure = (
            f"고시나 공문의 번호와 날짜를 {LONGEST_SOURCE}자 안에 쓰세요.",
            "Name the notice or letter with its date.",
        )
        reader.findings.append(problem("rank_source", place(line, "source"), message, cure))
    if len(reader.findings) > before or year is None or rank is None or population is None:
        return None
    return SourcedRank(PastRank(ZoneId(zone), year, rank, population), source)


def _whole(reader: CellReader, line: int, row: list[Any], column: str, span: tuple[int, int]) -> int | None:
    before = len(reader.findings)
    found = reader.whole(line, row, column, *span)
    if found is None and len(reader.findings) == before:
        message = (f"{column} 칸이 비어 있습니다.", f"The cell {column} is empty.")
        cure = ("값을 쓰거나 줄을 지우세요.", "Fill it in or remove the row.")
        reader.findings.append(problem("empty_cell", reader.table.place(line, column), message, cure))
    return found


def _twice(table: RawTable, line: int, first: int) -> Finding:
    message = (f"{first}번째 줄과 같은 특구와 해입니다.", f"Line {first} is about the same zone and year.")
    return problem("rank_twice", table.place(line), message, ("한 줄만 남기세요.", "Keep one of them."))
