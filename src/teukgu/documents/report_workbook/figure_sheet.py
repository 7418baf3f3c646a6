"""The sheet of one group of indicators: a line for each figure, with what it is read against beside it."""

from collections.abc import Collection, Mapping
from typing import Any

from teukgu.documents.report_workbook.cell_text import clean, cut, lines_of
from teukgu.documents.report_workbook.columns import Column
from teukgu.documents.report_workbook.layout import (
    CONFIDENCE_CHOICES,
    FIRST_ROW,
    HEADINGS_ROW,
    STATUS_CHOICES,
    FigureLine,
)
from teukgu.documents.report_workbook.page import Page, set_up, write_head
from teukgu.documents.report_workbook.styles import LINE
from teukgu.reporting.definition import IndicatorVersion
from teukgu.reporting.figure import Cell, Figure, FigureStatus, Number
from teukgu.reporting.names import name_of
from teukgu.values import Bilingual, Place

WIDTHS: dict[Column, float] = {
    Column.CODE: 24,
    Column.NAME: 34,
    Column.PART: 30,
    Column.UNIT: 10,
    Column.LAST: 18,
    Column.TARGET: 18,
    Column.VALUE: 20,
    Column.STATUS: 14,
    Column.CONFIDENCE: 12,
    Column.NOTE: 44,
}
NOTHING = "-"
PROMPT, PROMPT_TITLE = 255, 32
"""Characters that the prompt of a cell may have."""
FARTHEST = 10**15
"""Bound of figures that have none: as far as a spreadsheet counts exactly."""

_GUIDE = Bilingual(
    "노란 칸에만 적습니다. '단위' 열의 단위로 숫자만 적고, 값이 없으면 비워 두지 말고 그 옆에서 까닭을 고릅니다.",
    "Write in the yellow cells only: numbers, in the unit shown. Where there is no value, choose why beside it.",
)
_WHOLE = Bilingual("전체", "whole")
BROKEN = Bilingual("정의가 바뀌어 견줄 수 없음", "Definition changed: not comparable")
"""What stands for last year's figure when there is one that may not be read beside this year's."""
_SUMS = Bilingual("나눈 값을 더하면 전체와 같아야 합니다.", "The parts must add up to the whole.")
_OF_WHICH = Bilingual("전체 가운데 몇인지 적습니다.", "How much of the whole it is.")
_UNIT = Bilingual("단위: {unit}", "Unit: {unit}")
_WRONG = Bilingual("숫자를 확인해 주세요", "Please look at the number")
_WRONG_HOW = Bilingual(
    "이 칸에는 {unit} 단위의 숫자를 적습니다. '예'를 누르면 그대로 두고, 올릴 때 다시 확인합니다.",
    "A number in {unit} is expected here. 'Yes' keeps what you typed; it is looked at again at upload.",
)
_FROM_LIST = Bilingual("목록에서 골라 주세요", "Please choose from the list")


def write_figures(page: Page) -> None:
    """Write the sheet."""
    set_up(page)
    write_head(page, _GUIDE, WIDTHS)
    page.paper.freeze_panes(HEADINGS_ROW, page.sheet.columns.index(Column.UNIT))
    for line in page.sheet.figures:
        _write_line(page, line)
    _offer(page, Column.STATUS, STATUS_CHOICES)
    _offer(page, Column.CONFIDENCE, CONFIDENCE_CHOICES)
    page.paper.set_selection(*page.at(FIRST_ROW, Column.VALUE), *page.at(FIRST_ROW, Column.VALUE))


