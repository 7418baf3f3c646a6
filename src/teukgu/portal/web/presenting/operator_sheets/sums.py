"""Sums beside what stands in the report: before and after, who is behind them, what is in the way."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from teukgu.portal.report_rules import indicators, operator_sheet
from teukgu.portal.services.operator_sheets.summing import DOOR
from teukgu.portal.store.models import ReportSave, SheetSum
from teukgu.portal.store.queries.reports.drafts import figure_key
from teukgu.portal.web.presenting.reports.boxes import amount_text
from teukgu.portal.web.presenting.words import said
from teukgu.reporting.draft import cell_of
from teukgu.reporting.figure import Cell
from teukgu.reporting.operator_sheets.rules import QuestionKind
from teukgu.reporting.operator_sheets.sums import CellSum, Lacking, SheetState
from teukgu.values import IndicatorId


@dataclass(frozen=True, slots=True)
class SumLine:
    """A cell: the sum, what stands in the report and who wrote it; ``ticked`` unless that is somebody's own figure."""

    key: str
    name: str
    is_part: bool
    unit: str
    summed: CellSum
    value: str
    kept: str
    before: str
    saved: ReportSave | None
    is_same: bool
    is_typed: bool
    ticked: bool
    few: bool
    why: str
    seen: int


@dataclass(frozen=True, slots=True)
class TakenLine:
    """A sum as it went up."""

    name: str
    value: str
    row: SheetSum
    asked: int


def why_lacking(lacking: Lacking | None) -> str:
    """Return why there is no sum, in words."""
    if lacking is None:
        return ""
    return {
        Lacking.NOBODY: _("적은 곳이 없습니다."),
        Lacking.PARTS: _("전체는 적고 나눔은 적지 않은 곳이 있습니다. 합치면 실제보다 작습니다."),
        Lacking.HALVES: _("분자와 분모를 적은 사업자가 서로 다릅니다."),
        Lacking.ZERO: _("분모가 0입니다."),
    }[lacking]


def sum_lines(
    sums: Mapping[Cell, CellSum],
    saves: Mapping[str, ReportSave],
    year: int,
    least: int,
    sheets: Sequence[SheetState],
) -> list[SumLine]:
    """Return every sum beside what stands in the report; a sum is of few when one municipality's part of it is."""
    return [
        _line(one, saves.get(figure_key(cell)), year, is_few=one.fewest(sheets) < least) for cell, one in sums.items()
    ]


def _line(summed: CellSum, saved: ReportSave | None, year: int, *, is_few: bool) -> SumLine:
    version = indicators().version(summed.cell.indicator, year)
    unit = indicators().unit_of(version) if version else None
    there = saved.content.get("value") if saved and saved.content else None
    has_content = bool(saved and saved.content)
    is_same = summed.value is not None and has_content and there == summed.value
    typed = bool(has_content and saved and saved.door != DOOR)
    return SumLine(
        key=figure_key(summed.cell),
        name=cell_name(summed.cell, year),
        is_part=bool(summed.cell.part),
        unit=said(unit.name) if unit else "",
        summed=summed,
        value=amount_text(summed.value, unit) if unit else "",
        kept="" if summed.value is None else repr(summed.value),
        before=(amount_text(there, unit) if there is not None and unit else "–") if has_content else "",
        saved=saved if has_content else None,
        is_same=is_same,
        is_typed=typed,
        ticked=summed.value is not None and not is_same and not typed,
        few=summed.value is not None and is_few and summed.cell.indicator not in _counted(),
        why=why_lacking(summed.lacking),
        seen=saved.number if saved else 0,
    )


def _counted() -> set[IndicatorId]:
    """Return the indicators for which each operator counts one: that there is one is no secret of its own."""
    return {one.indicator for one in operator_sheet().questions if one.kind is QuestionKind.YES_NO}


def cell_name(cell: Cell, year: int) -> str:
    """Return the name of a cell; of a part its own."""
    version = indicators().version(cell.indicator, year)
    if version is None:
        return str(cell)
    if not cell.part:
        return said(version.name)
    way, _dot, part = cell.part.partition(".")
    names = [
        said(one.name) for each in version.disaggregations if each.id == way for one in each.parts if one.id == part
    ]
    return names[0] if names else str(cell)


def taken_lines(rows: Iterable[SheetSum], year: int) -> list[TakenLine]:
    """Return the newest sum that went up of each cell."""
    newest = {row.key: row for row in sorted(rows, key=lambda one: one.pk)}
    found = []
    for key, row in newest.items():
        cell = cell_of(key.removeprefix("figure:"))
        version = indicators().version(cell.indicator, year)
        name = said(version.name) if version else str(cell)
        if cell.part:
            name = f"{name} - {cell_name(cell, year)}"
        unit = indicators().unit_of(version) if version else None
        value = f"{amount_text(row.value, unit)} {said(unit.name)}" if unit else str(row.value)
        asked = row.given + row.not_applicable + row.left_empty + row.refused + row.silent
        found.append(TakenLine(name, value, row, asked))
    return found
