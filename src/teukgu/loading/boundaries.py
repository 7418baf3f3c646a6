"""The map of a programme: simplified outlines of its municipalities and provinces, ready to draw."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from teukgu.values import Bilingual

BoxOnPaper = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """One region: SVG ``path`` (fill rule evenodd), ``point`` inside it, its ``box`` (west, north, east, south)."""

    path: str
    point: tuple[float, float]
    box: BoxOnPaper


@dataclass(frozen=True, slots=True)
class Inset:
    """A frame around far islands that are drawn nearer than they are."""

    name: Bilingual
    frame: BoxOnPaper


@dataclass(frozen=True, slots=True)
class Boundaries:
    """Shapes by region id in units of 100 m from the north-west corner, y downwards; ``units_of`` is their year."""

    municipalities: Mapping[str, Shape]
    provinces: Mapping[str, Shape]
    insets: tuple[Inset, ...]
    width: float
    height: float
    units_of: int
    source: str


def read_boundaries(folder: Path) -> Boundaries:
    """Return the boundaries of the programme in ``folder``."""
    municipalities, provinces = (
        _read(folder / "boundaries" / f"{name}.json") for name in ("municipalities", "provinces")
    )
    return Boundaries(
        municipalities=_shapes(municipalities),
        provinces=_shapes(provinces),
        insets=tuple(Inset(Bilingual(row["ko"], row["en"]), _box(row["frame"])) for row in municipalities["insets"]),
        width=float(municipalities["width"]),
        height=float(municipalities["height"]),
        units_of=int(municipalities["units_of"]),
        source=str(municipalities["source"]),
    )


def _read(path: Path) -> dict[str, Any]:
    return dict(json.loads(path.read_text(encoding="utf-8")))


def _box(numbers: list[float]) -> BoxOnPaper:
    west, north, east, south = numbers
    return (west, north, east, south)


def _shapes(data: dict[str, Any]) -> dict[str, Shape]:
    return {
        region: Shape(row["path"], (row["point"][0], row["point"][1]), _box(row["box"]))
        for region, row in data["regions"].items()
    }
