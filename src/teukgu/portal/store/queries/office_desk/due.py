"""What is due in a desk's territory: acts of cases, milestones, answers to findings, the half-yearly check."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import QuerySet

from teukgu.portal.store.models import CaseTask, Milestone, MilestoneTurn, Visit, VisitFinding, ZoneNow

PROGRESS = "progress"
SOON_DAYS = 30


class DueKind(StrEnum):
    """What kind of thing is due."""

    TASK = "task"
    MILESTONE = "milestone"
    FINDING = "finding"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Due:
    """Something due on a day: ``text`` is a title, ``number`` the case, ``act`` the act, ``party`` whose it is."""

    kind: DueKind
    zone: str
    due: date
    text: str = ""
    number: str = ""
    procedure: str = ""
    act: str = ""
    party: str = ""
    pk: int = 0

    def is_late(self, today: date) -> bool:
        """Whether its day is past."""
        return self.due < today

    def is_soon(self, today: date) -> bool:
        """Whether it falls within the next weeks."""
        return today <= self.due <= today + timedelta(days=SOON_DAYS)


def due_of(office: int, zones: Collection[ZoneNow], today: date, checks: int) -> list[Due]:
    """Return what is due in an office's zones, earliest first; ``checks`` is how many progress checks a year has."""
    ids = [one.pk for one in zones]
    found = [*_tasks(ids), *_milestones(office, ids), *_findings(office, ids), *_checks(office, zones, today, checks)]
    return sorted(found, key=lambda one: (one.due, one.kind, one.zone, one.pk))


def _tasks(zones: Collection[str]) -> Iterator[Due]:
    rows = CaseTask.objects.filter(case__zone__in=zones, due__isnull=False).select_related("case")
    for row in rows:
        yield Due(
            DueKind.TASK, str(row.case.zone_id), row.due or date.max, row.case.title, row.case.number,
            row.case.procedure, row.act, row.party, row.pk,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class MilestoneLine:
    """A milestone, its turns, when it is due now, and where it stands."""

    milestone: Milestone
    turns: tuple[MilestoneTurn, ...]

    @property
    def state(self) -> str:
        """Return where it stands: open, reached, dropped."""
        return next((one.state for one in reversed(self.turns) if one.state != "moved"), "open")

    @property
    def due(self) -> date:
        """Return the day that counts now."""
        return next((one.day for one in reversed(self.turns) if one.state == "moved"), self.milestone.due_on)


def milestone_lines(rows: QuerySet[Milestone]) -> list[MilestoneLine]:
    """Return milestones with where each stands, the earliest due first."""
    lines = [
        MilestoneLine(one, tuple(sorted(one.turns.all(), key=lambda turn: turn.pk)))
        for one in rows.prefetch_related("turns")
    ]
    return sorted(lines, key=lambda line: (line.state != "open", line.due, line.milestone.pk))


def _milestones(office: int, zones: Collection[str]) -> Iterator[Due]:
    rows = Milestone.objects.filter(organisation=office, zone__in=zones)
    for line in milestone_lines(rows):
        if line.state == "open":
            one = line.milestone
            yield Due(DueKind.MILESTONE, one.zone_id, line.due, one.title, pk=one.pk)


def open_findings(findings: Iterable[VisitFinding]) -> list[VisitFinding]:
    """Return the findings that are not settled, of visits that stand (``turns`` fetched)."""
    return [one for one in findings if finding_state(one) != "settled"]


def finding_state(finding: VisitFinding) -> str:
    """Return where a finding stands: open, answered, settled."""
    turns = sorted(finding.turns.all(), key=lambda turn: turn.pk)
    return turns[-1].state if turns else "open"


def _findings(office: int, zones: Collection[str]) -> Iterator[Due]:
    rows = VisitFinding.objects.filter(
        visit__organisation=office,
        visit__zone__in=zones,
        visit__corrected_by=None,
        addressed=True,
        due_on__isnull=False,
    )
    for one in open_findings(rows.select_related("visit").prefetch_related("turns").order_by("pk")):
        yield Due(DueKind.FINDING, one.visit.zone_id, one.due_on or date.max, one.text, pk=one.visit_id)


def period_of(day: date, checks: int) -> tuple[date, date]:
    """Return the first and last day of the part of the year in which ``day`` lies, the year cut into equal parts."""
    months = max(1, 12 // max(1, checks))
    first = (day.month - 1) // months * months + 1
    start = date(day.year, first, 1)
    after = first + months
    end = date(day.year + (after > 12), (after - 1) % 12 + 1, 1) - timedelta(days=1)
    return start, end


def checked_zones(organisation: int, zones: Collection[str], start: date, end: date) -> set[str]:
    """Return the zones in which a progress check took place in a time."""
    rows = Visit.objects.filter(
        organisation=organisation, zone__in=zones, purpose=PROGRESS, visited_on__range=(start, end), corrected_by=None
    )
    return set(rows.values_list("zone", flat=True))


def _checks(office: int, zones: Collection[ZoneNow], today: date, checks: int) -> Iterator[Due]:
    start, end = period_of(today, checks)
    done = checked_zones(office, [one.pk for one in zones], start, end)
    for one in zones:
        young = one.designated_on is not None and one.designated_on > start
        if one.pk not in done and not young:
            yield Due(DueKind.CHECK, one.pk, end)
