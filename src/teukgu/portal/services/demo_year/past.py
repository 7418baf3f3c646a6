"""What is known of a zone before the year: figures of earlier reports, baseline, approved targets."""

from datetime import date

from teukgu.portal.report_rules import indicators
from teukgu.portal.services.demo_year.scene import Scene
from teukgu.portal.store.models import Baseline, Observation, Target
from teukgu.reporting.figure import Cell, Confidence, FigureStatus, Provenance

DOCUMENT = "[예시 EXAMPLE] 지정 공고"


def keep_past(scene: Scene) -> None:
    """Keep them as they would have been taken over from earlier reports."""
    _keep_observations(scene)
    designated = scene.zone_now.designated_on or date(scene.performance_year - 4, 1, 1)
    approved = {"approved_on": designated, "approved_by": "예시 장관", "document": DOCUMENT, "recorded_at": scene.now}
    rows = {**scene.year.baseline}
    Baseline.objects.bulk_create(
        Baseline(
            zone_id=scene.step.zone,
            indicator=cell.indicator,
            value=value,
            version=_version(cell, scene.performance_year),
            as_of=designated,
            source="예시 EXAMPLE",
            **approved,
        )
        for cell, value in rows.items()
    )
    Target.objects.bulk_create(
        Target(
            zone_id=scene.step.zone,
            year=scene.performance_year,
            indicator=cell.indicator,
            value=value,
            version=_version(cell, scene.performance_year),
            **approved,
        )
        for cell, value in scene.year.target.items()
    )


def _keep_observations(scene: Scene) -> None:
    Observation.objects.bulk_create(
        Observation(
            programme_id=scene.programme,
            zone_id=scene.step.zone,
            year=year,
            indicator=cell.indicator,
            value=value,
            status=FigureStatus.GIVEN.value,
            provenance=Provenance.EARLIER_REPORT.value,
            confidence=Confidence.COUNTED.value,
            version=_version(cell, year),
            recorded_at=scene.now,
        )
        for (year, cell), value in scene.year.past.items()
    )


def _version(cell: Cell, year: int) -> int:
    found = indicators().version(cell.indicator, year)
    return found.version if found else 1
