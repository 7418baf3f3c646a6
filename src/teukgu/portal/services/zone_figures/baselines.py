"""Baselines of a zone: its figures as they were when it was designated; the newest of a cell stands, all are kept."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from teukgu.portal.access import Viewer
from teukgu.portal.report_rules import indicators
from teukgu.portal.services.designation.held_case import account_of
from teukgu.portal.services.designation.plan_fields import clean_text
from teukgu.portal.services.possible_days import EARLIEST, between, has_been
from teukgu.portal.services.zone_figures import refusals
from teukgu.portal.services.zone_figures.approvals import (
    ApprovalGiven,
    approval_findings,
    is_number,
    name_of_cell,
    number_in_unit,
)
from teukgu.portal.services.zone_figures.held import hold, zone_for
from teukgu.portal.store.models import Baseline
from teukgu.portal.store.queries.reports.approved import cell_of_row
from teukgu.reporting.definition import IndicatorVersion
from teukgu.reporting.figure import Cell, Number
from teukgu.reporting.form import rows_of_version
from teukgu.values import Bilingual, Finding, refuse_if_any

SOURCE_LIMIT = 300
SOURCE, AS_OF = Bilingual("출처", "source"), Bilingual("기준일", "day of reference")


@dataclass(frozen=True, slots=True)
class BaselineEntry:
    """What was entered for a cell, counted by a version of its definition; ``follows`` as in `TargetEntry`."""

    cell: Cell
    version: int
    value: Number
    follows: int = 0


@dataclass(frozen=True, slots=True)
class Origin:
    """Of which day the figures are, and where they are from."""

    as_of: date | None
    source: str


@transaction.atomic
def set_baselines(
    viewer: Viewer,
    zone: str,
    entries: list[BaselineEntry],
    *,
    origin: Origin,
    approval: ApprovalGiven,
    now: datetime,
    today: date,
) -> list[Baseline]:
    """Keep baselines, all or none; those that say what stands already are passed over.

    Raises:
        Refused: with everything that speaks against any of them.
    """
    zone_for(viewer, zone)
    hold(zone)
    given, source = approval.cleaned(), clean_text(origin.source).strip()
    findings = [*_origin(origin.as_of, source, today), *approval_findings(given, today)]
    standing = standing_rows(zone)
    wanted = []
    for entry in entries:
        version = _version(entry)
        found = _against(entry, version, standing.get(entry.cell))
        findings += found
        if not found and version is not None:
            row = _row(zone, entry, version, given)
            row.as_of, row.source = origin.as_of or today, source
            row.account_id, row.recorded_at = account_of(viewer), now
            wanted += [] if _is_same(row, standing.get(entry.cell)) else [row]
    refuse_if_any(findings)
    for row in wanted:
        row.save()
    return wanted


def standing_rows(zone: str) -> dict[Cell, Baseline]:
    """Return the baseline that stands in each cell: the one recorded last."""
    return {cell_of_row(row): row for row in Baseline.objects.filter(zone=zone).order_by("pk")}


def newest_baseline(zone: str) -> int:
    """Return the number of the newest baseline, 0 when there is none."""
    return Baseline.objects.filter(zone=zone).aggregate(newest=Max("pk"))["newest"] or 0


def _origin(as_of: date | None, source: str, today: date) -> list[Finding]:
    found = []
    if as_of is None:
        found.append(refusals.needed("as_of", AS_OF))
    elif as_of > today:
        found.append(refusals.day_ahead(AS_OF))
    elif not has_been(as_of, today):
        found.append(refusals.day_long_ago("as_of", AS_OF, between(EARLIEST, today)))
    if not source:
        found.append(refusals.needed("source", SOURCE))
    elif len(source) > SOURCE_LIMIT:
        found.append(refusals.too_long("source", SOURCE, SOURCE_LIMIT))
    return found


def _version(entry: BaselineEntry) -> IndicatorVersion | None:
    """Return the version of the definition, None when it has no such cell."""
    every = indicators().versions_of(entry.cell.indicator)
    found = next((one for one in every if one.version == entry.version), None)
    has = found is not None and any(row.cell == entry.cell for row in rows_of_version(found))
    return found if has else None


def _against(entry: BaselineEntry, version: IndicatorVersion | None, before: Baseline | None) -> list[Finding]:
    key = str(entry.cell)
    if version is None:
        return [refusals.not_asked(key)]
    name = name_of_cell(version, entry.cell)
    if not is_number(entry.value):
        return [refusals.no_number(name, key)]
    if before is not None and before.value == entry.value and before.version == entry.version:
        return []
    return [] if (before.pk if before else 0) == entry.follows else [refusals.changed_meanwhile(name, key)]


def _row(zone: str, entry: BaselineEntry, version: IndicatorVersion, approval: ApprovalGiven) -> Baseline:
    return Baseline(
        zone_id=zone,
        indicator=entry.cell.indicator,
        part=entry.cell.part,
        value=number_in_unit(entry.value, version),
        version=version.version,
        approved_on=approval.on,
        approved_by=approval.by,
        document=approval.document,
    )


def _is_same(row: Baseline, before: Baseline | None) -> bool:
    """Whether a row says what stands already; one without an approval takes none away."""
    if before is None or (row.value, row.version) != (before.value, before.version):
        return False
    approved = (row.approved_on, row.approved_by, row.document)
    kept = (before.approved_on, before.approved_by, before.document)
    return (row.as_of, row.source) == (before.as_of, before.source) and (row.approved_on is None or approved == kept)
