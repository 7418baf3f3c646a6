"""The committed statistics against an independent cleaned extract of the same package."""

import csv

import pytest

from teukgu.loading.programme import programme_folder

pytestmark = pytest.mark.reference
COLUMNS = {
    "companies": "establishments",
    "pop_census_households": "household_population",
    "tfr": "total_fertility_rate",
    "dwellings": "dwellings",
    "vacant_dwellings": "vacant_dwellings",
    "grdp_total_mkrw": "gross_regional_product",
    "gva_total_mkrw": "gva_total",
    "gva_agriculture_mkrw": "gva_agriculture",
    "gva_mining_mkrw": "gva_mining",
    "gva_manufacturing_mkrw": "gva_manufacturing",
    "gva_utilities_mkrw": "gva_utilities",
    "gva_construction_mkrw": "gva_construction",
    "gva_trade_mkrw": "gva_trade",
    "gva_transport_mkrw": "gva_transport",
    "gva_hospitality_mkrw": "gva_hospitality",
    "gva_ict_mkrw": "gva_ict",
    "gva_finance_mkrw": "gva_finance",
    "gva_realestate_mkrw": "gva_real_estate",
    "gva_business_services_mkrw": "gva_business_services",
    "gva_public_mkrw": "gva_public_administration",
    "gva_education_mkrw": "gva_education",
    "gva_health_mkrw": "gva_health",
    "gva_arts_other_mkrw": "gva_arts_other",
    "net_taxes_mkrw": "net_taxes_on_products",
}


def _rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_committed_figures_equal_the_reference_extract(reference_data):
    folder = programme_folder()
    regions = {row["mois_2024"]: row["region_id"] for row in _rows(folder / "registry" / "regions.csv")}
    ours = {
        (row["region_id"], row["year"], row["indicator"]): float(row["value"])
        for row in _rows(folder / "statistics" / "statistics.csv")
    }
    compared, only_ours, only_theirs = 0, [], []
    for row in _rows(reference_data / "panel" / "panel_quinquennial.csv"):
        for column, indicator in COLUMNS.items():
            key = (regions[row["code"]], row["year"], indicator)
            if row[column] and key in ours:
                assert ours[key] == pytest.approx(float(row[column]), rel=1e-9), key
                compared += 1
            elif row[column]:
                only_theirs.append(key)
            elif key in ours:
                only_ours.append(key)
    assert compared > 15_000
    # the extract averages Cheongju's two fertility rates of 2010; a mean of two rates is not a rate
    assert only_theirs == [(regions["43110"], "2010", "total_fertility_rate")]
    # ours adds total value added of 2010 where the package gives gross product and taxes only
    assert {key[1:] for key in only_ours} == {("2010", "gva_total")}


def test_korean_residents_add_up_to_the_published_totals():
    totals = {2015: 49_705_663, 2020: 50_133_493, 2025: 49_708_442}
    rows = _rows(programme_folder() / "statistics" / "statistics.csv")
    for year, total in totals.items():
        found = [row for row in rows if row["indicator"] == "korean_residents" and row["year"] == str(year)]
        assert len(found) == 229
        assert sum(int(row["value"]) for row in found) == total
