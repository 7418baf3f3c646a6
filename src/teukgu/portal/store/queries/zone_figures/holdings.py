"""Everything that is kept about a zone's figures."""

from teukgu.portal.report_rules import indicators
from teukgu.portal.store.models import AttributionShare, PastFile, YearsUpload, ZoneNow
from teukgu.portal.store.queries.data_requests.sources import shares_of
from teukgu.portal.store.queries.reports.approved import baselines_of_zone, targets_of_zone
from teukgu.portal.store.queries.reports.observed import series_of
from teukgu.portal.store.queries.zone_figures.stages import stages_of
from teukgu.portal.store.queries.zone_figures.zones import first_year
from teukgu.reporting.attribution import Attribution
from teukgu.reporting.board import BoardLine, Holdings, board
from teukgu.values import ZoneId


def holdings_of(zone: str) -> Holdings:
    """Return figures, targets and baselines of a zone."""
    return Holdings(ZoneId(zone), series_of(zone), targets_of_zone(zone), baselines_of_zone(zone))


def board_of(zone: ZoneNow, held: Holdings, years: tuple[int, ...]) -> tuple[BoardLine, ...]:
    """Return the lines of a zone over ``years``."""
    return board(indicators(), held, years, zone.zone_type, stages_of(zone.pk, *years))


def years_of(zone: ZoneNow, held: Holdings, last: int) -> tuple[int, ...]:
    """Return the years from designation (or from the first figure there is) to ``last``, or to the last one known."""
    known = {slot.year for slot in held.series.chains} | {one.year for one in held.targets}
    return tuple(range(min([*known, first_year(zone)]), max([*known, last]) + 1))


def shares_of_zone(zone: str) -> tuple[Attribution, ...]:
    """Return the shares that a joint zone agreed, the earliest first year first."""
    return shares_of(AttributionShare.objects.filter(zone=zone)).get(ZoneId(zone), ())


def uploads_of(zone: str, purpose: str) -> list[YearsUpload]:
    """Return the sheets that were handed in, the newest first."""
    rows = YearsUpload.objects.filter(zone=zone, purpose=purpose).select_related("account")
    return list(rows.order_by("-received_at", "pk"))


def past_files(zone: str) -> list[PastFile]:
    """Return the old reports kept as files, the newest year first; those withdrawn are left out."""
    rows = PastFile.objects.filter(zone=zone, withdrawn_at=None).select_related("use__file", "use__added_by")
    return list(rows.order_by("-year", "pk"))
