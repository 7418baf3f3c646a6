"""Writes the round of public statistics as an input folder that ``teukgu evaluate`` reads."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from teukgu.surroundings import Prepared, Unit
from teukgu.values import Observation

ZONE_COLUMNS = ("zone", "name", "type", "comparison_group", "municipalities", "role", "in_round", "reason")
OBSERVATION_COLUMNS = ("zone", "year", "indicator", "value", "source")
NOTE = """\
# 공개 통계로 본 특구 주변의 변화: 평가 입력 / Around the zones in public statistics: evaluation input

Written by `teukgu statistics input`. Source of every figure: Statistics Korea (KOSIS, SGIS), KOGL type 1.

- `zones.csv`: every listed zone with the reason it is in or out of the round, then the municipalities it is compared
  with (`role` comparison, one row for each `comparison_group`; never scored). `type` is the sector, inferred from the
  zone's name.
- `observations.csv`: published figures as they are. A joint zone's municipalities are added up.

Nothing here comes from the zones themselves. This is not the ministry's evaluation and does not measure a zone's
performance. To compute it: `teukgu evaluate THIS_FOLDER --scheme public-statistics --out RESULTS`
"""


def write_input(prepared: Prepared, folder: Path) -> None:
    """Write ``zones.csv``, ``observations.csv`` and a note into ``folder``; the same input gives the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "zones.csv", ZONE_COLUMNS, (zone_row(unit) for unit in prepared.units))
    _write(folder / "observations.csv", OBSERVATION_COLUMNS, (_observation_row(row) for row in prepared.observations))
    (folder / "README.md").write_text(NOTE, encoding="utf-8", newline="\n")


def zone_row(unit: Unit) -> tuple[str, ...]:
    """Return a unit as a row of ``zones.csv``; the reason is written in Korean and English."""
    in_round = unit.standing is not None and unit.standing.in_round
    reason = "" if unit.standing is None else f"{unit.standing.reason.ko} / {unit.standing.reason.en}"
    role = "comparison" if unit.comparison else "zone"
    regions = ";".join(unit.municipalities)
    return (unit.id, unit.name, unit.sector, unit.group, regions, role, "true" if in_round else "false", reason)


def _observation_row(row: Observation) -> tuple[str, ...]:
    value = "" if row.value is None else f"{row.value:.15g}"
    return (row.zone, str(row.year), row.indicator, value, row.source)


def _write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
