"""Which stages of the value chain a zone is asked about, on which day they count, what that spares."""

from datetime import date

import pytest
from tests.years_tools import catalogue

from teukgu.loading.registry_facts import read_value
from teukgu.reporting.board import Holdings, board
from teukgu.reporting.definition import Stage
from teukgu.reporting.figure import Cell
from teukgu.reporting.form import rows_of
from teukgu.reporting.stages import stage_day, stages_of_keys, stages_offered, stages_together
from teukgu.reporting.targets import Target
from teukgu.values import IndicatorId, ZoneId

YEAR = 2026


def cells(stages):
    return {row.cell for row in rows_of(catalogue(), YEAR, "type_1", stages)}


def test_stages_are_offered_as_the_programmes_definitions_name_them():
    assert stages_offered(catalogue(), "type_1", YEAR) == tuple(Stage)
    assert stages_offered(catalogue(), "type_2", YEAR) == ()


def test_the_last_day_of_the_year_counts():
    assert stage_day(YEAR) == date(2026, 12, 31)


def test_stages_come_in_the_order_of_the_chain_and_once():
    assert stages_of_keys(["sales", "production", "sales"]) == (Stage.PRODUCTION, Stage.SALES)
    with pytest.raises(ValueError, match="mining"):
        stages_of_keys(["mining"])


def test_a_year_without_known_stages_is_asked_about_every_stage():
    assert stages_together([(Stage.PRODUCTION,), (Stage.SALES,)]) == (Stage.PRODUCTION, Stage.SALES)
    assert stages_together([(Stage.PRODUCTION,), ()]) == ()


def test_a_cell_of_the_registrys_file_names_stages():
    assert read_value("stages", "sales;production") == ["production", "sales"]
    for text in (";", "mining"):
        with pytest.raises(ValueError, match=text):
            read_value("stages", text)


def test_a_zone_loses_no_figure_by_leaving_a_stage():
    known = Cell(IndicatorId("processing_value"))
    held = Holdings(ZoneId("z"), targets=(Target(1, ZoneId("z"), YEAR, known, 5, 1, None, None, ""),))
    shown = {one.cell for one in board(catalogue(), held, [YEAR], "type_1", [Stage.PRODUCTION])}
    assert shown == cells([Stage.PRODUCTION]) | {known}
