"""Scores of many draws: every source of doubt applied to a plan, block by block."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.plan import Plan
from teukgu.evaluation.scheme import Aggregate
from teukgu.evaluation.score import final, scores
from teukgu.evaluation.uncertainty.columns import Column
from teukgu.evaluation.uncertainty.sources import STREAMS, Source, Streams, choices, error_sd, panel_columns, sources_of
from teukgu.evaluation.uncertainty.tree import NodeWeights, Planes, root
from teukgu.evaluation.uncertainty.variates import normals
from teukgu.evaluation.uncertainty.weights import NodeShapes, WeightDraws

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

CELLS_AT_ONCE = 1 << 19
FLOOR_SHARE = 0.01
MOST_KEPT = 4  # two samples of measurement errors with two of raters

Kept = tuple[tuple[object, dict[int, NDArray[np.float64]]], ...]


@dataclass(frozen=True, slots=True)
class Noise:
    """The figures that carry an error: for each indicator its units, their sd, and where its normals begin."""

    width: int
    columns: Mapping[int, tuple[Ints, Floats, int]]

    @classmethod
    def of(cls, sd: Floats, wanted: NDArray[np.bool_]) -> "Noise":
        """Collect the figures of the ``wanted`` indicators whose sd is above 0."""
        columns: dict[int, tuple[Ints, Floats, int]] = {}
        begin = 0
        for number in np.flatnonzero(wanted):
            rows = np.flatnonzero(sd[:, number] > 0)
            if rows.size:
                columns[int(number)] = (rows, sd[rows, number], begin)
                begin += rows.size
        return cls(begin, columns)


@dataclass
class DrawModel:
    """A plan made ready for draws; ``scores`` gives those of any run of draws, whoever asks and in whatever order."""

    plan: Plan
    seed: int
    sources: tuple[Source, ...] = field(init=False)
    kept: Kept | None = None
    """The last blocks of figures with error, where samples that differ in other sources only ask for them again."""

    def __post_init__(self) -> None:
        plan, doubt = self.plan, self.plan.scheme.uncertainty
        self.sources = sources_of(plan)
        self.base = scores(plan)
        self.columns = [Column(one, plan.measures[:, number]) for number, one in enumerate(plan.treatments)]
        self.specs = [column.specs(doubt.normalisations) for column in self.columns]
        self.aggregates = [_aggregates(plan, branch.aggregate) for branch in plan.branches]
        self.fixed = [
            [np.where(plan.applicable[:, number], column.fixed(spec), np.nan) for spec in self.specs[number]]
            for number, column in enumerate(self.columns)
        ]
        sd, panels = error_sd(plan), panel_columns(plan)
        self.noise = {Source.MEASUREMENT: Noise.of(sd, ~panels), Source.RATERS: Noise.of(sd, panels)}
        self.nodes = [NodeShapes.of(branch) for branch in plan.branches]
        concentration = doubt.weight_concentration
        self.weights = None if concentration is None else WeightDraws(plan, concentration)

    @property
    def draws_at_once(self) -> int:
        """How many draws make one step: long enough that threads do not wait for each other, and flat in memory."""
        return max(1, CELLS_AT_ONCE // max(1, self.plan.measures.size)) * 4

    def scores(self, start: int, count: int, streams: Streams = STREAMS) -> Floats:
        """Return final scores (draws x all units) of draws ``start`` to ``start + count - 1``, at 1e-9."""
        normalisation = self._choice(Source.NORMALISATION, streams, start, count, len(self.specs[0]))
        aggregation = self._choice(Source.AGGREGATION, streams, start, count, len(self.aggregates[0]))
        omitted = self._choice(Source.OMISSION, streams, start, count, len(self.columns) + 1) - 1
        measured = self._measures(streams, start, count)
        weights = self._weights(streams, start, count)
        result = np.empty((count, len(self.plan.units)))
        pairs = normalisation * len(self.aggregates[0]) + aggregation
        for pair in np.unique(pairs):
            draws = np.flatnonzero(pairs == pair)
            part = slice(None) if draws.size == count else draws
            choice, method = divmod(int(pair), len(self.aggregates[0]))
            planes = self._planes(choice, {number: one[part] for number, one in measured.items()})
            aggregates = [options[method] for options in self.aggregates]
            drawn = [
                NodeWeights(one if len(one) == 1 else one[part], node.row_of_unit)
                for one, node in zip(weights, self.nodes, strict=True)
            ]
            result[part] = root(self.plan, planes, drawn, aggregates, omitted[part])
        usable = final(self.plan, result[..., np.newaxis])
        lost = np.isnan(usable)
        return np.where(lost, self.base, usable) if lost.any() else usable

    def _choice(self, source: Source, streams: Streams, start: int, count: int, options: int) -> Ints:
        if source not in self.sources:
            return np.zeros(count, dtype=np.intp)
        return choices(self.seed, streams[source], start, count, options)

    def _measures(self, streams: Streams, start: int, count: int) -> dict[int, Floats]:
        """Figures with error (draws x units) of the indicators that have any."""
        wanted = tuple((source, streams[source]) for source in self.noise if source in self.sources)
        key = (wanted, start, count)
        kept = self.kept
        for known, measured in kept or ():
            if known == key:
                return measured
        measured = self._draw_measures(wanted, start, count)
        if kept is not None:
            self.kept = (*kept[1 - MOST_KEPT :], (key, measured))
        return measured

    def _draw_measures(self, wanted: tuple[tuple[Source, int], ...], start: int, count: int) -> dict[int, Floats]:
        measured: dict[int, Floats] = {}
        for source, stream in wanted:
            noise = self.noise[source]
            drawn = normals(self.seed, stream, start * noise.width, count * noise.width)
            by_draw = drawn.reshape(count, noise.width)
            for number, (rows, sd, begin) in noise.columns.items():
                measured[number] = self._with_error(number, rows, by_draw[:, begin : begin + rows.size] * sd)
        return measured

    def _with_error(self, number: int, rows: Ints, error: Floats) -> Floats:
        own = self.columns[number].measures
        if rows.size == own.size:
            error += own
            return error
        figures = np.repeat(own[np.newaxis], len(error), axis=0)
        figures[:, rows] += error
        return figures

    def _weights(self, streams: Streams, start: int, count: int) -> list[Floats]:
        """Weights of each branch: draws (1 when they do not vary) x distinct rows x children."""
        if self.weights is None:
            return [node.rows[np.newaxis] for node in self.nodes]
        return self.weights.draw(self.seed, streams[Source.WEIGHTS], start, count)

    def _planes(self, choice: int, measured: Mapping[int, Floats]) -> Planes:
        """Normalised indicators: draws x units where they differ by draw, units where they do not."""
        planes: Planes = []
        for number, column in enumerate(self.columns):
            plane = self.fixed[number][choice]
            if number in measured:
                drawn = column.normalised(self.specs[number][choice], measured[number])
                plane = drawn if self.plan.applicable[:, number].all() else np.where(np.isnan(plane), plane, drawn)
            planes.append(plane)
        return planes


def _aggregates(plan: Plan, own: Aggregate) -> tuple[Aggregate, ...]:
    """The scheme's own way of aggregating, then each alternative; a formula has none.

    Geometric and harmonic alternatives lift parts to one hundredth of the range, where zero would decide alone.
    """
    low, high = plan.treatments[0].indicator.normalise.range or (0.0, 100.0)
    floor = low + FLOOR_SHARE * (high - low)
    lifted = {"nonpositive": "floor", "floor": max(floor, FLOOR_SHARE)}
    alternatives = plan.scheme.uncertainty.aggregations
    if own.method == "formula":
        return (own,) * (1 + len(alternatives))
    return (own, *(own.model_copy(update={"method": method, **lifted}) for method in alternatives))
