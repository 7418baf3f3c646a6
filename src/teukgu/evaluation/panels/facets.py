"""A many-facet Rasch model as a second opinion: zones, raters and criteria on one scale, scores as ordered categories.

log P(k) / P(k - 1) = zone - rater - criterion - threshold k (J. M. Linacre, "Many-Facet Rasch Measurement", 1989;
rating scale thresholds of D. Andrich, Psychometrika 43, 1978). Zones are normal, all else is estimated by marginal
maximum likelihood (Bock and Aitkin, Psychometrika 46, 1981); zones by their posterior mean.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from scipy import optimize

from teukgu.evaluation.inputs import PanelScore
from teukgu.evaluation.panels import connection
from teukgu.evaluation.panels.facet_model import FacetData, Floats, Model, Nodes
from teukgu.evaluation.problems import problem
from teukgu.values import Place, Refused

BANDS = 8
NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Facet:
    """One element of a facet in logits (raters: severe is positive; criteria: hard is positive) with its error."""

    name: str
    measure: float
    se: float


@dataclass(frozen=True, slots=True)
class FacetRater:
    """A rater's severity in logits, with mean squares of standardised residuals (1 as expected).

    ``infit`` weighs by information, ``outfit`` does not, so that single odd scores show in it.
    """

    name: str
    scores: int
    severity: float
    se: float
    infit: float
    outfit: float


@dataclass(frozen=True, slots=True)
class FacetResult:
    """Measures of zones, raters, criteria; ``thresholds`` between categories.

    ``cuts``: the lowest score of each category but the first. ``sd_zones``: between zones, in logits.
    ``reliability``: share of the spread between zones that is not error.
    """

    zones: tuple[Facet, ...]
    raters: tuple[FacetRater, ...]
    criteria: tuple[Facet, ...]
    thresholds: tuple[float, ...]
    cuts: tuple[float, ...]
    sd_zones: float
    reliability: float
    deviance: float


def many_facets(scores: Iterable[PanelScore], bands: int = BANDS, place: Place = NOWHERE) -> FacetResult:
    """Fit the model to the scores of one component; more than ``bands`` different scores are cut into bands.

    Raises:
        Refused: when raters are not linked by zones they share, or all scores are alike.
    """
    rows = sorted(scores, key=lambda one: (one.zone, one.rater, one.criterion))
    found = connection.parts((one.zone, one.rater) for one in rows)
    if len(found) > 1:
        raise Refused([connection.not_connected(found, place)])
    cuts = band_cuts(np.array([one.score for one in rows]), bands)
    if not len(cuts):
        message = ("점수가 모두 같아 견줄 것이 없습니다.", "All scores are alike: there is nothing to compare.")
        raise Refused([problem("panel_alike", place, message, ("채점표를 확인하세요.", "Check the scores."))])
    data = _data(rows, cuts)
    model = Model(data, Nodes.fine_for(data))
    options = {"maxiter": 500, "gtol": 1e-5, "ftol": 1e-12}
    scale = model.scale()

    def scaled(steps: Floats) -> tuple[float, Floats]:
        value, slope = model.deviance(steps * scale)
        return value, slope * scale

    best = optimize.minimize(scaled, model.start() / scale, jac=True, method="L-BFGS-B", options=options)
    return _result(model, best.x * scale, cuts)


def band_cuts(scores: Floats, bands: int = BANDS) -> Floats:
    """Return the lowest score of each category but the first: every value its own, or about equally full bands."""
    values = np.unique(scores)
    if values.size <= bands:
        return np.asarray(values[1:])
    shares = np.arange(1, bands) / bands
    cuts = np.unique(np.quantile(scores, shares, method="inverted_cdf"))
    return np.asarray(cuts[cuts > values[0]])


def _data(rows: list[PanelScore], cuts: Floats) -> FacetData:
    zones, raters, criteria = (
        tuple(sorted({getattr(one, name) for one in rows})) for name in ("zone", "rater", "criterion")
    )
    return FacetData(
        zones,
        raters,
        criteria,
        np.array([zones.index(one.zone) for one in rows], dtype=np.intp),
        np.array([raters.index(one.rater) for one in rows], dtype=np.intp),
        np.array([criteria.index(one.criterion) for one in rows], dtype=np.intp),
        np.searchsorted(cuts, np.array([one.score for one in rows]), side="right"),
        len(cuts),
    )


def _result(model: Model, best: Floats, cuts: Floats) -> FacetResult:
    data, errors = model.data, model.errors(best)
    severity, hardness, thresholds, sd = model.split(best)
    mean, spread = model.zones(best)
    infit, outfit = _fits(model, best, mean)
    counts = np.bincount(data.rater, minlength=len(data.raters))
    raters = tuple(
        FacetRater(name, int(counts[row]), *_rounded(severity[row], errors[row], infit[row], outfit[row]))
        for row, name in enumerate(data.raters)
    )
    criteria = tuple(
        Facet(name, *_rounded(hardness[row], errors[len(data.raters) + row])) for row, name in enumerate(data.criteria)
    )
    between = float(np.var(mean))
    return FacetResult(
        zones=tuple(Facet(name, *_rounded(mean[row], spread[row])) for row, name in enumerate(data.zones)),
        raters=raters,
        criteria=criteria,
        thresholds=_rounded(*thresholds),
        cuts=tuple(float(cut) for cut in cuts),
        sd_zones=round(sd, 4),
        reliability=round(between / (between + float(np.mean(spread**2))), 4) if between > 0 else 0.0,
        deviance=round(model.deviance(best)[0], 4),
    )


def _fits(model: Model, best: Floats, zones: Floats) -> tuple[Floats, Floats]:
    """Infit and outfit of every rater at the zones' measures (Wright and Masters, "Rating Scale Analysis", 1982)."""
    data = model.data
    expected, variance = model.moments(best, zones)
    square = (data.category - expected) ** 2
    count = len(data.raters)
    top = np.bincount(data.rater, weights=square, minlength=count)
    infit = top / np.bincount(data.rater, weights=variance, minlength=count)
    outfit = np.bincount(data.rater, weights=square / variance, minlength=count)
    return infit, outfit / np.bincount(data.rater, minlength=count)


def _rounded(*values: float | np.floating) -> tuple[float, ...]:
    return tuple(round(float(value), 4) + 0.0 for value in values)


def ranks_apart(official: dict[str, float], second: FacetResult) -> tuple[tuple[str, int, int], ...]:
    """Return (zone, official rank, second rank) of all zones, those furthest apart first; rank 1 is best."""
    measures = {one.name: one.measure for one in second.zones}
    ours, theirs = _ranks(official), _ranks({zone: measures[zone] for zone in official})
    listed = [(zone, ours[zone], theirs[zone]) for zone in official]
    return tuple(sorted(listed, key=lambda one: (-abs(one[1] - one[2]), one[0])))


def _ranks(values: dict[str, float]) -> dict[str, int]:
    ordered = sorted(values.values(), reverse=True)
    return {zone: ordered.index(value) + 1 for zone, value in values.items()}


__all__ = ["Facet", "FacetRater", "FacetResult", "band_cuts", "many_facets", "ranks_apart"]
