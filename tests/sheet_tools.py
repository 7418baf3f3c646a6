"""Operators' sheets: the programme's rules of the sheet, and in `tests.sheet_world` a survey that is under way."""

from teukgu.loading.indicators import load_indicators
from teukgu.loading.operator_sheet import load_operator_sheet
from teukgu.loading.programme import programme_folder
from teukgu.reporting.figure import Cell
from teukgu.reporting.operator_sheets.rules import SheetZone, sheet_rows
from teukgu.values import IndicatorId

FOLDER = programme_folder("kr_special_zones")
RULES, CATALOGUE = load_operator_sheet(FOLDER), load_indicators(FOLDER)
YEAR = 2026


def cell(written):
    """Return the cell that a text names."""
    indicator, _, part = written.partition("/")
    return Cell(IndicatorId(indicator), part)


def rows(kind="processor", zone_type="type_1"):
    """Return what an operator of this kind is asked."""
    return sheet_rows(RULES, CATALOGUE, SheetZone(YEAR, zone_type), kind)
