"""The key figures of the home page: what is published beside what the list holds, and why they differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, Sum

from teukgu.portal.access import Viewer
from teukgu.portal.store.models import DesignationGap, UnnamedCancellation, ZoneNow, ZonePlace
from teukgu.portal.store.queries.counts import count_lines
from teukgu.portal.store.queries.records import CountLine

KEYS = (
    "zones_operating",
    "zones_cumulative",
    "zones_ended",
    "municipalities_with_zones",
    "exemptions",
    "exemptions_used",
)


@dataclass(frozen=True, slots=True)
class HomeFigures:
    """Published: the latest figure of each key, and all figures of operating zones for a chart.

    Listed: zones in the list, of which a source says ``cancelled``; ``not_known_cancelled`` is the rest. They differ
    from the published count because ``missing_min`` to ``missing_max`` designated zones are not in the list and
    ``unnamed_cancelled`` zones were cancelled in meetings that did not name them; ``unexplained`` is what is left:
    not_known_cancelled - unnamed_cancelled + missing - operating (as low and high), mergers and silent ends.
    """

    operating: CountLine | None
    cumulative: CountLine | None
    latest: tuple[CountLine, ...]
    operating_by_day: tuple[CountLine, ...]
    listed: int
    cancelled: int
    not_known_cancelled: int
    seen_operating: int
    municipalities: int
    missing_min: int
    missing_max: int
    unnamed_cancelled: int
    unnamed_meetings: int
    newest_designation: date | None
    as_of: date | None

    @property
    def unexplained(self) -> tuple[int, int] | None:
        """The difference that gaps and unnamed cancellations do not explain, lowest and highest."""
        if self.operating is None:
            return None
        rest = self.not_known_cancelled - self.unnamed_cancelled - self.operating.value
        return rest + self.missing_min, rest + self.missing_max


def home_figures(viewer: Viewer, programme: str) -> HomeFigures:
    """Return the key figures of ``programme``. Six queries."""
    counts = count_lines(viewer, programme, KEYS)
    latest = {line.key: line for line in counts}
    listed = ZoneNow.objects.filter(programme=programme).aggregate(
        zones=Count("pk"),
        cancelled=Count("pk", filter=Q(status="cancelled")),
        seen=Count("pk", filter=Q(status__in=("operating", "operating_when_last_seen"))),
        newest=Max("designated_on"),
        as_of=Max("as_of"),
    )
    gaps = DesignationGap.objects.filter(programme=programme).aggregate(low=Sum("missing_min"), high=Sum("missing_max"))
    unnamed = UnnamedCancellation.objects.filter(programme=programme).aggregate(
        zones=Sum("count"), meetings=Count("pk")
    )
    return HomeFigures(
        operating=latest.get("zones_operating"),
        cumulative=latest.get("zones_cumulative"),
        latest=_latest(counts),
        operating_by_day=tuple(line for line in counts if line.key == "zones_operating"),
        listed=listed["zones"],
        cancelled=listed["cancelled"],
        not_known_cancelled=listed["zones"] - listed["cancelled"],
        seen_operating=listed["seen"],
        municipalities=_municipalities(programme),
        missing_min=gaps["low"] or 0,
        missing_max=gaps["high"] or 0,
        unnamed_cancelled=unnamed["zones"] or 0,
        unnamed_meetings=unnamed["meetings"],
        newest_designation=listed["newest"],
        as_of=listed["as_of"],
    )


def _latest(counts: Sequence[CountLine]) -> tuple[CountLine, ...]:
    latest = {line.key: line for line in counts}
    return tuple(latest[key] for key in KEYS if key in latest)


def _municipalities(programme: str) -> int:
    places = ZonePlace.objects.filter(zone__programme=programme).exclude(region__kind="province")
    return places.values("region").distinct().count()
