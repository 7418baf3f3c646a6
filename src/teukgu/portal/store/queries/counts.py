"""Published figures as records."""

from collections.abc import Sequence

from teukgu.portal.access import Viewer
from teukgu.portal.store.models import OfficialCount
from teukgu.portal.store.queries.records import CountLine
from teukgu.portal.store.queries.visible import sources_of, visible
from teukgu.values import Bilingual


def count_lines(viewer: Viewer, programme: str, keys: Sequence[str] = ()) -> tuple[CountLine, ...]:
    """Return published figures, oldest first; all of them when no ``keys`` are named. Two queries."""
    rows = visible(viewer, OfficialCount.objects.filter(programme=programme))
    if keys:
        rows = rows.filter(key__in=keys)
    found = list(rows.order_by("key", "as_of", "pk"))
    (links,) = sources_of(viewer, (OfficialCount, [row.pk for row in found]))
    return tuple(
        CountLine(
            key=row.key,
            region=row.region_id or "",
            as_of=row.as_of,
            precision=row.precision,
            value=row.value,
            value_high=row.value_high,
            unit=row.unit,
            confidence=row.confidence,
            note=Bilingual(row.note_ko, row.note_en),
            sources=links.get(row.pk, ()),
        )
        for row in found
    )
