"""Targets from a sheet over several years: taken together with one approval, each problem told by its cell."""

from collections.abc import Mapping
from datetime import date, datetime

from teukgu.documents.report_workbook.apart import finding_data
from teukgu.documents.years_workbook.reader import YearsReading
from teukgu.portal.access import Viewer
from teukgu.portal.services.zone_figures.approvals import ApprovalGiven
from teukgu.portal.services.zone_figures.sheets import CORRECTED, NEW, SAME, SentSheet, take_sheet
from teukgu.portal.services.zone_figures.targets import TargetEntry, set_targets
from teukgu.portal.store.models import Target, YearsUpload, ZoneNow
from teukgu.portal.store.queries.zone_figures.forms import newest_targets
from teukgu.reporting.year_lines import Purpose
from teukgu.values import Finding, Refused


def hand_in_targets(
    viewer: Viewer, zone: str, sent: SentSheet, *, approval: ApprovalGiven, now: datetime, today: date
) -> YearsUpload:
    """Keep a sheet of targets and set what is fine in it; the upload holds the whole answer.

    What cannot be read in one cell does not hold up the others; what speaks against any target that was read, or
    against the act as a whole (an approval told by half, no reason for what is replaced), holds up all of them.

    Raises:
        Refused: when it is not the viewer's zone, the file is empty or larger than taken, or the reason too long.
    """

    def take(_found: ZoneNow, upload: YearsUpload, reading: YearsReading) -> Mapping[str, object]:
        entries = _entries(zone, reading)
        made: list[Target] = []
        findings = list(reading.findings)
        try:
            made = set_targets(viewer, zone, entries, approval=approval, why=upload.why, now=now, today=today)
        except Refused as refused:
            findings += [_placed(one, reading) for one in refused.findings]
        replaced = sum(one.replaces_id is not None for one in made)
        return {
            "findings": [finding_data(one) for one in findings],
            NEW: len(made) - replaced,
            CORRECTED: replaced,
            SAME: 0 if len(findings) > len(reading.findings) else len(entries) - len(made),
        }

    given = (str(approval.on), approval.by, approval.document)
    return take_sheet(viewer, zone, sent, Purpose.TARGETS, take, beside=given, now=now, today=today)


def _entries(zone: str, reading: YearsReading) -> list[TargetEntry]:
    """Return what the file says as entries that follow what its writer could see."""
    standing = newest_targets(zone)
    stamp = reading.stamp
    seen = int(stamp.seen) if stamp and stamp.seen.isascii() and stamp.seen.isdigit() else 0
    entries = []
    for (year, cell), one in sorted(reading.figures.items()):
        there = standing.get((year, cell))
        follows = there.pk if there is not None and there.pk <= seen else 0
        entries.append(TargetEntry(year, cell, one.value or 0, follows))
    return entries


def _placed(finding: Finding, reading: YearsReading) -> Finding:
    """Return a finding about ``<year>:<cell>`` at the cell of the file."""
    for (year, cell), one in reading.figures.items():
        if finding.place.key == f"{year}:{cell}":
            return Finding(finding.code, finding.message, finding.cure, one.place, finding.severity)
    return finding
