"""The sum that goes up: what operators answered, added cell by cell, with how many stand behind it.

::

    sums = sum_up(rows, sheets, units)        # sheets: one SheetState for each operator on the list
    sums[Cell("sales")].value                 # None when there is none; ``why`` says why
    ratios(versions, sums, units)             # never added up: made anew from their halves

Only flows, stocks and totals are added. A part goes up only when everybody who gave the whole gave the part too, or it
would look smaller than it is. A ratio is made only when the same operators stand behind both of its halves.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from teukgu.reporting.definition import IndicatorVersion, Unit
from teukgu.reporting.figure import Cell, Figure, FigureStatus, Number
from teukgu.reporting.operator_sheets.rules import SheetRow, is_summed
from teukgu.values import Aggregation


class Standing(StrEnum):
    """Where an operator's sheet stands."""

    ANSWERED = "answered"
    REFUSED = "refused"
    SILENT = "silent"
    GONE = "gone"
    """Closed, merged into another or not taking part any more: not asked."""


class Lacking(StrEnum):
    """Why there is no sum."""

    NOBODY = "nobody"
    PARTS = "parts"
    HALVES = "halves"
    ZERO = "zero"
    """The lower half of a ratio is zero."""


@dataclass(frozen=True, slots=True)
class SheetState:
    """One operator's sheet: where it stands, what it is asked, what was answered; ``key`` tells operators apart."""

    key: int
    standing: Standing
    asked: frozenset[Cell]
    figures: Mapping[Cell, Figure] = field(default_factory=dict)
    municipality: str = ""
    """Who surveys it: of a joint zone each municipality knows the answers of its own operators."""


@dataclass(frozen=True, slots=True)
class CellSum:
    """A sum over operators: ``given`` stand behind it, the others are counted by why they do not.

    ``left_empty`` answered the sheet but not this; operators of a kind that is not asked for the cell count nowhere.
    """

    cell: Cell
    value: Number | None
    given: frozenset[int] = frozenset()
    not_applicable: int = 0
    left_empty: int = 0
    refused: int = 0
    silent: int = 0
    lacking: Lacking | None = None

    @property
    def asked(self) -> int:
        """Return how many operators were asked."""
        return len(self.given) + self.not_applicable + self.left_empty + self.refused + self.silent

    def fewest(self, sheets: Iterable[SheetState]) -> int:
        """Return how many operators stand behind the smallest municipality's part of the sum.

        In a joint zone the other municipalities take their own operators' answers off and have that part.
        """
        by_municipality = Counter(one.municipality for one in sheets if one.key in self.given)
        return min(by_municipality.values(), default=0)


Sums = Mapping[Cell, CellSum]


def sum_up(rows: Iterable[SheetRow], sheets: Sequence[SheetState], units: Mapping[str, Unit]) -> dict[Cell, CellSum]:
    """Return the sum of every cell that may be added up, wholes before their parts."""
    found: dict[Cell, CellSum] = {}
    rows = tuple(one for one in rows if is_summed(one.version))
    for row in sorted(rows, key=lambda one: one.part is not None):
        summed = _summed(row.cell, sheets, units[row.version.unit].decimals)
        if row.part is not None and row.whole in found:
            summed = _whole_or_none(summed, row.whole, sheets)
        found[row.cell] = summed
    return {row.cell: found[row.cell] for row in rows}


def _summed(cell: Cell, sheets: Sequence[SheetState], decimals: int) -> CellSum:
    asked = [one for one in sheets if cell in one.asked and one.standing is not Standing.GONE]
    answered = [one for one in asked if one.standing is Standing.ANSWERED]
    values = {one.key: value for one in answered if (value := _value(one, cell)) is not None}
    inapplicable = sum(
        cell in one.figures and one.figures[cell].status is FigureStatus.NOT_APPLICABLE for one in answered
    )
    return CellSum(
        cell,
        _added(values.values(), decimals) if values else None,
        frozenset(values),
        not_applicable=inapplicable,
        left_empty=len(answered) - len(values) - inapplicable,
        refused=sum(one.standing is Standing.REFUSED for one in asked),
        silent=sum(one.standing is Standing.SILENT for one in asked),
        lacking=None if values else Lacking.NOBODY,
    )


def _whole_or_none(summed: CellSum, whole: Cell, sheets: Sequence[SheetState]) -> CellSum:
    """Return the sum of a part, without a value when somebody gave the whole (above zero) and not the part."""
    short = [
        one
        for one in sheets
        if one.standing is Standing.ANSWERED
        and _value(one, whole)
        and summed.cell in one.asked
        and one.key not in summed.given
        and not _is_inapplicable(one, summed.cell)
    ]
    return _without(summed, Lacking.PARTS) if short and summed.value is not None else summed


def _without(summed: CellSum, why: Lacking) -> CellSum:
    return CellSum(
        summed.cell,
        None,
        summed.given,
        summed.not_applicable,
        summed.left_empty,
        summed.refused,
        summed.silent,
        why,
    )


def _is_inapplicable(sheet: SheetState, cell: Cell) -> bool:
    return cell in sheet.figures and sheet.figures[cell].status is FigureStatus.NOT_APPLICABLE


def _value(sheet: SheetState, cell: Cell) -> Number | None:
    return sheet.figures[cell].value if cell in sheet.figures else None


def _added(values: Iterable[Number], decimals: int) -> Number:
    """Return an exact sum: binary fractions never add up to something that nobody wrote."""
    total = sum((Decimal(str(one)) for one in values), Decimal(0))
    return float(round(total, decimals)) if decimals else int(total)


def ratios(versions: Iterable[IndicatorVersion], sums: Sums, units: Mapping[str, Unit]) -> dict[Cell, CellSum]:
    """Return the ratios of these definitions that follow from ``sums``; those of other years' figures are left out."""
    found = {}
    for version in versions:
        ratio = version.ratio
        if version.aggregation is not Aggregation.RATIO or ratio is None or ratio.over_years_back:
            continue
        if ratio.of in sums and ratio.over in sums:
            decimals = units[version.unit].decimals
            cell = Cell(version.id)
            found[cell] = _ratio(cell, sums[ratio.of], sums[ratio.over], ratio.times, decimals)
    return found


def _ratio(cell: Cell, of: CellSum, over: CellSum, times: float, decimals: int) -> CellSum:
    if of.value is None or over.value is None:
        return _without(_named(cell, over), Lacking.HALVES)
    if of.given != over.given:
        return _without(_named(cell, over), Lacking.HALVES)
    if not over.value:
        return _without(_named(cell, over), Lacking.ZERO)
    exact = Decimal(str(times)) * Decimal(str(of.value)) / Decimal(str(over.value))
    value: Number = float(round(exact, decimals)) if decimals else round(exact)
    return CellSum(cell, value, over.given, over.not_applicable, over.left_empty, over.refused, over.silent)


def _named(cell: Cell, summed: CellSum) -> CellSum:
    return CellSum(
        cell, summed.value, summed.given, summed.not_applicable, summed.left_empty, summed.refused, summed.silent
    )
