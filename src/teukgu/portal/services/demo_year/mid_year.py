"""Steps within the year after: figures up to the end of June, and what the office is warned of by them."""

import numpy as np

from teukgu.portal.report_rules import indicators
from teukgu.portal.services.demo_year.calendar import WARNED_EVERY
from teukgu.portal.services.demo_year.offices import office_of
from teukgu.portal.services.demo_year.scene import Scene
from teukgu.portal.services.office_desk.early_warning import make_warning
from teukgu.portal.services.office_desk.mid_year import save_mid_year
from teukgu.reporting.figure import Cell, Number
from teukgu.values import Aggregation, Direction, IndicatorId

MONTH = 6
TRENDS = (-1.1, -0.18, 0.0, 0.08)
"""How zones do against the year before (natural log): some far worse, some worse, others as ever."""


def tell(scene: Scene) -> None:
    """The municipality tells its figures up to the end of June."""
    save_mid_year(
        scene.officer,
        scene.step.zone,
        year=scene.performance_year + 1,
        month=MONTH,
        values=dict(_figures(scene)),
        source=scene.text("mid_year"),
        once=scene.once(),
        now=scene.now,
        today=scene.day,
    )


def _figures(scene: Scene) -> dict[IndicatorId, Number]:
    """Return figures that go on from the year before as years do: most a little up or down, some far down."""
    rng = np.random.default_rng(scene.year.number)
    trend = TRENDS[scene.year.number // WARNED_EVERY % len(TRENDS)] + float(rng.normal(0, 0.1))
    found: dict[IndicatorId, Number] = {}
    for one in indicators().asked_of(scene.performance_year + 1, scene.year.type):
        last = scene.year.true.get(Cell(one.id))
        if one.ratio is not None or last is None or not last.value:
            continue
        gone = MONTH / 12 if one.aggregation is Aggregation.FLOW else 1.0
        sign = 1 if one.direction is Direction.MORE else -1
        found[one.id] = round(last.value * gone * float(np.exp(sign * trend + rng.normal(0, 0.1))))
    return found


def warn(scene: Scene) -> None:
    """The office looks at the zone by them."""
    key = office_of(scene)
    if key:
        make_warning(
            scene.viewer(f"{key}.officer"),
            key,
            scene.step.zone,
            year=scene.performance_year + 1,
            month=MONTH,
            now=scene.now,
            today=scene.day,
        )
