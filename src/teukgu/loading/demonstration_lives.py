"""Reads the lives of invented zones: ``lives/*.yaml`` of a demonstration programme, a life a file.

A life has words (``town: neulnuri``) that stand as ``{town}`` in its steps, a first day, and steps. A step names its
day (``on``, or ``day`` counted from the first), what is done (``do``), by whom (``who``) and what that needs. ``path``
takes in the steps of ``lives/paths/<path>.yaml``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, cast

from teukgu.loading.yaml_lines import load_yaml

FOLDER = "lives"
OWN = frozenset({"on", "day", "do", "who", "id"})


@dataclass(frozen=True, slots=True)
class LifeStep:
    """One thing that somebody does on a day; ``key`` is the same however often the files are read."""

    life: str
    key: str
    day: date
    do: str
    who: str
    given: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Life:
    """An invented zone's life: its words, and what happens in order."""

    id: str
    words: Mapping[str, Any]
    steps: tuple[LifeStep, ...]


def read_lives(programme: Path) -> tuple[Life, ...]:
    """Return every life in the order of the file names."""
    return tuple(_life(path) for path in sorted((programme / FOLDER).glob("*.yaml")))


def _life(path: Path) -> Life:
    data = _read(path)
    words = {"town": "", **data.get("words", {})}
    first = data["first_day"]
    rows = [row for step in data["steps"] for row in _with_path(path.parent, step)]
    steps = [_step(path.stem, number, row, words, first) for number, row in enumerate(rows, start=1)]
    return Life(path.stem, words, tuple(sorted(steps, key=lambda step: step.day)))


def _with_path(folder: Path, row: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the step, or the steps of the path that it names (which may take in another path)."""
    if "path" not in row:
        yield row
        return
    for one in _read(folder / "paths" / f"{row['path']}.yaml")["steps"]:
        yield from _with_path(folder, one)


def _read(path: Path) -> Mapping[str, Any]:
    data, _lines = load_yaml(path)
    return cast(Mapping[str, Any], data)


def _step(life: str, number: int, row: Mapping[str, Any], words: Mapping[str, Any], first: date) -> LifeStep:
    day = row.get("on") or first + timedelta(days=row["day"])
    given = {key: _filled(value, words) for key, value in row.items() if key not in OWN}
    key = str(row.get("id") or f"step-{number:03d}")
    return LifeStep(life, key, day, row["do"], _filled(row.get("who", ""), words), given)


def _filled(value: Any, words: Mapping[str, Any]) -> Any:
    """Return ``value`` with the life's words in every text of it."""
    if isinstance(value, str):
        return value.format_map(words)
    if isinstance(value, Mapping):
        return {key: _filled(one, words) for key, one in value.items()}
    return [_filled(one, words) for one in value] if isinstance(value, list | tuple) else value
