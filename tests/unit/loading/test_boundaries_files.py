"""The committed map: every municipality, shared borders, neighbours."""

import csv
import json
import re

import pytest

from teukgu.loading.programme import programme_folder

FOLDER = programme_folder()


@pytest.fixture(scope="module")
def regions():
    return json.loads((FOLDER / "boundaries" / "municipalities.json").read_text(encoding="utf-8"))["regions"]


def corners(path):
    found = set()
    for start_x, start_y, steps in re.findall(r"M(-?\d+),(-?\d+)l([^z]*)z", path):
        x, y = int(start_x), int(start_y)
        found.add((x, y))
        for step in steps.split():
            dx, dy = step.split(",")
            x, y = x + int(dx), y + int(dy)
            found.add((x, y))
    return found


def rows(name):
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_map_has_the_229_municipalities_that_have_statistics(regions):
    assert len(regions) == 229
    assert set(regions) == {row["region_id"] for row in rows("statistics/statistics.csv")}


def test_every_region_lies_on_the_sheet_and_is_drawn(regions):
    sheet = json.loads((FOLDER / "boundaries" / "municipalities.json").read_text(encoding="utf-8"))
    for one in regions.values():
        assert len(corners(one["path"])) >= 3
        west, north, east, south = one["box"]
        assert 0 <= west < east <= sheet["width"]
        assert 0 <= north < south <= sheet["height"]
        assert west <= one["point"][0] <= east
        assert north <= one["point"][1] <= south


def test_neighbours_share_their_border_exactly(regions):
    pairs = rows("boundaries/neighbours.csv")
    assert len({(row["region_a"], row["region_b"]) for row in pairs}) == len(pairs)
    for row in pairs:
        assert row["region_a"] < row["region_b"]
        shared = corners(regions[row["region_a"]]["path"]) & corners(regions[row["region_b"]]["path"])
        assert shared, row


def test_jeju_has_one_border_and_ulleung_none():
    pairs = [(row["region_a"], row["region_b"]) for row in rows("boundaries/neighbours.csv")]
    by_code = {row["mois_2024"]: row["region_id"] for row in rows("registry/regions.csv")}
    jeju, ulleung = (by_code["50110"], by_code["50130"]), by_code["47940"]
    assert [pair for pair in pairs if set(jeju) & set(pair)] == [tuple(sorted(jeju))]
    assert not [pair for pair in pairs if ulleung in pair]


def test_province_outlines_are_drawn_from_the_same_corners(regions):
    provinces = json.loads((FOLDER / "boundaries" / "provinces.json").read_text(encoding="utf-8"))["regions"]
    everywhere = set().union(*(corners(one["path"]) for one in regions.values()))
    assert len(provinces) == 18
    for one in provinces.values():
        found = corners(one["path"])
        assert len(found & everywhere) / len(found) > 0.99
