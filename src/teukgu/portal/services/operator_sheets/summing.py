"""The sums of the operators' answers are taken into the report: only what was chosen, and only as it was seen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from teukgu.portal.access import Viewer
from teukgu.portal.report_rules import indicators, operator_sheet
from teukgu.portal.services.designation.held_case import account_of
from teukgu.portal.services.operator_sheets import refusals
from teukgu.portal.services.operator_sheets.held import survey_as
from teukgu.portal.services.reports.drafts import Entry, SaveResult, save_entries
from teukgu.portal.store.models import Report, ReportSave, SheetSum
from teukgu.portal.store.queries.operator_sheets.board import states_of, zone_of
from teukgu.portal.store.queries.reports.drafts import current_saves, figure_key
from teukgu.reporting.draft import cell_of, figure_to_data
from teukgu.reporting.figure import Cell, Figure, Number
from teukgu.reporting.operator_sheets.rules import zone_rows
from teukgu.reporting.operator_sheets.sums import CellSum, ratios, sum_up
from teukgu.values import Bilingual, Finding, Refused, refuse_if_any

DOOR = "sheet"


@dataclass(frozen=True, slots=True)
class Seen:
    """What the officer had before their eyes: the sum, and the number of the save that stood in the report."""

    value: Number
    follows: int


def sums_of(report: Report) -> dict[Cell, CellSum]:
    """Return every sum and ratio that follows from the operators' answers, in the order in which they are asked."""
    catalogue, zone = indicators(), zone_of(report)
    rows = zone_rows(operator_sheet(), catalogue, zone)
    sums = sum_up(rows, states_of(report), catalogue.units)
    versions = catalogue.asked_of(zone.year, zone.zone_type, zone.stages)
    return sums | ratios(versions, sums, catalogue.units)


@transaction.atomic
def take_sums(
    viewer: Viewer, number: str, chosen: Mapping[str, Seen], *, now: datetime, today: date
) -> list[SaveResult]:
    """Write the chosen sums into the report's draft; where somebody wrote meanwhile, ours is kept set aside.

    Raises:
        Refused: when the survey is not the viewer's, nothing is chosen, or a sum is no longer the one that was seen.
    """
    held = survey_as(viewer, number, today)
    if not chosen:
        raise Refused([refusals.none_chosen()])
    Report.objects.select_for_update().get(pk=held.report.pk)
    sums, findings = {figure_key(cell): one for cell, one in sums_of(held.report).items()}, list[Finding]()
    current = current_saves(held.report.pk)
    entries = []
    for key, seen in chosen.items():
        summed = sums.get(key)
        if summed is None or summed.value is None or summed.value != seen.value:
            findings.append(refusals.moved(_name(key, held.report.year)))
            continue
        entries.append(_entry(key, summed, seen, current.get(key)))
    refuse_if_any(findings)
    results = save_entries(viewer, number, entries, door=DOOR, now=now, today=today)
    for one in results:
        if one.current is not None and not one.set_aside:
            _keep(held.report, sums[one.key], one.current, viewer, now)
    return results


def _entry(key: str, summed: CellSum, seen: Seen, current: ReportSave | None) -> Entry:
    own = current is not None and current.door != DOOR and current.content
    typed_note = str(current.content.get("note", "")) if current is not None and own else ""
    note = " / ".join(one for one in (note_of(summed), typed_note) if one)
    return Entry(key, figure_to_data(Figure(summed.cell, summed.value, note=note[:1000])), seen.follows)


def note_of(summed: CellSum) -> str:
    """Return what stands beside the figure in the report: how many operators are behind it."""
    rest = (
        ("무응답", summed.silent),
        ("거절", summed.refused),
        ("빈칸", summed.left_empty),
        ("해당 없음", summed.not_applicable),
    )
    told = ", ".join(f"{name} {count}" for name, count in rest if count)
    return f"특화사업자 {summed.asked:,}곳 가운데 {len(summed.given):,}곳의 합" + (f"({told})" if told else "")


def _keep(report: Report, summed: CellSum, save: ReportSave, viewer: Viewer, now: datetime) -> None:
    SheetSum.objects.create(
        report=report,
        key=save.key,
        value=summed.value,
        given=len(summed.given),
        not_applicable=summed.not_applicable,
        left_empty=summed.left_empty,
        refused=summed.refused,
        silent=summed.silent,
        save_row=save,
        account_id=account_of(viewer),
        taken_at=now,
    )


def _name(key: str, year: int) -> Bilingual:
    cell = cell_of(key.removeprefix("figure:"))
    version = indicators().version(cell.indicator, year)
    return version.name if version else Bilingual(str(cell), str(cell))
