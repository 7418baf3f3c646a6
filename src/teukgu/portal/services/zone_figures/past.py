"""Figures of earlier reports from a sheet over several years: taken as what they are, told cell by cell what is not.

They stand in chains of their own (provenance 'earlier report'): a second sheet corrects them with a reason; they never
take the place of what was reported or verified here.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from teukgu.documents.report_workbook.apart import finding_data
from teukgu.documents.years_workbook.findings import say
from teukgu.documents.years_workbook.reader import YearFigure, YearsReading
from teukgu.portal.access import Viewer
from teukgu.portal.services.designation.plan_fields import clean_text
from teukgu.portal.services.zone_figures.sheets import CORRECTED, NEW, SAME, SentSheet, take_sheet
from teukgu.portal.services.zone_figures.unlikely import unlikely
from teukgu.portal.store.models import Observation, YearsUpload, ZoneNow
from teukgu.portal.store.queries.reports.observed import as_observed, series_of
from teukgu.portal.store.queries.zone_figures.forms import earlier_rows
from teukgu.portal.store.queries.zone_figures.zones import reported_years
from teukgu.reporting.figure import Cell, Confidence, Figure, Observed, Provenance
from teukgu.reporting.series import refusals
from teukgu.reporting.year_lines import Purpose
from teukgu.values import Finding, ZoneId

UNKEPT = -1
"""The id of what is not kept yet."""
Slot = tuple[int, Cell]


def hand_in_past(viewer: Viewer, zone: str, sent: SentSheet, *, now: datetime, today: date) -> YearsUpload:
    """Keep a sheet of past years, take what is fine as figures of earlier reports; the upload holds the whole answer.

    The same file with the same reason and ``once`` again gives the upload that was answered already.

    Raises:
        Refused: when it is not the viewer's zone, the file is empty or larger than taken, or the reason too long.
    """

    def take(found: ZoneNow, upload: YearsUpload, reading: YearsReading) -> Mapping[str, object]:
        taking = Taking(found, upload, reading, now)
        taking.run()
        taking.findings += unlikely(found, reading, taking.taken, today)
        return taking.answer()

    return take_sheet(viewer, zone, sent, Purpose.PAST, take, now=now, today=today)


class Taking:
    """One pass over what a sheet says: each figure is new, corrects, is the same, or is not taken and told why."""

    def __init__(self, zone: ZoneNow, upload: YearsUpload, reading: YearsReading, now: datetime) -> None:
        self.zone, self.upload, self.reading, self.now = zone, upload, reading, now
        self.standing = earlier_rows(zone.pk)
        self.series = series_of(zone.pk)
        self.reported = reported_years(zone.pk)
        self.findings: list[Finding] = list(reading.findings)
        self.count = {NEW: 0, CORRECTED: 0, SAME: 0}
        self.taken: set[Slot] = set()
        self.changed: list[dict[str, object]] = []

    def run(self) -> None:
        """Take what is fine."""
        for slot in sorted(self.reading.figures):
            self._one(slot, self.reading.figures[slot])
        for slot, place in self.reading.empty.items():
            row = self.standing.get(slot)
            if row is not None:
                self.findings.append(say("emptied", place, found=shown(row.value, row.status)))

    def answer(self) -> Mapping[str, object]:
        """Return the whole answer as it is kept."""
        return {
            "findings": [finding_data(one) for one in self.findings],
            **self.count,
            "changed": self.changed,
        }

    def _one(self, slot: Slot, given: YearFigure) -> None:
        year, cell = slot
        if year in self.reported:
            self.findings.append(say("reported_here", given.place, found=year))
            return
        row = self.standing.get(slot)
        if row is None:
            self._record(slot, given, _figure(cell, given, None), None)
            return
        before = as_observed(row).figure
        figure = _figure(cell, given, before)
        said = {"found": shown(figure.value, figure.status), "expected": shown(before.value, before.status)}
        if figure == before:
            self.count[SAME] += 1
            self.taken.add(slot)
        elif not self._was_seen(row):
            self.findings.append(say("changed_meanwhile", given.place, **said))
        elif not self.upload.why:
            self.findings.append(say("no_reason", given.place, **said))
        else:
            self._record(slot, given, figure, row)

    def _was_seen(self, row: Observation) -> bool:
        """Whether the writer could know what stands: it was there when the file was made, or they brought it in."""
        stamp = self.reading.stamp
        seen = int(stamp.seen) if stamp and stamp.seen.isascii() and stamp.seen.isdigit() else 0
        return row.pk <= seen or row.account_id == self.upload.account_id

    def _record(self, slot: Slot, given: YearFigure, figure: Figure, before: Observation | None) -> None:
        year, cell = slot
        refused = self._refused(slot, given, figure, before)
        if refused:
            self.findings += refused
            return
        Observation.objects.create(
            programme_id=self.zone.programme_id,
            zone_id=self.zone.pk,
            year=year,
            indicator=cell.indicator,
            part=cell.part,
            value=figure.value,
            status=figure.status.value,
            provenance=Provenance.EARLIER_REPORT.value,
            confidence=figure.confidence.value,
            note=figure.note,
            version=given.version,
            recorded_at=self.now,
            account_id=self.upload.account_id,
            corrects=before,
            material=False,  # nothing of an earlier report is ever in a score
            why=self.upload.why if before is not None else "",
            upload=self.upload,
        )
        self.count[NEW if before is None else CORRECTED] += 1
        self.taken.add(slot)
        if before is not None:
            self.changed.append({"cell": str(cell), "year": year, "before": before.value, "after": figure.value})

    def _refused(self, slot: Slot, given: YearFigure, figure: Figure, before: Observation | None) -> list[Finding]:
        """Return what the library has against it (a definition that was renumbered, a clock that went back)."""
        draft = Observed(
            id=UNKEPT,
            zone=ZoneId(self.zone.pk),
            year=slot[0],
            figure=figure,
            version=given.version,
            recorded_at=self.now,
            actor="",
            corrects=before.pk if before else None,
            why=self.upload.why,
        )
        return [replace(one, place=given.place) for one in refusals(self.series, draft)]


def _figure(cell: Cell, given: YearFigure, before: Figure | None) -> Figure:
    """Return the figure; confidence and note that the file leaves open stay as they were."""
    confidence = given.confidence or (before.confidence if before else Confidence.COUNTED)
    note = clean_text(given.note) or (before.note if before else "")
    return Figure(cell, given.value, given.status, Provenance.EARLIER_REPORT, confidence, note)


def shown(value: object, status: str) -> str:
    """Return a figure for a message."""
    if value is None:
        return {"missing": "자료없음(missing)", "not_applicable": "해당없음(n/a)"}.get(status, "-")
    return f"{value:,}" if isinstance(value, int | float) else str(value)
