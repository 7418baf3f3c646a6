"""Reads what an outside channel hands in: votes by zone and home region, or ballots one per row (CSV or xlsx).

Counts have the columns ``zone, home_region, votes``; ballots ``ballot, at, choices, home_region`` and, if known,
``source``. An .xlsx holds the table on a sheet called ``votes``.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from teukgu.evaluation.panels.public.ballots import Ballot
from teukgu.evaluation.problems import near, problem, some, unknown_name
from teukgu.loading.evaluation_cells import CellReader, at_most
from teukgu.loading.evaluation_tables import RawTable, read_csv, read_tables
from teukgu.values import Finding, Place, Refused

TABLE = "votes"
COUNTS = ("zone", "home_region", "votes")
BALLOTS = ("ballot", "at", "choices", "home_region")
MOST_VOTES, MOST_BALLOTS, LONGEST_ID = 1_000_000_000, 300_000, 100

Count = tuple[str, str, int]
"""Zone, province, votes."""


@dataclass(frozen=True, slots=True)
class BallotFile:
    """What was in the file: ``counts``, and the ``ballots`` behind them where they came one per row."""

    counts: tuple[Count, ...]
    ballots: tuple[Ballot, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What a file may name: ``zones`` that can be voted for, ``regions`` by any of their names, the most choices."""

    zones: frozenset[str]
    regions: Mapping[str, str]
    most: int


def read_ballot_file(path: Path, known: Known) -> BallotFile:
    """Read the file at ``path``; regions come back as ids of provinces, times without seconds.

    Raises:
        Refused: with every problem of the file, each with its line or cell and cure.
    """
    table, findings = _table(path)
    if table is None:
        raise Refused(findings)
    reader = CellReader(table, findings)
    is_ballots = "choices" in table.header or "ballot" in table.header
    found = _ballots(reader, known) if is_ballots else _counts(reader, known)
    if not reader.findings and not found.counts:
        reader.findings.append(_nothing(table))
    if reader.findings:
        raise Refused(at_most(reader.findings))
    return found


def _table(path: Path) -> tuple[RawTable | None, list[Finding]]:
    if path.is_file() and path.suffix.lower() in {".csv", ".tsv", ".txt"}:
        return read_csv(path, TABLE)
    tables, findings = read_tables(path)
    if TABLE in tables:
        return tables[TABLE], [one for one in findings if one.code != "evaluation.no_table"]
    return None, [one for one in findings if one.code != "evaluation.no_table"] or [_no_sheet(path)]


def _counts(reader: CellReader, known: Known) -> BallotFile:
    lines: dict[tuple[str, str], int] = {}
    counts: list[Count] = []
    for line, row in reader.table.rows if reader.require(COUNTS) else ():
        zone = _zone(reader, line, reader.text(row, "zone"), "zone", known)
        region = _region(reader, line, row, known)
        votes = reader.whole(line, row, "votes", 0, MOST_VOTES)
        if zone and region and lines.setdefault((zone, region), line) != line:
            reader.findings.append(_twice(reader, line, lines[zone, region]))
        elif zone and region and votes is not None:
            counts.append((zone, region, votes))
    return BallotFile(tuple(counts))


def _ballots(reader: CellReader, known: Known) -> BallotFile:
    lines: dict[str, int] = {}
    found: list[Ballot] = []
    for line, row in reader.table.rows if reader.require(BALLOTS) else ():
        name = reader.text(row, "ballot")
        if not name or len(name) > LONGEST_ID:
            reader.findings.append(_no_id(reader, line))
        elif lines.setdefault(name, line) != line:
            reader.findings.append(_twice(reader, line, lines[name]))
        at, choices = _moment(reader, line, row), _choices(reader, line, row, known)
        region = _region(reader, line, row, known)
        if name and at and choices and region:
            found.append(Ballot(name, at, choices, region, reader.text(row, "source")))
    if len(found) > MOST_BALLOTS:
        reader.findings.append(_too_many(reader))
    counted = Counter((zone, one.region) for one in found for zone in one.choices)
    return BallotFile(tuple((zone, region, votes) for (zone, region), votes in sorted(counted.items())), tuple(found))


