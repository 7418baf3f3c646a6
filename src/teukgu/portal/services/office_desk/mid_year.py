"""Takes figures within the year, from the office or the municipality; the last one of a month stands, none is lost."""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from django.db import transaction

from teukgu.portal.access import PostHeld, Viewer
from teukgu.portal.access_office import answering_post
from teukgu.portal.report_rules import indicators
from teukgu.portal.services.office_desk import refusals
from teukgu.portal.services.office_desk.held import clean, made_under, regions_of, stamp
from teukgu.portal.store.models import MidYearFigure, Zone, ZoneNow
from teukgu.portal.store.queries.office_desk.desks import desks_of, zones_of_desk, zones_of_municipality
from teukgu.portal.store.queries.office_desk.mid_year import standing_figures
from teukgu.portal.store.queries.zone_figures.stages import stages_of
from teukgu.reporting.definition import IndicatorVersion
from teukgu.reporting.figure import Number
from teukgu.values import Finding, IndicatorId, refuse_if_any

LAST_MONTH = 11
"""A figure of the whole year is the report's."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A zone for which the viewer writes figures, and the post in which they do."""

    zone: ZoneNow
    post: PostHeld


def holder_of(viewer: Viewer, zone: str) -> Holder | None:
    """Return the zone if the viewer writes its figures: at its desk, or for its municipality; None otherwise."""
    for desk in desks_of(viewer):
        found = zones_of_desk(desk).filter(pk=zone).first() if desk.acts else None
        if found is not None:
            return Holder(found, desk.post)
    own = zones_of_municipality(viewer).filter(pk=zone, ended_on=None).first()
    post = answering_post(viewer, own.programme_id, regions_of(own)) if own is not None else None
    return Holder(own, post) if own is not None and post is not None else None


def asked_within_year(zone: ZoneNow, year: int) -> tuple[IndicatorVersion, ...]:
    """Return what can be told within the year: what the zone is asked for, without its parts."""
    return indicators().asked_of(year, zone.zone_type, stages_of(zone.pk, year))


@transaction.atomic
def save_mid_year(
    viewer: Viewer,
    zone: str,
    *,
    year: int,
    month: int,
    values: Mapping[IndicatorId, Number],
    source: str,
    once: str,
    now: datetime,
    today: date,
) -> int:
    """Keep figures as of the end of a month; return how many are new. What stands already is not written again.

    Raises:
        Refused: when it is no zone of the viewer's, or with everything that is wrong.
    """
    holder = holder_of(viewer, zone)
    if holder is None:
        raise refusals.gone()
    asked = {one.id for one in asked_within_year(holder.zone, year)}
    refuse_if_any([*month_findings(year, month, today), *_unasked(values, asked)])
    Zone.objects.select_for_update().get(pk=zone)  # two who write at once come one after the other
    standing, written = standing_figures(zone, year, month), 0
    for indicator, value in values.items():
        key = sha256(f"{once}/{indicator}".encode()).hexdigest()
        there = standing.get(indicator)
        if made_under(MidYearFigure, viewer, key) is not None or (there is not None and there.value == value):
            continue
        MidYearFigure.objects.create(
            zone_id=zone,
            year=year,
            month=month,
            indicator=indicator,
            value=value,
            source=clean(source, 200),
            **stamp(viewer, holder.post, once=key, now=now),
        )
        written += 1
    return written


def month_findings(year: int, month: int, today: date) -> Iterator[Finding]:
    """Yield why figures of a month cannot be taken: no month within a year, not over yet, a year without indicators."""
    known = 1 <= month <= LAST_MONTH and 1900 <= year <= today.year
    if not known or date(year, month, monthrange(year, month)[1]) > today:
        yield refusals.month_not_over()
    elif not indicators().in_year(year):
        yield refusals.nothing_asked(year)


def _unasked(values: Mapping[IndicatorId, Number], asked: set[IndicatorId]) -> Iterator[Finding]:
    for one in values:
        if one not in asked:
            yield refusals.not_listed(str(one), refusals.INDICATOR)
