"""Official ranks of earlier years as they stand."""

from teukgu.evaluation.inputs import PastRank
from teukgu.loading.past_ranks import SourcedRank
from teukgu.portal.store.models import OfficialRank
from teukgu.values import ZoneId


def official_ranks(programme: str, *, before: int | None = None) -> tuple[SourcedRank, ...]:
    """Return the newest rank of each zone and year (of years ``before`` one), by zone and year."""
    rows = OfficialRank.objects.filter(programme=programme)
    if before is not None:
        rows = rows.filter(year__lt=before)
    newest = {(row.zone_id, row.year): row for row in rows.order_by("pk")}
    return tuple(
        SourcedRank(PastRank(ZoneId(row.zone_id), row.year, row.rank, row.population), row.source)
        for _key, row in sorted(newest.items())
    )
