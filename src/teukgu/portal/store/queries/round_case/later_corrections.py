"""Reports that were corrected after a round had frozen their figures: its results do not know of it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from teukgu.portal.store.models import Observation, RoundComputation, RoundFreeze
from teukgu.portal.store.models.reports import EARLIER


@dataclass(frozen=True, slots=True)
class LaterCorrection:
    """A zone whose report of the judged year was corrected later, and when last."""

    zone: str
    name: str
    corrected_at: datetime


def later_corrections(freeze: RoundFreeze) -> list[LaterCorrection]:
    """Return the judged zones whose report was corrected since a freeze, by name. Two queries."""
    names = dict(freeze.population.members.filter(in_round=True).values_list("zone", "name"))
    rows = (
        Observation.objects.filter(
            programme=freeze.case.programme_id,
            year=freeze.population.year,
            corrects__isnull=False,
            recorded_at__gt=freeze.kept_at,
        )
        .exclude(provenance=EARLIER)
        .values_list("zone")
        .annotate(last=Max("recorded_at"))
    )
    found = [LaterCorrection(zone, names[zone], last) for zone, last in rows if zone in names]
    return sorted(found, key=lambda one: (one.name, one.zone))


def corrected_since_sealed(programme: str, bundle_hash: str) -> int:
    """Return of how many zones the report was corrected since the sealed results were computed from it.

    0 for what was sealed elsewhere. Three queries.
    """
    rows = RoundComputation.objects.filter(case__programme=programme, bundle_sha256=bundle_hash)
    row = rows.select_related("freeze__population", "freeze__case").order_by("pk").first() if bundle_hash else None
    return 0 if row is None else len(later_corrections(row.freeze))
