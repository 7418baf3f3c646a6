"""Lines of a sheet over several years: one for each version, together covering each asked cell of each year once."""

import pytest
from tests.workbook_tools import TYPES, catalogue

from teukgu.reporting.form import rows_of
from teukgu.reporting.year_lines import year_lines


@pytest.mark.parametrize("zone_type", TYPES)
@pytest.mark.parametrize("years", [range(2005, 2025), range(2014, 2018), range(2023, 2030), (2024,)])
def test_every_cell_asked_in_a_year_has_one_line_in_which_it_is_written(zone_type, years):
    lines = year_lines(catalogue(), years, zone_type)
    written = [(year, one.row.cell) for one in lines for year in one.years]
    asked = [(year, row.cell) for year in years for row in rows_of(catalogue(), year, zone_type)]
    assert sorted(written) == sorted(asked)
    assert len({one.code for one in lines}) == len(lines)


def test_a_definition_that_changed_gives_two_lines_with_their_own_years():
    found = {one.code: one.years for one in year_lines(catalogue(), range(2014, 2018), "")}
    assert (found["jobs@1"], found["jobs@2"]) == ((2014, 2015), (2016, 2017))
