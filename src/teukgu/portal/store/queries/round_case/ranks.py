"""Official ranks of earlier years as they stand."""

import csv
import io

from teukgu.evaluation.inputs import PastRank
from teukgu.loading.past_ranks import SourcedRank
from teukgu.portal.store.models import OfficialRank, RoundFreeze
from teukgu.values import ZoneId


def official_ranks(programme: str, *, before: int | None = None) -> tuple[SourcedRank, ...]:
    """Return the newest rank of each zone and year (of years ``before`` one), by zone and year; none taken back."""
    rows = OfficialRank.objects.filter(programme=programme)
    if before is not None:
        rows = rows.filter(year__lt=before)
    newest = {(row.zone_id, row.year): row for row in rows.order_by("pk")}
    return tuple(
        SourcedRank(PastRank(ZoneId(row.zone_id), row.year, row.rank, row.population), row.source, row.public)
        for _key, row in sorted(newest.items())
        if row.rank is not None
    )


def told_only_years(freeze: RoundFreeze) -> tuple[int, ...]:
    """Return the years of ranks among the frozen inputs that were only told to their zones, as they were frozen."""
    file = freeze.files.filter(name="past_ranks.csv").first()
    if file is None:
        return ()
    columns = ("zone", "year", "rank", "population")
    rows = OfficialRank.objects.filter(programme=freeze.case.programme_id, public=True).values_list(*columns)
    public = {tuple(str(cell) for cell in row) for row in rows}
    frozen = csv.DictReader(io.StringIO(bytes(file.content).decode("utf-8-sig")))
    return tuple(sorted({int(row["year"]) for row in frozen if tuple(row[one] for one in columns) not in public}))
