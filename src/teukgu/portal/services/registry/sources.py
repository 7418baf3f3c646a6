"""Loads sources and labels."""

from teukgu.loading.registry_files import RegistryFiles
from teukgu.portal.services.registry.links import BATCH, replace_all
from teukgu.portal.store.models import Label, Source


def load_sources(programme: str, files: RegistryFiles) -> dict[str, Source]:
    """Add or update the sources of ``programme``; return all of them by key."""
    rows = [
        Source(
            programme_id=programme,
            key=row.source_id,
            address=row.address,
            title=row.title,
            kind=row.kind,
            seen_on=row.seen_on,
        )
        for row in files.sources.rows
    ]
    Source.objects.bulk_create(
        rows,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["programme", "key"],
        update_fields=["address", "title", "kind", "seen_on"],
    )
    return {source.key: source for source in Source.objects.filter(programme=programme)}


def load_labels(programme: str, files: RegistryFiles) -> None:
    """Write what the ids of ``programme`` are called."""
    rows = [
        Label(
            programme_id=programme,
            kind=row.kind,
            key=row.key,
            position=position,
            ko=row.ko,
            en=row.en,
            note_ko=row.note_ko,
            note_en=row.note_en,
        )
        for position, row in enumerate(files.labels.rows)
    ]
    replace_all(Label, programme, rows)
