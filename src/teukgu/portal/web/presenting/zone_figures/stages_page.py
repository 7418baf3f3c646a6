"""The stages of a zone as its page shows them: what may be chosen, what was recorded, what reports ask."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from teukgu.portal.report_rules import indicators
from teukgu.portal.store.models import Report, ZoneFact, ZoneNow
from teukgu.portal.store.queries.reports.asked import stages_asked
from teukgu.portal.store.queries.zone_figures.stages import stages_among, standing_facts
from teukgu.portal.web.presenting.words import said
from teukgu.reporting.definition import Stage
from teukgu.reporting.names import name_of
from teukgu.reporting.stages import left_out, stage_day, stages_of_keys, stages_offered


@dataclass(frozen=True, slots=True)
class StageBox:
    """A stage that may be chosen, with the names of the indicators asked of it."""

    key: str
    name: str
    indicators: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class StageLine:
    """A record of the history: from when, which stages, whence, why, by whom, and whether it counts."""

    row: ZoneFact
    stages: str
    document: str
    state: str
    stands: bool


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report of the zone: what it asks, how many indicators that spares, and whether it follows."""

    report: Report
    stages: str
    spared: int
    differs: bool


def stage_names(stages: Iterable[Stage]) -> str:
    """Return the names of stages in the chain's order; empty for none."""
    return " · ".join(said(name_of(one)) for one in stages)


def stage_boxes(zone: ZoneNow, year: int, chosen: Collection[str]) -> list[StageBox]:
    """Return the stages that may be chosen for a zone."""
    asked = indicators().asked_of(year, zone.zone_type)
    return [
        StageBox(
            one.value,
            said(name_of(one)),
            ", ".join(said(version.name) for version in asked if one in version.stages),
            one.value in chosen,
        )
        for one in stages_offered(indicators(), zone.zone_type, year)
    ]


def stage_lines(rows: Collection[ZoneFact], today: date) -> list[StageLine]:
    """Return every record, the newest first."""
    standing = standing_facts(rows)
    orders = [one.pk for one in standing]
    begun = [one.pk for one in standing if one.valid_from is None or one.valid_from <= today]
    return [_line(one, orders, begun) for one in sorted(rows, key=lambda one: -one.pk)]


def _line(row: ZoneFact, standing: list[int], begun: list[int]) -> StageLine:
    if row.pk not in standing:
        state = _("바로잡음")
    elif begun and row.pk == begun[-1]:
        state = _("지금")
    else:
        state = _("지난 단계") if row.pk in begun else _("앞으로")
    document = ", ".join(sorted(one.title for one in row.sources.all()))
    return StageLine(row, stage_names(stages_of_keys(row.value)), document, state, row.pk in standing)


def report_lines(zone: ZoneNow, reports: Iterable[Report], rows: Collection[ZoneFact]) -> list[ReportLine]:
    """Return what each report asks; one that was approved keeps what it had when the zone's stages changed."""
    found = []
    for one in reports:
        asked = stages_asked(one)
        spared = left_out(indicators(), one.zone_type, one.year, asked)
        found.append(ReportLine(one, stage_names(asked), spared, asked != stages_among(rows, stage_day(one.year))))
    return found
