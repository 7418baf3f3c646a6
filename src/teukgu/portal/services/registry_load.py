"""Loads a programme's registry into the store; loading the same files again changes nothing."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from teukgu.loading.registry_files import read_registry, registry_hash
from teukgu.portal.services.registry.published import load_published
from teukgu.portal.services.registry.regions import load_regions
from teukgu.portal.services.registry.sources import load_labels, load_sources
from teukgu.portal.services.registry.zones import load_zones
from teukgu.portal.services.reports.following import follow_stages
from teukgu.portal.services.stamps import is_loaded, stamp
from teukgu.portal.store.models import Programme
from teukgu.portal.store.projection import rebuild_zones_now, zones_now_are_of
from teukgu.portal.store.queries.zone_figures.stages import zones_with_stages
from teukgu.values import Bilingual


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading did; ``already`` when the same content was there before."""

    already: bool
    zones: int = 0
    new_facts: int = 0


def keep_programme(programme: str, name: Bilingual, *, demonstration: bool) -> None:
    """Add the programme or update its name."""
    Programme.objects.update_or_create(
        id=programme, defaults={"name_ko": name.ko, "name_en": name.en, "demonstration": demonstration}
    )


def load_registry(programme: str, folder: Path, *, now: datetime, today: date) -> Loaded:
    """Load the registry in ``folder`` into ``programme`` (which must be there), in one transaction.

    Raises:
        Refused: with every problem in the files; nothing is changed then.
    """
    part = f"registry:{programme}"
    if is_loaded(part, registry_hash(folder)):
        refresh_zones_now(programme, today)
        return Loaded(already=True)
    files = read_registry(folder)
    with transaction.atomic():
        sources = load_sources(programme, files)
        load_labels(programme, files)
        load_regions(programme, files)
        added = load_zones(programme, files, sources, now)
        load_published(programme, files, sources)
        zones = rebuild_zones_now(programme, today)
        for zone in sorted(zones_with_stages(programme)):
            follow_stages(zone)
        stamp(part, files.content_hash, now)
    return Loaded(already=False, zones=zones, new_facts=added)


def refresh_zones_now(programme: str, today: date) -> bool:
    """Rebuild the flat table of zones when it was made for another day; return whether it was."""
    if zones_now_are_of(programme, today):
        return False
    with transaction.atomic():
        rebuild_zones_now(programme, today)
    return True
