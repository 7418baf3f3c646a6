"""How many requests to explain are open, and how many were answered, in each of many reports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.cache import cache
from django.db.models import Max

from teukgu.portal.store.models import (
    Baseline,
    Observation,
    Report,
    ReportExplanation,
    ReportSave,
    ReportVersion,
    StatisticVintage,
    Target,
)
from teukgu.portal.store.queries.reports.asked import as_in_version, asked_cells
from teukgu.portal.store.queries.reports.checked import checked_together
from teukgu.portal.store.queries.reports.drafts import report_drafts
from teukgu.reporting.draft import from_data

MINUTES, HOURS = 10, 24
"""How long a count is taken as it was while what reports are compared with moves, and while nothing of it does."""
COMPARED_WITH = (Observation, Target, Baseline, StatisticVintage)


@dataclass(frozen=True, slots=True)
class Asked:
    """Requests to explain in a report: those that nobody answered, those that were explained."""

    open: int
    explained: int


def asked_counts(
    reports: Sequence[Report], versions: Mapping[int, int], today: date, now: datetime
) -> dict[int, Asked]:
    """Return by report what was asked: of the version with the key in ``versions``, where none is named of the draft.

    Checking a report takes some milliseconds, so a count is remembered unless the report changed: for the day while
    nothing moves that reports are compared with, for some minutes while others hand in.
    """
    names, compared = _names(reports, versions, today), _compared_with()
    known = _remembered(reports, compared, now)
    found = {one.pk: known[names[one.pk]][0] for one in reports if names[one.pk] in known}
    counted = _counted([one for one in reports if one.pk not in found], versions, today)
    if counted:
        fresh = {names[pk]: (asked, compared, now) for pk, asked in counted.items()}
        cache.set(_shelf(reports), known | fresh, HOURS * 3600)
    return found | counted


def newest_versions(reports: Sequence[Report]) -> dict[int, int]:
    """Return the key of the newest version of each report that has one. One query."""
    rows = ReportVersion.objects.filter(report__in=[one.pk for one in reports])
    return dict(rows.values("report").annotate(last=Max("pk")).values_list("report", "last"))


def _shelf(reports: Sequence[Report]) -> str:
    """Return where the counts of a year lie: together, for the cache writes each entry with five statements."""
    years = sorted({one.year for one in reports})
    return f"asked_and_compared:{'-'.join(map(str, years))}"


def _compared_with() -> tuple[int, ...]:
    """Return the newest of everything that reports are compared with, as keys: another one whenever any of it moves."""
    return tuple(one.objects.aggregate(last=Max("pk"))["last"] or 0 for one in COMPARED_WITH)


Kept = tuple[Asked, tuple[int, ...], datetime]


def _remembered(reports: Sequence[Report], compared: tuple[int, ...], now: datetime) -> dict[str, Kept]:
    """Return by name of a report's state what was counted, against what, and when, as far as that still holds."""
    kept: dict[str, Kept] = cache.get(_shelf(reports), {})
    longest = {True: timedelta(hours=HOURS), False: timedelta(minutes=MINUTES)}
    return {name: one for name, one in kept.items() if timedelta(0) <= now - one[2] < longest[one[1] == compared]}


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
