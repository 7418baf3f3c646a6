"""Adjusted panel scores as a scheme asks for them: ``use: adjusted`` or ``use: level`` of a panel measure."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.inputs import EvaluationInput
from teukgu.evaluation.panels.ratings import Ratings, component_scores, ratings
from teukgu.evaluation.panels.regions import regions_by_zone
from teukgu.evaluation.panels.severity import Adjustment, adjust, problems
from teukgu.evaluation.problems import unknown_name
from teukgu.evaluation.scheme import Measure, Scheme
from teukgu.values import Finding, Place

Floats = NDArray[np.float64]


def adjusted_scores(data: EvaluationInput, measure: Measure, place: Place) -> tuple[Floats, Floats, list[Finding]]:
    """Return for each unit the adjusted score of ``measure.panel``, its standard error, and what is wrong.

    A unit without scores is missing (NaN). A panel whose raters cannot be compared is a finding.
    """
    value, sd = np.full(len(data.units), np.nan), np.zeros(len(data.units))
    known = tuple(sorted({one.criterion for one in component_scores(data.panel, measure.panel)}))
    unknown = [name for name in measure.criteria if name not in known]
    findings = [unknown_name("unknown_criterion", place, ("심사기준", "criterion"), name, known) for name in unknown]
    given = measured_ratings(data, measure)
    findings += problems(given, place)
    if findings:
        return value, sd, findings
    found = {one.zone: one for one in adjust(given, home=bool(measure.home_region)).zones}
    for row, unit in enumerate(data.units):
        one = found.get(unit.id)
        if one is not None:
            value[row], sd[row] = (one.adjusted, one.se) if measure.use == "adjusted" else (one.level, one.level_se)
    return value, sd, []


def adjustments(data: EvaluationInput, scheme: Scheme) -> Mapping[str, Adjustment]:
    """Return the adjustment behind each indicator of the scheme that uses adjusted panel scores.

    Raises:
        Refused: when a panel cannot be adjusted.
    """
    wanted = {name: one.measure for name, one in scheme.indicators.items() if one.measure.use != "raw"}
    return {
        name: adjust(measured_ratings(data, one), home=bool(one.home_region))
        for name, one in wanted.items()
        if one.kind == "panel"
    }


def measured_ratings(data: EvaluationInput, measure: Measure) -> Ratings:
    """Return the ratings that a panel measure is made of."""
    regions = regions_by_zone(data, measure.home_region)
    return ratings(component_scores(data.panel, measure.panel), measure.criteria or None, regions)
