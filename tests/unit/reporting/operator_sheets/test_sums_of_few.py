"""How many operators stand behind the smallest municipality's part of a sum."""

import pytest

from teukgu.reporting.figure import Cell, Figure
from teukgu.reporting.operator_sheets.sums import CellSum, SheetState, Standing
from teukgu.values import IndicatorId

SALES = Cell(IndicatorId("sales"))


@pytest.mark.parametrize(
    ("municipalities", "fewest"),
    [("", 0), ("aaa", 3), ("aaab", 1), ("aabbb", 2), ("ab", 1)],
)
def test_the_smallest_part_counts(municipalities, fewest):
    sheets = [
        SheetState(place, Standing.ANSWERED, frozenset({SALES}), {SALES: Figure(SALES, 10)}, one)
        for place, one in enumerate(municipalities)
    ]
    silent = SheetState(99, Standing.SILENT, frozenset({SALES}), municipality="c")
    summed = CellSum(SALES, 10 * len(sheets), frozenset(one.key for one in sheets), silent=1)
    assert summed.fewest([*sheets, silent]) == fewest
