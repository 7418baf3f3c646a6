"""Targets of a zone by year: entered with their approval or waiting for it, replaced with a reason, never edited."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from teukgu.portal.access import Viewer
from teukgu.portal.report_rules import indicators
from teukgu.portal.services.designation.held_case import account_of
from teukgu.portal.services.designation.plan_fields import clean_text
from teukgu.portal.services.zone_figures import refusals
from teukgu.portal.services.zone_figures.approvals import (
    WHY,
    WHY_LIMIT,
    ApprovalGiven,
    approval_findings,
    is_number,
    name_of_cell,
    names,
    number_in_unit,
)
from teukgu.portal.services.zone_figures.held import hold, zone_for
from teukgu.portal.store.models import Target, ZoneNow
from teukgu.portal.store.queries.reports.approved import cell_of_row
from teukgu.portal.store.queries.zone_figures.forms import newest_targets, target_years
from teukgu.portal.store.queries.zone_figures.stages import stages_of
from teukgu.reporting.definition import IndicatorVersion
from teukgu.reporting.figure import Cell, Number
from teukgu.reporting.form import rows_of
from teukgu.values import Finding, Refused, refuse_if_any

APPROVED_LATER = "기다리던 목표가 승인됨"
Slot = tuple[int, Cell]


@dataclass(frozen=True, slots=True)
class TargetEntry:
    """What was entered for a year and cell; ``follows`` is the target its writer had before their eyes (0: none)."""

    year: int
    cell: Cell
    value: Number
    follows: int = 0


@dataclass
class _Wanted:
    """What shall be kept, once nothing speaks against it."""

    rows: list[tuple[TargetEntry, IndicatorVersion, Target | None]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@transaction.atomic
def set_targets(
    viewer: Viewer,
    zone: str,
    entries: list[TargetEntry],
    *,
    approval: ApprovalGiven,
    why: str = "",
    now: datetime,
    today: date,
) -> list[Target]:
    """Keep targets, all of them or, when anything speaks against any, none; those that change nothing are passed over.

    A waiting target that is entered again with the same value and an approval is approved by that.

    Raises:
        Refused: with everything that speaks against any of them.
    """
    found = zone_for(viewer, zone)
    hold(zone)
    given, reason = approval.cleaned(), clean_text(why).strip()
    wanted = _wanted(found.zone, entries, given, today)
    wanted.findings += approval_findings(given, today)
    if len(reason) > WHY_LIMIT:
        wanted.findings.append(refusals.too_long("why", WHY, WHY_LIMIT))
    changed = {entry.cell: version for entry, version, before in wanted.rows if _needs_reason(entry, before)}
    if changed and not reason:
        said = names(changed)
        wanted.findings.append(refusals.no_reason(said.ko, said.en))
    refuse_if_any(wanted.findings)
    kept = _Kept(zone, account_of(viewer), given, reason, now)
    return [kept.keep(entry, version, before) for entry, version, before in wanted.rows]


def _wanted(zone: ZoneNow, entries: list[TargetEntry], approval: ApprovalGiven, today: date) -> _Wanted:
    wanted, standing = _Wanted(), newest_targets(zone.pk)
    asked = _asked(zone, {one.year for one in entries}, today)
    for entry in entries:
        version = asked.get((entry.year, entry.cell))
        key = f"{entry.year}:{entry.cell}"
        if version is None:
            wanted.findings.append(refusals.not_asked(key))
            continue
        name = name_of_cell(version, entry.cell)
        if not is_number(entry.value):
            wanted.findings.append(refusals.no_number(name, key))
            continue
        before = standing.get((entry.year, entry.cell))
        if before is not None and _is_same(entry, before, approval):
            continue
        if (before.pk if before else 0) != entry.follows:
            wanted.findings.append(refusals.changed_meanwhile(name, key))
            continue
        wanted.rows.append((entry, version, before))
    return wanted


def _asked(zone: ZoneNow, years: set[int], today: date) -> Mapping[Slot, IndicatorVersion]:
    may = set(target_years(zone, today))
    return {
        (year, row.cell): row.version
        for year in years & may
        for row in rows_of(indicators(), year, zone.zone_type, stages_of(zone.pk, year))
    }


def _is_same(entry: TargetEntry, before: Target, approval: ApprovalGiven) -> bool:
    """Whether nothing would change: the same value, and no approval that is not there yet."""
    if before.value != entry.value:
        return False
    there = (before.approved_on, before.approved_by, before.document)
    return not approval.is_given or there == (approval.on, approval.by, approval.document)


def _needs_reason(entry: TargetEntry, before: Target | None) -> bool:
    return before is not None and (before.value != entry.value or before.approved_on is not None)


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the targets of one act have in common."""

    zone: str
    account: int | None
    approval: ApprovalGiven
    why: str
    now: datetime

    def keep(self, entry: TargetEntry, version: IndicatorVersion, before: Target | None) -> Target:
        """Keep one target in the place of the one before."""
        return Target.objects.create(
            zone_id=self.zone,
            year=entry.year,
            indicator=entry.cell.indicator,
            part=entry.cell.part,
            value=number_in_unit(entry.value, version),
            version=version.version,
            approved_on=self.approval.on,
            approved_by=self.approval.by,
            document=self.approval.document,
            account_id=self.account,
            recorded_at=self.now,
            replaces=before,
            why="" if before is None else self.why or APPROVED_LATER,
        )


@transaction.atomic
def approve_waiting(
    viewer: Viewer, zone: str, year: int, *, approval: ApprovalGiven, seen: int, now: datetime, today: date
) -> list[Target]:
    """Record the approval of every target of a year that waits and was there when the page was opened (``seen``).

    Raises:
        Refused: when the approval is not told whole.
    """
    zone_for(viewer, zone)
    hold(zone)
    rows = [
        row
        for (when, _cell), row in sorted(newest_targets(zone).items(), key=lambda item: item[1].pk)
        if when == year and row.approved_on is None and row.pk <= seen
    ]
    if not approval.is_given:
        raise Refused([refusals.approval_incomplete()])
    entries = [TargetEntry(year, cell_of_row(row), row.value, row.pk) for row in rows]
    return set_targets(viewer, zone, entries, approval=approval, now=now, today=today)