def _zone(reader: CellReader, line: int, zone: str, column: str, known: Known) -> str:
    if zone in known.zones:
        return zone
    place = reader.table.place(line, column)
    reader.findings.append(unknown_name("unknown_zone", place, ("특구", "zone"), zone, sorted(known.zones)))
    return ""


def _region(reader: CellReader, line: int, row: list[Any], known: Known) -> str:
    text = reader.text(row, "home_region")
    if text in known.regions:
        return known.regions[text]
    message = (f"시·도가 아닙니다: {text or '빈 칸'}.", f"This is no province: {text or 'empty'}.")
    korean, english = near(text, tuple(known.regions))
    cure = (f"거주지는 시·도로만 적습니다. {korean}", f"Residence is written by province only. {english}")
    reader.findings.append(problem("home_region", reader.table.place(line, "home_region"), message, cure))
    return ""


def _moment(reader: CellReader, line: int, row: list[Any]) -> datetime | None:
    index = reader.columns["at"]
    cell = row[index]
    if isinstance(cell, datetime):
        return cell.replace(second=0, microsecond=0)
    try:
        return datetime.fromisoformat(str(cell).strip()).replace(second=0, microsecond=0)
    except ValueError:
        message = (f"때를 읽을 수 없습니다: {str(cell)[:30]!r}.", f"This is no moment: {str(cell)[:30]!r}.")
        cure = ("2027-04-10 09:30처럼 쓰세요.", "Write it like 2027-04-10 09:30.")
        reader.findings.append(problem("ballot_at", reader.table.place(line, "at"), message, cure))
        return None


def _choices(reader: CellReader, line: int, row: list[Any], known: Known) -> tuple[str, ...]:
    before = len(reader.findings)
    parts = tuple(part.strip() for part in reader.text(row, "choices").split(";") if part.strip())
    for part in dict.fromkeys(parts):
        _zone(reader, line, part, "choices", known)
    if len(set(parts)) < len(parts) or not 1 <= len(parts) <= known.most:
        message = (
            f"특구를 1곳부터 {known.most}곳까지, 저마다 한 번만 고를 수 있습니다: {some(parts)}.",
            f"From 1 to {known.most} zones, each once: {some(parts)}.",
        )
        cure = ("특구 번호를 쌍반점(;)으로 나누어 쓰세요.", "Write the ids of zones with semicolons between.")
        reader.findings.append(problem("ballot_choices", reader.table.place(line, "choices"), message, cure))
    return parts if len(reader.findings) == before else ()


def _no_id(reader: CellReader, line: int) -> Finding:
    message = ("표의 번호가 없거나 너무 깁니다.", "The number of the ballot is missing or too long.")
    cure = ("표마다 다른 번호를 쓰세요(이름은 쓰지 마세요).", "Give each ballot a number of its own, never a name.")
    return problem("ballot_id", reader.table.place(line, "ballot"), message, cure)


def _twice(reader: CellReader, line: int, first: int) -> Finding:
    message = (f"{first}번째 줄과 같은 것이 또 있습니다.", f"The same as in line {first}.")
    cure = ("하나만 남기거나 표를 더해 한 줄로 쓰세요.", "Keep one, or add the votes up in one row.")
    return problem("ballot_twice", reader.table.place(line), message, cure)


def _too_many(reader: CellReader) -> Finding:
    message = (f"표가 {MOST_BALLOTS:,}장을 넘습니다.", f"More than {MOST_BALLOTS:,} ballots.")
    cure = ("특구와 시·도로 집계한 표를 올리세요.", "Hand in counts by zone and province instead.")
    return problem("ballots_many", reader.table.place(1), message, cure)


def _nothing(table: RawTable) -> Finding:
    message = ("표가 하나도 없습니다.", "There is no vote at all.")
    return problem("votes_empty", table.place(1), message, ("집계표를 넣으세요.", "Hand in the counts."))


def _no_sheet(path: Path) -> Finding:
    message = (f"{TABLE} 시트가 없습니다.", f"There is no sheet called {TABLE}.")
    cure = (f"표가 든 시트의 이름을 {TABLE}로 하세요.", f"Call the sheet with the table {TABLE}.")
    return problem("no_sheet", Place(path.name), message, cure)
