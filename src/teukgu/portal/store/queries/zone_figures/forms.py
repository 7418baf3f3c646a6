"""Sheets over several years with what is known: figures of earlier reports, and targets."""

from datetime import date

from django.db.models import Max

from teukgu.portal.programmes import DEMONSTRATION
from teukgu.portal.report_rules import indicators
from teukgu.portal.store.models import Observation, Region, Target, ZoneNow
from teukgu.portal.store.queries.reports.observed import as_observed
from teukgu.portal.store.queries.zone_figures.stages import stages_of
from teukgu.portal.store.queries.zone_figures.zones import first_year, members_of, past_years
from teukgu.reporting.figure import Cell, Figure, Provenance
from teukgu.reporting.year_lines import Purpose, YearsForm, year_lines
from teukgu.values import Bilingual, IndicatorId, ZoneId

AHEAD = 5
"""Years ahead of this one for which targets may be set: as far as a page can show beside each other."""


def earlier_rows(zone: str) -> dict[tuple[int, Cell], Observation]:
    """Return the figures of earlier reports that stand, by year and cell."""
    rows = Observation.objects.filter(zone=zone, provenance=Provenance.EARLIER_REPORT.value, corrected_by=None)
    return {(row.year, Cell(IndicatorId(row.indicator), row.part)): row for row in rows}


def newest_targets(zone: str) -> dict[tuple[int, Cell], Target]:
    """Return the newest target of each year and cell, approved or not."""
    rows = Target.objects.filter(zone=zone, replaced_by=None)
    return {(row.year, Cell(IndicatorId(row.indicator), row.part)): row for row in rows}


def past_form(zone: ZoneNow, today: date) -> YearsForm:
    """Return the sheet of a zone's past years."""
    newest = Observation.objects.filter(zone=zone.pk).aggregate(newest=Max("pk"))["newest"] or 0
    standing = {key: as_observed(row).figure for key, row in earlier_rows(zone.pk).items()}
    return _form(Purpose.PAST, zone, past_years(zone, today), standing, newest)


def target_years(zone: ZoneNow, today: date) -> tuple[int, ...]:
    """Return the years for which targets may be set: from designation to some years ahead."""
    last = today.year + AHEAD if zone.ended_on is None else zone.ended_on.year
    return tuple(range(first_year(zone), last + 1))


def targets_form(zone: ZoneNow, today: date) -> YearsForm:
    """Return the sheet of targets from this year on."""
    newest = Target.objects.filter(zone=zone.pk).aggregate(newest=Max("pk"))["newest"] or 0
    standing = {key: Figure(key[1], row.value) for key, row in newest_targets(zone.pk).items()}
    years = tuple(year for year in target_years(zone, today) if year >= today.year)
    return _form(Purpose.TARGETS, zone, years, standing, newest)


def _form(
    purpose: Purpose,
    zone: ZoneNow,
    years: tuple[int, ...],
    standing: dict[tuple[int, Cell], Figure],
    seen: int,
) -> YearsForm:
    lead = Region.objects.filter(pk__in=members_of(zone.pk)[:1]).first()
    return YearsForm(
        purpose=purpose,
        zone=ZoneId(zone.pk),
        zone_name=Bilingual(zone.name_ko, zone.name_en or zone.name_ko),
        zone_type=zone.zone_type,
        years=years,
        lines=year_lines(indicators(), years, zone.zone_type, stages_of(zone.pk, *years)),
        standing=standing,
        programme=zone.programme_id,
        municipality=lead.name_ko if lead else "",
        invented=zone.programme_id == DEMONSTRATION,
        seen=seen,
    )
