"""The page of figures within the year: a row for each indicator, the months that can be told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from teukgu.portal.report_rules import indicators
from teukgu.portal.store.models import MidYearFigure, ZoneNow
from teukgu.portal.store.queries.office_desk.mid_year import paths_of, standing_figures
from teukgu.portal.web.presenting.reports.boxes import amount_text
from teukgu.portal.web.presenting.words import said
from teukgu.reporting.amounts import read_amount
from teukgu.reporting.definition import IndicatorVersion
from teukgu.reporting.figure import Cell, Number
from teukgu.values import Bilingual, Finding, IndicatorId, Place

YEARS_BACK = 3


@dataclass(frozen=True, slots=True)
class MidYearRow:
    """An indicator: last year's whole figure, that of the same month a year before, what stands, what is typed."""

    id: str
    name: str
    unit: str
    last: str
    then: str
    typed: str
    standing: MidYearFigure | None


def mid_year_rows(
    zone: ZoneNow, asked: Iterable[IndicatorVersion], year: int, month: int, typed: QueryDict | None
) -> list[MidYearRow]:
    """Return the rows of a month."""
    path, standing = paths_of([zone], year, month)[zone.pk], standing_figures(zone.pk, year, month)
    rows = []
    for one in asked:
        unit, there, cell = indicators().unit_of(one), standing.get(one.id), Cell(one.id)
        shown = amount_text(there.value, unit) if there else ""
        rows.append(
            MidYearRow(
                one.id,
                said(one.name),
                said(unit.name),
                amount_text(path.past.get((year - 1, cell)), unit),
                amount_text(path.then.get((year - 1, cell)), unit),
                typed.get(f"value-{one.id}", "") if typed is not None else shown,
                there,
            )
        )
    return rows


def values_in(posted: QueryDict, asked: Iterable[IndicatorVersion]) -> tuple[dict[IndicatorId, Number], list[Finding]]:
    """Return the figures that were typed, and what cannot be read or was converted; an empty box says nothing."""
    values: dict[IndicatorId, Number] = {}
    findings: list[Finding] = []
    for one in asked:
        amount = read_amount(posted.get(f"value-{one.id}", ""), indicators().unit_of(one))
        if amount.value is not None and not amount.is_refused:
            values[one.id] = amount.value
        findings += [_named(each, one) for each in amount.findings]
    return values, findings


def _named(one: Finding, version: IndicatorVersion) -> Finding:
    message = Bilingual(f"{version.name.ko}: {one.message.ko}", f"{version.name.en}: {one.message.en}")
    return Finding(one.code, message, one.cure, Place(key=version.id), one.severity)


def last_month_over(today: date) -> tuple[int, int]:
    """Return the year and month that ended last, November where that is December (a whole year is the report's)."""
    return (today.year, min(today.month - 1, 11)) if today.month > 1 else (today.year - 1, 11)


def month_choices(today: date, year: int, month: int) -> tuple[list[tuple[int, bool]], list[tuple[int, bool]]]:
    """Return the years and the months that can be chosen, each with whether it is."""
    years = sorted({*range(today.year - YEARS_BACK, today.year + 1), year}, reverse=True)
    return [(one, one == year) for one in years], [(one, one == month) for one in range(1, 12)]
