"""What a round would be computed from as things stand: every zone with its report, the figures that were handed in."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from teukgu.evaluation.population import Candidate, Population, ReportState, population
from teukgu.evaluation.settings import Rules
from teukgu.portal.report_rules import indicators
from teukgu.portal.store.models import Report, VerifiedFigure, ZoneNow, ZonePlace
from teukgu.portal.store.queries.cases.rules import rules_of
from teukgu.portal.store.queries.reports.approved import baselines_of_zone, targets_of_zone
from teukgu.portal.store.queries.reports.observed import observed
from teukgu.portal.store.queries.verification.found import last_turn
from teukgu.portal.store.queries.zone_figures.stages import stages_of
from teukgu.procedures.report.tracks import HANDED_IN
from teukgu.reporting.figure import Cell, Number
from teukgu.reporting.frozen import Frozen, ZoneFigures, freeze
from teukgu.reporting.series import Series, fold
from teukgu.values import IndicatorId, ZoneId

REPORTED = HANDED_IN | {"settled", "returned"}
"""A report returned for completion was handed in: its figures count until they are corrected."""


@dataclass(frozen=True, slots=True)
class RoundInputs:
    """Population and figures of a round."""

    population: Population
    frozen: Frozen


def round_inputs(
    programme: str, *, year: int, years: Iterable[int], on: date, at: datetime | None = None
) -> RoundInputs:
    """Return the inputs of the round of ``year`` by the rules of ``on``, with what was recorded until ``at``."""
    listed = population_now(programme, year=year, on=on, rules=rules_of(programme).rulebook.on(on))
    return RoundInputs(listed, frozen_now(programme, listed, year=year, years=years, at=at))


def population_now(programme: str, *, year: int, on: date, rules: Rules) -> Population:
    """Return which zones the round of ``year`` judges by ``rules``, as they stand ``on`` a day.

    Zones whose cancellation is under way are not known to the portal yet: none is marked as such.
    """
    zones = {one.pk: one for one in ZoneNow.objects.filter(programme=programme).order_by("pk")}
    return population(_candidates(zones, year), rules, year=year, on=on)


def frozen_now(
    programme: str, listed: Population, *, year: int, years: Iterable[int], at: datetime | None = None
) -> Frozen:
    """Return the figures of the zones that ``listed`` has in the round, with what was recorded until ``at``."""
    judged = [str(one.candidate.zone) for one in listed.judged]
    zones = {one.pk: one for one in ZoneNow.objects.filter(programme=programme, pk__in=judged)}
    wanted = sorted({*years, year})
    series = _series(programme, judged, wanted, at)
    found = _found(judged, wanted, at)
    figures = (
        _figures(zones[one], year, series.get(one, Series()), found.get(one, {})) for one in judged if one in zones
    )
    return freeze(figures, indicators(), year=year, years=wanted)


def _candidates(zones: dict[str, ZoneNow], year: int) -> list[Candidate]:
    states = _report_states(zones, year)
    provinces: dict[str, str] = {}
    for zone, province in ZonePlace.objects.filter(zone__in=zones).order_by("-pk").values_list("zone", "province"):
        provinces[zone] = province or ""
    return [
        Candidate(
            zone=ZoneId(one.pk),
            name=one.name_ko,
            type=one.zone_type,
            designated_on=one.designated_on or (date(one.designated_year, 1, 1) if one.designated_year else None),
            ended_on=one.ended_on,
            report=states.get(one.pk, ReportState.NONE),
            groups={"province": provinces.get(one.pk, ""), "decline_area": "yes" if one.in_decline_area else "no"},
        )
        for one in zones.values()
    ]


def _report_states(zones: Iterable[str], year: int) -> dict[str, ReportState]:
    rows = Report.objects.filter(zone__in=list(zones), year=year).values_list("zone", "case__now__stage")
    by_stage = {"deferred": ReportState.DEFERRED, **dict.fromkeys(REPORTED, ReportState.FILED)}
    return {zone: by_stage.get(stage, ReportState.NONE) for zone, stage in rows}


def _series(programme: str, zones: list[str], years: list[int], at: datetime | None) -> dict[str, Series]:
    by_zone = defaultdict(list)
    for one in observed(programme, zones=zones, years=years, at=at):
        by_zone[str(one.zone)].append(one)
    return {zone: fold(rows) for zone, rows in by_zone.items()}


def _found(zones: list[str], years: list[int], at: datetime | None) -> dict[str, dict[tuple[int, Cell], Number]]:
    """Return the values found on site that stand, those agreed with the municipality in their place."""
    rows = VerifiedFigure.objects.filter(report__zone__in=zones, report__year__in=years)
    if at is not None:
        rows = rows.filter(recorded_at__lte=at)
    values: dict[str, dict[tuple[int, Cell], Number]] = defaultdict(dict)
    for row in rows.select_related("report").prefetch_related("turns").order_by("pk"):
        turn = last_turn(row)
        agreed = turn is not None and turn.state == "settled" and (at is None or turn.recorded_at <= at)
        value = turn.value if agreed and turn is not None else row.found
        key = (row.report.year, Cell(IndicatorId(row.indicator), row.part))
        values[row.report.zone_id].pop(key, None)
        if value is not None:
            values[row.report.zone_id][key] = value
    return values


def _figures(zone: ZoneNow, year: int, series: Series, found: dict[tuple[int, Cell], Number]) -> ZoneFigures:
    return ZoneFigures(
        zone=ZoneId(zone.pk),
        type=zone.zone_type,
        series=series,
        stages=stages_of(zone.pk, year),
        targets=targets_of_zone(zone.pk),
        baselines=baselines_of_zone(zone.pk),
        found=found,
    )
