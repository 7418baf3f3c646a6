"""Stages of the value chain of a zone: as its dated facts say, and as its reports took them."""

from collections.abc import Iterable
from datetime import date

from teukgu.loading.registry_facts import believed, in_force
from teukgu.portal.store.models import Report, ZoneFact
from teukgu.portal.store.projection import as_fact
from teukgu.reporting.definition import Stage
from teukgu.reporting.stages import stage_day, stages_of_keys, stages_together

KIND = "stages"


def stage_facts(zone: str) -> list[ZoneFact]:
    """Return every record of a zone's stages, the oldest record first, those corrected too."""
    rows = ZoneFact.objects.filter(zone=zone, kind=KIND).select_related("account").prefetch_related("sources")
    return list(rows.order_by("pk"))


def zones_with_stages(programme: str) -> set[str]:
    """Return the zones of a programme of which stages are recorded."""
    return set(ZoneFact.objects.filter(zone__programme=programme, kind=KIND).values_list("zone", flat=True))


def standing_facts(rows: Iterable[ZoneFact]) -> list[ZoneFact]:
    """Return the records that nobody corrected, in the order of the days from which they hold."""
    held = list(rows)
    orders = {fact.order for fact in believed([as_fact(one) for one in held])}
    return sorted((one for one in held if one.pk in orders), key=lambda one: (one.valid_from or date.min, one.pk))


def stages_among(rows: Iterable[ZoneFact], day: date) -> tuple[Stage, ...]:
    """Return the stages that these records of one zone name for ``day``; none when nothing is recorded for it."""
    fact = in_force([as_fact(one) for one in rows], day).get(KIND)
    return stages_of_keys(fact.value) if fact else ()


def stages_on(zone: str, day: date) -> tuple[Stage, ...]:
    """Return the stages of a zone on a day; none when they are not known, and every stage is asked."""
    return stages_among(ZoneFact.objects.filter(zone=zone, kind=KIND).order_by("pk"), day)


def stages_of(zone: str, *years: int) -> tuple[Stage, ...]:
    """Return the stages that count for these performance years together.

    Of each year those its report took, else those of the year's last day; none when they are not known in one.
    """
    rows = list(ZoneFact.objects.filter(zone=zone, kind=KIND).order_by("pk"))
    taken = dict(Report.objects.filter(zone=zone, year__in=years).values_list("year", "stages"))
    return stages_together(
        stages_of_keys(taken[year]) if year in taken else stages_among(rows, stage_day(year)) for year in years
    )
