"""Real names and codes of eighteen years, from the reference data where there are any."""

import pytest

from teukgu.loading.programme import DEFAULT_PROGRAMME
from teukgu.loading.statistics.file_records import file_records
from teukgu.loading.statistics.grid import read_grid
from teukgu.loading.statistics.series import Columns, Table
from teukgu.loading.statistics.understand import understand
from teukgu.portal.services.statistics.region_book import region_book

pytestmark = [pytest.mark.reference, pytest.mark.usefixtures("portal")]


def test_codes_and_names_find_the_same_municipality_in_every_row(reference_data):
    content = (reference_data / "not_for_the_product" / "panel_annual.csv").read_bytes()
    book, grid = region_book(DEFAULT_PROGRAMME), read_grid(content, "panel")
    read = []
    for columns in (Columns(code="code", system="mois"), Columns(region=("sido_ko", "name_ko"))):
        table = Table(Columns(columns.region, columns.code, "mois", "year", "pop_total"))
        got = understand(file_records(grid, table, "panel"), table, "registered_residents", book, "panel")
        assert got.findings == []
        assert not got.left_out
        read.append(got.figures)
    assert len(read[0]) == len(grid) - 1
    assert read[0] == read[1]
