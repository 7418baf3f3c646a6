"""Loads zones: ids and addresses stay, facts are added, awards and successions are replaced by the files."""

from collections.abc import Mapping
from datetime import datetime

from teukgu.loading.registry_files import RegistryFiles
from teukgu.portal.services.registry.facts import facts_of, record_facts
from teukgu.portal.services.registry.links import any_shown, replace_sourced
from teukgu.portal.store.models import Award, Source, Zone, ZoneSuccession


def load_zones(programme: str, files: RegistryFiles, sources: Mapping[str, Source], now: datetime) -> int:
    """Write zones, their facts, awards and successions; return the number of facts that were new."""
    Zone.objects.bulk_create(
        [Zone(id=row.zone_id, programme_id=programme, address=address_of(row.zone_id)) for row in files.zones.rows],
        ignore_conflicts=True,
    )
    added = record_facts(facts_of(files), sources, now)
    replace_sourced(Award, programme, _awards(programme, files, sources), sources)
    replace_sourced(ZoneSuccession, programme, _successions(files), sources, "from_zone__programme")
    return len(added)


def address_of(zone_id: str) -> str:
    """Return the public address of a new zone, from its id alone: a zone that is renamed keeps it."""
    return zone_id.lower()


def _awards(programme: str, files: RegistryFiles, sources: Mapping[str, Source]) -> list[tuple[Award, tuple[str, ...]]]:
    return [
        (
            Award(
                programme_id=programme,
                zone_id=row.zone_id,
                year=row.year,
                name_ko=row.award_ko,
                name_en=row.award_en,
                shown=any_shown(row.source_ids, sources),
            ),
            row.source_ids,
        )
        for row in files.awards.rows
    ]


def _successions(files: RegistryFiles) -> list[tuple[ZoneSuccession, tuple[str, ...]]]:
    return [
        (
            ZoneSuccession(
                day=row.day,
                kind=row.kind,
                from_zone_id=row.from_zone,
                to_zone_id=row.to_zone,
                note_ko=row.note_ko,
                note_en=row.note_en,
            ),
            row.source_ids,
        )
        for row in files.zone_successions.rows
    ]
