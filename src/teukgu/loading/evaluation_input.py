"""Reads an evaluation input: a folder of CSV files or one .xlsx, everything checked, all problems at once."""

import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from teukgu.evaluation.inputs import EvaluationInput, PanelScore, PastRank, Role, Unit, VoteCount
from teukgu.evaluation.problems import problem, unknown_name
from teukgu.loading.evaluation_cells import CellReader, at_most
from teukgu.loading.evaluation_tables import RawTable, read_tables
from teukgu.values import Finding, IndicatorId, Observation, ObservationStatus, Place, Refused, ZoneId, refuse_if_any

ZONE_COLUMNS = ("zone", "name", "type", "role", "in_round", "reason")
_ROLES = {"": "zone", "zone": "zone", "특구": "zone", "comparison": "comparison", "비교": "comparison"}
_STATUSES = {
    "": "",
    "reported": "reported",
    "제출": "reported",
    "missing": "missing",
    "미제출": "missing",
    "not_applicable": "not_applicable",
    "해당없음": "not_applicable",
}
FIRST_YEAR, LAST_YEAR = 1900, 2200
MOST_VOTES = 1_000_000_000


def read_input(path: Path | str) -> EvaluationInput:
    """Read the input at ``path``.

    Raises:
        Refused: with every problem in every table, each with its file, line or cell, and cure.
    """
    tables, findings = read_tables(Path(path))
    readers = {name: CellReader(table) for name, table in tables.items()}
    units = _units(readers["zones"]) if "zones" in readers else []
    known = {unit.id: None for unit in units} if "zones" in readers else None
    observations = _read(readers.get("observations"), known, _observation, ("zone", "year", "indicator", "value"))
    panel = _read(readers.get("panel"), known, _panel_score, ("zone", "component", "criterion", "rater", "score"))
    votes = _read(readers.get("votes"), known, _votes, ("zone", "component", "home_region", "votes"))
    past = _read(readers.get("past_ranks"), None, _past_rank, ("zone", "year", "rank", "population"))
    findings += [finding for reader in readers.values() for finding in reader.findings]
    findings += _duplicates(readers.get("observations"), observations, lambda one: (one.zone, one.year, one.indicator))
    findings += _duplicates(
        readers.get("panel"), panel, lambda one: (one.zone, one.component, one.criterion, one.rater)
    )
    findings += _duplicates(
        readers.get("votes"), votes, lambda one: (one.zone, one.component, one.home_region, one.channel)
    )
    findings += _duplicates(readers.get("past_ranks"), past, lambda one: (one.zone, one.year))
    errors = [finding for finding in findings if finding.severity == "error"]
    if errors:
        raise Refused(at_most(findings))
    past, strangers = _known_past(readers.get("past_ranks"), past, known or {})
    return EvaluationInput(
        units=tuple(units),
        observations=tuple(one for _, one in observations),
        panel=tuple(one for _, one in panel),
        past_ranks=tuple(one for _, one in past),
        votes=tuple(one for _, one in votes),
        lines={
            "zones": tuple(line for line, _ in tables["zones"].rows) if "zones" in tables else (),
            "observations": tuple(line for line, _ in observations),
            "panel": tuple(line for line, _ in panel),
            "votes": tuple(line for line, _ in votes),
            "past_ranks": tuple(line for line, _ in past),
        },
        files={name: _file(table) for name, table in tables.items()},
        warnings=refuse_if_any([*findings, *strangers]),
    )