def _write_line(page: Page, line: FigureLine) -> None:
    number, cell = line.number, line.row.cell
    name, part = page.say(line.row.version.name), _part(page, line)
    page.write(number, Column.CODE, line.code, "hidden")
    page.write(number, Column.NAME, name, "name_again" if line.row.part else "name")
    page.write(number, Column.PART, part, "part" if line.row.part else "name")
    page.write(number, Column.UNIT, page.say(line.unit.name), "unit")
    if cell in page.form.broken:
        page.write(number, Column.LAST, page.say(BROKEN), "none")
    else:
        _write_shown(page, line, Column.LAST, page.form.last, page.form.earlier)
    _write_shown(page, line, Column.TARGET, page.form.targets)
    _write_entered(page, line, page.form.entered.figures.get(cell))
    page.paper.data_validation(*page.at(number, Column.VALUE), *page.at(number, Column.VALUE), _rule(page, line))
    lines = max(
        lines_of(name, WIDTHS[Column.NAME]),
        lines_of(part, WIDTHS[Column.PART] - 2),
        lines_of(page.say(line.unit.name), WIDTHS[Column.UNIT] - 1),
        lines_of(page.say(BROKEN), WIDTHS[Column.LAST] - 1) if cell in page.form.broken else 1,
    )
    page.paper.set_row(number - 1, lines * LINE + 5)


def _part(page: Page, line: FigureLine) -> str:
    row = line.row
    if row.way and row.part:
        return f"{page.say(row.way.name)}: {page.say(row.part.name)}"
    return page.say(_WHOLE) if row.version.disaggregations else ""


def _write_shown(
    page: Page,
    line: FigureLine,
    column: Column,
    values: Mapping[Cell, Number],
    starred: Collection[Cell] = (),
) -> None:
    value, cell = values.get(line.row.cell), line.row.cell
    if value is None:
        page.write(line.number, column, NOTHING, "none")
    else:
        style = page.styles.shown(line.unit.decimals, starred=cell in starred)
        page.paper.write_number(*page.at(line.number, column), value, style)


def _write_entered(page: Page, line: FigureLine, figure: Figure | None) -> None:
    """Write what the draft holds of a figure; all four cells are there to write in, also when it holds nothing."""
    typed, number = page.styles.typed(line.unit.decimals), line.number
    status = confidence = note = ""
    if figure is not None:
        status = "" if figure.status is FigureStatus.GIVEN else page.say(name_of(figure.status))
        confidence, note = page.say(name_of(figure.confidence)), clean(figure.note, Place(key=line.code))
    if figure is None or figure.value is None:
        page.paper.write_blank(*page.at(number, Column.VALUE), None, typed)
    else:
        page.paper.write_number(*page.at(number, Column.VALUE), figure.value, typed)
    page.write(number, Column.STATUS, status, "choice")
    page.write(number, Column.CONFIDENCE, confidence, "choice")
    page.write(number, Column.NOTE, note, "note")


def _rule(page: Page, line: FigureLine) -> dict[str, Any]:
    """Return what may be typed: a number within what can be true. It asks and does not forbid."""
    version, unit = line.row.version, page.say(line.unit.name)
    return {
        "validate": "decimal" if line.unit.decimals else "integer",
        "criteria": "between",
        "minimum": -FARTHEST if version.lowest is None else version.lowest,
        "maximum": FARTHEST if version.highest is None else version.highest,
        "input_title": cut(page.say(version.name), PROMPT_TITLE),
        "input_message": _prompt(page, line, version, unit),
        "error_type": "warning",
        "error_title": page.say(_WRONG),
        "error_message": page.say(_WRONG_HOW.format(unit=unit)),
    }


def _prompt(page: Page, line: FigureLine, version: IndicatorVersion, unit: str) -> str:
    unit_said = page.say(_UNIT.format(unit=unit))
    if line.row.way is None:
        return cut(f"{unit_said}\n{page.say(version.description)}", PROMPT)
    return cut(f"{unit_said}\n{_part(page, line)}\n{page.say(_SUMS if line.row.way.whole else _OF_WHICH)}", PROMPT)


def _offer(page: Page, column: Column, choices: tuple[Any, ...]) -> None:
    lines = page.sheet.figures
    rule = {
        "validate": "list",
        "source": [page.say(name_of(one)) for one in choices],
        "error_title": page.say(_FROM_LIST),
        "error_message": ", ".join(page.say(name_of(one)) for one in choices),
    }
    page.paper.data_validation(*page.at(lines[0].number, column), *page.at(lines[-1].number, column), rule)
