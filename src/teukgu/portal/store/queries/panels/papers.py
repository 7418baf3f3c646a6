"""The papers of a zone that its reviewers read: the report as filed with its files, and the plan as designated."""

from dataclasses import dataclass
from datetime import date, datetime

from teukgu.portal.store.models import Case, PlanVersion, Report, ReportVersion
from teukgu.portal.store.queries.cases.situation import situation_of
from teukgu.portal.store.queries.reports.attachments import NamedFile, attachments_of, file_of
from teukgu.portal.store.queries.reports.facts import standing_sha256

FILED = frozenset({"filed", "registered", "settled"})
"""Stages of a report in which it was handed in and not given back."""
DESIGNATED = "designated"


@dataclass(frozen=True, slots=True)
class ZonePapers:
    """``report``: the version that stands as filed, None before; ``files``: those of that version that name nobody."""

    report: ReportVersion | None = None
    files: tuple[NamedFile, ...] = ()
    plan: PlanVersion | None = None


def zone_papers(zone: str, year: int, *, today: date, now: datetime) -> ZonePapers:
    """Return the papers of a zone for the round of ``year``."""
    report = filed_version(zone, year, today=today, now=now)
    files = attachments_of(report) if report else []
    return ZonePapers(report, tuple(one for one in files if _is_open(report, one.row)), designated_plan(zone))


def filed_version(zone: str, year: int, *, today: date, now: datetime) -> ReportVersion | None:
    """Return the version of the zone's report that stands as filed or corrected last."""
    rows = Report.objects.filter(zone=zone, year=year, case__now__stage__in=FILED)
    found = rows.select_related("case__programme").first()
    if found is None:
        return None
    digest = standing_sha256(situation_of(found.case, today=today, now=now).state)
    versions = ReportVersion.objects.filter(report=found, sha256=digest or "").select_related("report__case")
    return versions.order_by("pk").last()


def designated_plan(zone: str) -> PlanVersion | None:
    """Return the version of the plan that the last act of a designation named, of a case that led to the zone."""
    cases = Case.objects.filter(zone=zone, procedure="designation", now__stage=DESIGNATED).order_by("-opened_on", "-pk")
    for case in cases:
        for event in case.events.order_by("-seq"):
            digest = str(event.data.get("plan_sha256") or "").strip().lower()
            found = PlanVersion.objects.filter(plan=case.pk, sha256=digest).last() if digest else None
            if found is not None:
                return found
    return None


def _is_open(version: ReportVersion | None, row: int) -> bool:
    use = file_of(version.report_id, row) if version else None
    return use is not None and not use.personal
