"""Figures of a report in words and in the units of public tables: money in 천원 or 백만원, ``△`` below zero."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from teukgu.documents.official.wording import UNITS, count_text
from teukgu.documents.report_paper.record import ReportRecord
from teukgu.reporting.definition import Unit
from teukgu.reporting.figure import Figure, Number
from teukgu.reporting.form import Row
from teukgu.reporting.names import name_of
from teukgu.values import Bilingual, Language, nfc

THOUSANDS, MILLIONS = "천원", "백만원"
IN_MILLIONS = 10**12
"""From this amount on a report is in 백만원: more digits do not fit beside each other on A4."""
MONEY_NAMES = {THOUSANDS: Bilingual(THOUSANDS, "thousand won"), MILLIONS: Bilingual(MILLIONS, "million won")}
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A row of figures in words; ``note`` is what was written beside it."""

    name: str
    is_part: bool
    unit: str
    last: str
    target: str
    now: str
    change: str
    founded: str
    note: str


def figure_groups(record: ReportRecord, language: Language = "ko") -> Iterator[tuple[str, tuple[FigureLine, ...]]]:
    """Yield each group of figures with its lines; a part is shown only where there is something to show."""
    money = money_unit(record)
    names = {group.id: _said(group.name, language) for group in record.catalogue.groups}
    for group, rows in groupby(record.rows, key=lambda row: row.version.group):
        yield (
            names.get(group, group),
            tuple(_line(row, record, money, language) for row in rows if _is_shown(row, record)),
        )


def _is_shown(row: Row, record: ReportRecord) -> bool:
    there = (record.draft.figures, record.last, record.targets)
    return row.part is None or any(row.cell in one for one in there)


def money_unit(record: ReportRecord) -> str:
    """Return the unit in which the report's amounts of money are written, one for all of them."""
    money = {row.cell for row in record.rows if record.catalogue.unit_of(row.version).money}
    entered = {cell: one.value for cell, one in record.draft.figures.items() if one.value is not None}
    amounts = (
        abs(value) for one in (entered, record.last, record.targets) for cell, value in one.items() if cell in money
    )
    return MILLIONS if max(amounts, default=0) >= IN_MILLIONS else THOUSANDS


def _line(row: Row, record: ReportRecord, money: str, language: Language) -> FigureLine:
    unit, figure = record.catalogue.unit_of(row.version), record.draft.figures.get(row.cell)
    last, target = record.last.get(row.cell), record.targets.get(row.cell)
    return FigureLine(
        name=_said(row.part.name if row.part else row.version.name, language),
        is_part=row.part is not None,
        unit=_said(MONEY_NAMES[money] if unit.money else unit.name, language),
        last=amount(last, unit, money),
        target=amount(target, unit, money),
        now=_now(figure, unit, money, language),
        change=amount(change_of(figure, last), unit, money),
        founded=_said(name_of(figure.confidence), language) if figure and figure.value is not None else "",
        note=nfc(figure.note.strip()) if figure else "",
    )


def _said(text: Bilingual, language: Language) -> str:
    return nfc(text.en if language == "en" else text.ko)


def change_of(figure: Figure | None, last: Number | None) -> Number | None:
    """Return by how much a figure is above last year's, None when either is missing."""
    return None if figure is None or figure.value is None or last is None else figure.value - last


def _now(figure: Figure | None, unit: Unit, money: str, language: Language) -> str:
    if figure is None:
        return NOTHING
    return amount(figure.value, unit, money) if figure.value is not None else _said(name_of(figure.status), language)


def amount(value: Number | None, unit: Unit, money: str = THOUSANDS) -> str:
    """Return a figure as a public table writes it: ``△1,234``; whole won in ``money``, halves away from zero."""
    if value is None:
        return NOTHING
    exact = Decimal(str(value))
    return count_text(exact / UNITS[money]) if unit.money else count_text(exact, unit.decimals)
