"""How many requests to explain are open, and how many were answered, in each of many reports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.cache import cache
from django.db.models import Max

from teukgu.portal.store.models import Report, ReportExplanation, ReportSave, ReportVersion
from teukgu.portal.store.queries.reports.asked import as_in_version, asked_cells
from teukgu.portal.store.queries.reports.checked import checked_together
from teukgu.portal.store.queries.reports.drafts import report_drafts
from teukgu.reporting.draft import from_data

MINUTES = 10
"""How long a count is taken as it was: what others hand in may move what a report is compared with."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Requests to explain in a report: those that nobody answered, those that were explained."""

    open: int
    explained: int


def asked_counts(
    reports: Sequence[Report], versions: Mapping[int, int], today: date, now: datetime
) -> dict[int, Asked]:
    """Return by report what was asked: of the version with the key in ``versions``, where none is named of the draft.

    Checking a report takes some milliseconds, so counts are remembered for some minutes unless the report changed.
    """
    names = _names(reports, versions, today)
    known = _remembered(reports, now)
    found = {one.pk: known[names[one.pk]][0] for one in reports if names[one.pk] in known}
    counted = _counted([one for one in reports if one.pk not in found], versions, today)
    if counted:
        cache.set(_shelf(reports), known | {names[pk]: (asked, now) for pk, asked in counted.items()}, MINUTES * 60)
    return found | counted


def newest_versions(reports: Sequence[Report]) -> dict[int, int]:
    """Return the key of the newest version of each report that has one. One query."""
    rows = ReportVersion.objects.filter(report__in=[one.pk for one in reports])
    return dict(rows.values("report").annotate(last=Max("pk")).values_list("report", "last"))


def _shelf(reports: Sequence[Report]) -> str:
    """Return where the counts of a year lie: together, for the cache writes each entry with five statements."""
    years = sorted({one.year for one in reports})
    return f"asked_counts:{'-'.join(map(str, years))}"


def _remembered(reports: Sequence[Report], now: datetime) -> dict[str, tuple[Asked, datetime]]:
    """Return by name of a report's state what was counted, and when, as far as that still holds."""
    kept: dict[str, tuple[Asked, datetime]] = cache.get(_shelf(reports), {})
    return {name: one for name, one in kept.items() if timedelta(0) <= now - one[1] < timedelta(minutes=MINUTES)}


def _names(reports: Sequence[Report], versions: Mapping[int, int], today: date) -> dict[int, str]:
    """Return a name for what is counted of each report: another one whenever it is written in, kept or explained."""
    drafts = [one.pk for one in reports if one.pk not in versions]
    saved = _newest(ReportSave, drafts)
    explained = _newest(ReportExplanation, [one.pk for one in reports])
    return {
        one.pk: f"{today}:{one.pk}:{versions.get(one.pk, 0)}:{saved.get(one.pk, 0)}:{explained.get(one.pk, 0)}"
        f":{','.join(one.stages)}"
        for one in reports
    }


def _newest(rows: type[ReportSave] | type[ReportExplanation], reports: Sequence[int]) -> dict[int, int]:
    if not reports:
        return {}
    found = rows.objects.filter(report__in=reports)
    return dict(found.values("report").annotate(last=Max("pk")).values_list("report", "last"))


def _counted(reports: Sequence[Report], versions: Mapping[int, int], today: date) -> dict[int, Asked]:
    if not reports:
        return {}
    chosen = [versions[one.pk] for one in reports if one.pk in versions]
    contents = dict(ReportVersion.objects.filter(pk__in=chosen).values_list("report", "content"))
    written = report_drafts([one.pk for one in reports if one.pk not in contents])
    drafts = {one.pk: written[one.pk].within(asked_cells(one)) for one in reports if one.pk in written}
    drafts |= {pk: from_data(content) for pk, content in contents.items()}
    filled = [
        as_in_version(one, contents[one.pk]) if one.pk in contents else one for one in reports if drafts[one.pk].figures
    ]
    told = checked_together(filled, drafts, today)
    counts = {pk: Asked(len(one.requests), len(one.answered)) for pk, one in told.items()}
    return {one.pk: counts.get(one.pk, Asked(0, 0)) for one in reports}