def read_input_of(files: Mapping[str, bytes]) -> EvaluationInput:
    """Read the tables that are at hand as bytes by their file names; as :func:`read_input`."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            (Path(folder) / name).write_bytes(content)
        return read_input(folder)


def _file(table: RawTable) -> str:
    return f"{table.file}!{table.name}" if table.is_sheet else table.file


def _units(reader: CellReader) -> list[Unit]:
    if not reader.require(("zone",)):
        return []
    group_columns = [name for name in reader.table.header if name and name not in ZONE_COLUMNS]
    units: dict[str, Unit] = {}
    for line, row in reader.table.rows:
        zone = reader.text(row, "zone")
        if not zone:
            reader.findings.append(_empty_cell(reader.table.place(line, "zone"), "zone"))
            continue
        if zone in units:
            reader.findings.append(_twice(reader.table.place(line, "zone"), zone))
            continue
        units[zone] = Unit(
            id=ZoneId(zone),
            name=reader.text(row, "name") or zone,
            type=reader.text(row, "type"),
            groups={name: reader.text(row, name) for name in group_columns},
            role=Role(reader.choice(line, row, "role", _ROLES) or "zone"),
            in_round=reader.yes(line, row, "in_round", default=True),
            reason=reader.text(row, "reason"),
        )
    if not units and not reader.findings:
        reader.findings.append(_no_rows(reader.table))
    return list(units.values())


def _read(
    reader: CellReader | None,
    known: dict[ZoneId, None] | None,
    make: Callable[[CellReader, int, list[Any], ZoneId], Any],
    columns: tuple[str, ...],
) -> list[tuple[int, Any]]:
    """Read every row of a table that names a known zone; None from ``make`` means the row is wrong."""
    if reader is None or not reader.require(columns):
        return []
    rows = []
    for line, row in reader.table.rows:
        zone = ZoneId(reader.text(row, "zone"))
        if not zone:
            reader.findings.append(_empty_cell(reader.table.place(line, "zone"), "zone"))
        elif known and zone not in known:
            place = reader.table.place(line, "zone")
            reader.findings.append(unknown_name("unknown_zone", place, ("특구", "zone"), zone, tuple(known)))
        else:
            made = make(reader, line, row, zone)
            if made is not None:
                rows.append((line, made))
    return rows


def _observation(reader: CellReader, line: int, row: list[Any], zone: ZoneId) -> Observation | None:
    before = len(reader.findings)
    year = reader.whole(line, row, "year", FIRST_YEAR, LAST_YEAR)
    indicator = reader.text(row, "indicator")
    value = reader.number(line, row, "value")
    wrong_value = len(reader.findings) > before
    status = reader.choice(line, row, "status", _STATUSES)
    if not indicator:
        reader.findings.append(_empty_cell(reader.table.place(line, "indicator"), "indicator"))
    if not wrong_value and ((status == "reported" and value is None) or (status in _UNREPORTED and value is not None)):
        reader.findings.append(_contradiction(reader.table.place(line, "status"), status))
    sd = reader.number(line, row, "sd")
    if sd is not None and sd < 0:
        reader.findings.append(_negative_sd(reader.table.place(line, "sd")))
    baseline, target = reader.number(line, row, "baseline"), reader.number(line, row, "target")
    if len(reader.findings) > before or year is None:
        return None
    found = ObservationStatus(status or ("missing" if value is None else "reported"))
    return Observation(
        zone, year, IndicatorId(indicator), value, found, baseline, target, sd, reader.text(row, "source")
    )


_UNREPORTED = {"missing", "not_applicable"}


def _panel_score(reader: CellReader, line: int, row: list[Any], zone: ZoneId) -> PanelScore | None:
    before = len(reader.findings)
    names = {name: reader.text(row, name) for name in ("component", "criterion", "rater")}
    for name, text in names.items():
        if not text:
            reader.findings.append(_empty_cell(reader.table.place(line, name), name))
    score = reader.number(line, row, "score")
    if score is None and len(reader.findings) == before:
        reader.findings.append(_empty_cell(reader.table.place(line, "score"), "score"))
    if len(reader.findings) > before or score is None:
        return None
    home = reader.text(row, "home_region")
    return PanelScore(zone, names["component"], names["criterion"], names["rater"], score, home)


def _votes(reader: CellReader, line: int, row: list[Any], zone: ZoneId) -> VoteCount | None:
    before = len(reader.findings)
    names = {name: reader.text(row, name) for name in ("component", "home_region")}
    for name, text in names.items():
        if not text:
            reader.findings.append(_empty_cell(reader.table.place(line, name), name))
    votes = reader.whole(line, row, "votes", 0, MOST_VOTES)
    if len(reader.findings) > before or votes is None:
        return None
    return VoteCount(zone, names["component"], names["home_region"], votes, reader.text(row, "channel"))


def _past_rank(reader: CellReader, line: int, row: list[Any], zone: ZoneId) -> PastRank | None:
    year = reader.whole(line, row, "year", FIRST_YEAR, LAST_YEAR)
    population = reader.whole(line, row, "population", 1, 1_000_000)
    rank = reader.whole(line, row, "rank", 1, population or 1_000_000)
    if year is None or rank is None or population is None:
        return None
    return PastRank(zone, year, rank, population)


def _known_past(
    reader: CellReader | None, past: list[tuple[int, Any]], known: dict[ZoneId, None]
) -> tuple[list[tuple[int, Any]], list[Finding]]:
    """A past rank of a zone that is no longer listed is left out, and said so."""
    if reader is None:
        return past, []
    strangers = [
        problem(
            "past_zone",
            reader.table.place(line, "zone"),
            (f"zones에 없는 특구의 과거 순위입니다: {one.zone}.", f"A past rank of a zone not in zones: {one.zone}."),
            (
                "해제된 특구라면 그대로 두고, 아니면 이름을 고치세요.",
                "Leave it if the zone has ended; else correct the id.",
            ),
            warn=True,
        )
        for line, one in past
        if one.zone not in known
    ]
    return [(line, one) for line, one in past if one.zone in known], strangers


def _duplicates(
    reader: CellReader | None, rows: Iterable[tuple[int, Any]], key: Callable[[Any], object]
) -> list[Finding]:
    if reader is None:
        return []
    first: dict[object, int] = {}
    found = []
    for line, one in rows:
        before = first.setdefault(key(one), line)
        if before != line:
            found.append(_row_twice(reader.table.place(line), before))
    return found


def _empty_cell(place: Place, column: str) -> Finding:
    message = (f"{column} 칸이 비어 있습니다.", f"The cell {column} is empty.")
    return problem("empty_cell", place, message, ("값을 쓰거나 줄을 지우세요.", "Fill it in or remove the row."))


def _twice(place: Place, zone: str) -> Finding:
    message = (f"특구 {zone!r}이(가) 두 번 있습니다.", f"The zone {zone!r} stands there twice.")
    return problem("zone_twice", place, message, ("한 줄만 남기세요.", "Keep one row."))


def _row_twice(place: Place, first: int) -> Finding:
    message = (f"같은 줄이 {first}행에 이미 있습니다.", f"The same key already stands in line {first}.")
    return problem("row_twice", place, message, ("둘 가운데 맞는 것만 남기세요.", "Keep the right one of the two."))


def _contradiction(place: Place, status: str) -> Finding:
    message = (f"status {status!r}와 value가 서로 어긋납니다.", f"status {status!r} and value contradict each other.")
    cure = (
        "값이 있으면 reported, 없으면 missing이나 not_applicable입니다.",
        "With a value: reported; without: missing or not_applicable.",
    )
    return problem("status_value", place, message, cure)


def _negative_sd(place: Place) -> Finding:
    message = ("측정오차 sd가 음수입니다.", "The measurement error sd is negative.")
    return problem("negative_sd", place, message, ("0 이상의 수를 쓰세요.", "Write a number from 0."))


def _no_rows(table: RawTable) -> Finding:
    message = ("zones에 특구가 한 줄도 없습니다.", "zones has no row.")
    return problem("empty_table", table.place(1), message, ("특구마다 한 줄씩 쓰세요.", "Write one row a zone."))
