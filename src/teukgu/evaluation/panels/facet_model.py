"""The likelihood of the many-facet Rasch model, its derivative, and the zones' posterior."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
WEAK = 10.0  # sd in logits of a weak prior: a rater whose scores are all the highest keeps a finite severity
STEP = 1e-4
REACH = 4.0
NODES_BY_ROOT, MOST_NODES = 6, 301


@dataclass(frozen=True, slots=True)
class FacetData:
    """Observations as categories 0 to ``top``, with the zone, rater and criterion of each by number."""

    zones: tuple[str, ...]
    raters: tuple[str, ...]
    criteria: tuple[str, ...]
    zone: Ints
    rater: Ints
    criterion: Ints
    category: Ints
    top: int


@dataclass(frozen=True, slots=True)
class Nodes:
    """Places and logarithms of the weights that stand for a standard normal."""

    at: Floats
    log_weight: Floats

    @classmethod
    def of(cls, count: int) -> "Nodes":
        """Nodes at equal distances within +-4 standard deviations.

        Narrow posteriors need nodes closer than their own width; between those the trapezoidal rule is next to exact,
        where Gauss-Hermite nodes make waves with optima of their own.
        """
        places = np.linspace(-REACH, REACH, count)
        logs = -(places**2) / 2
        return cls(places, logs - np.log(np.exp(logs).sum()))

    @classmethod
    def fine_for(cls, data: FacetData) -> "Nodes":
        """As many nodes as the zones with most scores need."""
        most = float(np.bincount(data.zone).max())
        return cls.of(min(MOST_NODES, 2 * int(NODES_BY_ROOT * np.sqrt(1.5 * most + 1)) + 1))


@dataclass(frozen=True, slots=True)
class Model:
    """The model of some data; parameters: severity by rater, hardness by criterion, thresholds, log sd of zones.

    Severities and hardnesses are centred at 0 wherever they are used.
    """

    data: FacetData
    nodes: Nodes

    def start(self) -> Floats:
        """Parameters to begin with: thresholds from the shares of the categories."""
        data = self.data
        counts = np.bincount(data.category, minlength=data.top + 1) + 0.5
        return np.concatenate(
            [np.zeros(len(data.raters) + len(data.criteria)), np.log(counts[:-1] / counts[1:]), [0.0]]
        )

    def scale(self) -> Floats:
        """About one standard error of each parameter: steps of like size in all of them find the optimum sooner."""
        data = self.data
        counts = [
            np.bincount(data.rater, minlength=len(data.raters)),
            np.bincount(data.criterion, minlength=len(data.criteria)),
            np.bincount(data.category, minlength=data.top + 1)[1:],
            np.array([len(data.zones)]),
        ]
        return np.asarray(1 / np.sqrt(np.concatenate(counts) + 1.0))

    def split(self, given: Floats) -> tuple[Floats, Floats, Floats, float]:
        """Return severity, hardness, thresholds, sd."""
        raters, criteria = len(self.data.raters), len(self.data.criteria)
        severity, hardness = given[:raters], given[raters : raters + criteria]
        thresholds = given[raters + criteria : -1]
        return severity - severity.mean(), hardness - hardness.mean(), thresholds, float(np.exp(given[-1]))

    def deviance(self, given: Floats) -> tuple[float, Floats]:
        """Return minus the log likelihood (with the weak priors) and its derivative."""
        data = self.data
        severity, hardness, _, sd = self.split(given)
        chances, weights, total = self._posterior(given)
        levels = np.arange(data.top + 1)
        pair = data.rater * len(data.criteria) + data.criterion
        expected = (chances @ levels)[pair]
        own = weights[data.zone]
        gap = data.category[:, None] - expected
        weighted = np.sum(own * gap, axis=1)
        at_least = np.cumsum(chances[..., ::-1], axis=-1)[..., ::-1][..., 1:]
        by_pair = np.zeros((len(data.raters) * len(data.criteria), len(self.nodes.at)))
        np.add.at(by_pair, pair, own)
        reached = np.array([np.sum(data.category >= level) for level in levels[1:]])
        by_rater = -np.bincount(data.rater, weights=weighted, minlength=len(data.raters))
        by_criterion = -np.bincount(data.criterion, weights=weighted, minlength=len(data.criteria))
        slope = np.concatenate(
            [
                by_rater - by_rater.mean() - (severity - severity.mean()) / WEAK**2,
                by_criterion - by_criterion.mean() - (hardness - hardness.mean()) / WEAK**2,
                np.einsum("pq,pqk->k", by_pair, at_least) - reached,
                [sd * float(np.sum(own * gap * self.nodes.at))],
            ]
        )
        prior = (severity @ severity + hardness @ hardness) / (2 * WEAK**2)
        return -total + float(prior), -slope

    def zones(self, given: Floats) -> tuple[Floats, Floats]:
        """Return the posterior mean and standard deviation of every zone, in logits."""
        weights, sd = self._posterior(given)[1], self.split(given)[3]
        at = sd * self.nodes.at
        mean = weights @ at
        return mean, np.sqrt(np.maximum(weights @ at**2 - mean**2, 0.0))

    def moments(self, given: Floats, zones: Floats) -> tuple[Floats, Floats]:
        """Return expected category and its variance for every observation, zones at their measures."""
        data = self.data
        severity, hardness, thresholds, _ = self.split(given)
        here = zones[data.zone] - severity[data.rater] - hardness[data.criterion]
        chances = np.exp(_log_chances(here, thresholds))
        levels = np.arange(data.top + 1, dtype=np.float64)
        expected: Floats = chances @ levels
        return expected, np.maximum(chances @ levels**2 - expected**2, 1e-9)

    def errors(self, best: Floats) -> Floats:
        """Return standard errors of all parameters, from the curvature at the optimum."""
        size = len(best)
        curve = np.empty((size, size))
        for place in range(size):
            move = np.zeros(size)
            move[place] = STEP
            curve[place] = (self.deviance(best + move)[1] - self.deviance(best - move)[1]) / (2 * STEP)
        return np.sqrt(np.maximum(np.diag(np.linalg.pinv((curve + curve.T) / 2, rcond=1e-10)), 0.0))

    def _posterior(self, given: Floats) -> tuple[Floats, Floats, float]:
        """Chances (pair of rater and criterion x node x category), weights (zone x node), log likelihood."""
        data = self.data
        severity, hardness, thresholds, sd = self.split(given)
        shift = (severity[:, None] + hardness[None, :]).ravel()
        logs = _log_chances(sd * self.nodes.at[None, :] - shift[:, None], thresholds)
        pair = data.rater * len(data.criteria) + data.criterion
        by_zone = np.zeros((len(data.zones), len(self.nodes.at)))
        np.add.at(by_zone, data.zone, logs[pair, :, data.category])
        by_zone += self.nodes.log_weight
        most = by_zone.max(axis=1, keepdims=True)
        weights = np.exp(by_zone - most)
        sums = weights.sum(axis=1, keepdims=True)
        return np.exp(logs), weights / sums, float((np.log(sums) + most).sum())


def _log_chances(here: Floats, thresholds: Floats) -> Floats:
    """Logarithms of the chances of each category (last axis) for differences in logits."""
    levels = np.arange(len(thresholds) + 1)
    steps = np.concatenate([[0.0], np.cumsum(thresholds)])
    logs = here[..., None] * levels - steps
    logs -= logs.max(axis=-1, keepdims=True)
    return np.asarray(logs - np.log(np.exp(logs).sum(axis=-1, keepdims=True)))
