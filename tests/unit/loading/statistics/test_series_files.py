"""The shipped definitions, and what a broken one says."""

import shutil

import pytest

from teukgu.loading.indicators import load_indicators
from teukgu.loading.programme import programme_folder
from teukgu.loading.statistics.series import Service
from teukgu.loading.statistics.series_file import load_all_series, load_services
from teukgu.values import Refused

FOLDER = programme_folder()


def test_every_series_names_its_page_the_day_it_was_read_and_that_nobody_confirmed_it():
    series = load_all_series(FOLDER)
    assert {one.service for one in series.values()} == set(Service)
    for one in series.values():
        assert one.page.startswith("https://")
        assert one.read_on.year >= 2026
        assert one.status == "unconfirmed"
        assert one.note.ko
        assert one.note.en
        assert (one.request is None) == (one.service is Service.FILE)


def test_no_request_of_ours_holds_a_key():
    facts = load_services(FOLDER)
    for one in load_all_series(FOLDER).values():
        if one.request is not None:
            assert facts[one.service].key_parameter not in one.request.params
    assert all(one.address.startswith("https://") and one.calls_per_day > 0 for one in facts.values())


def test_what_the_checks_compare_with_can_be_loaded_or_is_shipped():
    asked = {version.statistic for version in load_indicators(FOLDER).in_year(2025) if version.statistic}
    assert "employees" in asked
    assert asked - {"korean_residents"} <= {one.indicator for one in load_all_series(FOLDER).values()}


def test_a_broken_definition_tells_everything_at_once(tmp_path):
    shutil.copytree(FOLDER / "statistics", tmp_path / "statistics")
    path = tmp_path / "statistics" / "series" / "employees.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("id: employees", "id: workers").replace("layout: wide", "layout: tall"), encoding="utf-8"
    )
    other = tmp_path / "statistics" / "series" / "registered_population.yaml"
    text = other.read_text(encoding="utf-8")
    other.write_text(text[: text.index("request:")] + "table: {code: C1, colour: red}\n", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        load_all_series(tmp_path)
    codes = sorted(one.code for one in refused.value.findings)
    assert len(codes) == 4
    assert {"statistics.series_name", "statistics.request_missing"} < set(codes)
