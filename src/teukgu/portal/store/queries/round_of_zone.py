"""What a round says about one zone."""

from dataclasses import dataclass
from typing import Any

from teukgu.portal.access import Viewer
from teukgu.portal.store.models import RoundContribution, RoundResult
from teukgu.portal.store.queries.round_results import RoundSummary, UnitResult, summary, unit_result


@dataclass(frozen=True, slots=True)
class ContributionLine:
    """Points of one indicator or component against the group's median zone; ``more`` holds further columns."""

    node: str
    points: float | None
    more: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ZoneResult:
    """One round's result of a zone; ``result.reason`` says why when it is in none."""

    round: RoundSummary
    result: UnitResult
    contributions: tuple[ContributionLine, ...]


def results_of_zone(viewer: Viewer, programme: str, zone: str) -> tuple[ZoneResult, ...]:
    """Return what every round says about ``zone``, newest first. Two queries."""
    rows = RoundResult.objects.filter(zone=zone, round__programme=programme)
    found = list(rows.select_related("round", "zone").order_by("-round__year", "-round__kept_at", "round__key"))
    lines: dict[int, list[ContributionLine]] = {row.pk: [] for row in found}
    for part in RoundContribution.objects.filter(result__in=lines).order_by("position"):
        lines[part.result_id].append(ContributionLine(part.node, part.points, part.more))
    return tuple(
        ZoneResult(summary(row.round), unit_result(row, row.zone.address if row.zone else ""), tuple(lines[row.pk]))
        for row in found
    )


def result_of_zone(viewer: Viewer, programme: str, zone: str, *, scheme: str = "") -> ZoneResult | None:
    """Return what the latest round (of ``scheme``, if named) says about ``zone``, or None. Two queries."""
    found = results_of_zone(viewer, programme, zone)
    return next((one for one in found if scheme in {"", one.round.scheme}), None)
