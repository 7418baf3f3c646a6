"""Figures as a round takes them: what stands for each zone, indicator and year, where it came from, what is missing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from teukgu.reporting.catalogue import Catalogue
from teukgu.reporting.definition import Stage
from teukgu.reporting.figure import Cell, FigureStatus, Number, Observed, Provenance
from teukgu.reporting.series import Series, Slot
from teukgu.reporting.targets import Baseline, Target, targets_of
from teukgu.values import IndicatorId, Observation, ObservationStatus, ZoneId

STATUS = {
    FigureStatus.GIVEN: ObservationStatus.REPORTED,
    FigureStatus.MISSING: ObservationStatus.MISSING,
    FigureStatus.NOT_APPLICABLE: ObservationStatus.NOT_APPLICABLE,
}


@dataclass(frozen=True, slots=True)
class ZoneFigures:
    """What is known of one zone; ``found`` holds values found on site by year and cell, told but never put in place."""

    zone: ZoneId
    type: str
    series: Series
    stages: tuple[Stage, ...] = ()
    targets: tuple[Target, ...] = ()
    baselines: tuple[Baseline, ...] = ()
    found: Mapping[tuple[int, Cell], Number] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FrozenFigure:
    """One figure as frozen; ``row`` is the observation it is, ``found`` the value found on site (None: not looked at).

    ``earlier``: copied from an earlier report, because nothing else was ever recorded; it was never verified.
    """

    observation: Observation
    row: int
    provenance: Provenance
    version: int
    corrections: int
    earlier: bool
    found: Number | None = None


@dataclass(frozen=True, slots=True, order=True)
class Lacking:
    """A figure that is asked of the zone for the year and is not there."""

    zone: ZoneId
    year: int
    indicator: IndicatorId


@dataclass(frozen=True, slots=True)
class Frozen:
    """The frozen figures by zone, year and indicator, and what is missing of the year that is judged."""

    year: int
    figures: tuple[FrozenFigure, ...]
    lacking: tuple[Lacking, ...]

    @property
    def observations(self) -> tuple[Observation, ...]:
        """The figures as an evaluation reads them."""
        return tuple(one.observation for one in self.figures)


def freeze(zones: Iterable[ZoneFigures], catalogue: Catalogue, *, year: int, years: Iterable[int]) -> Frozen:
    """Take the figures of ``zones`` that stand for ``years`` and say what is missing of the judged ``year``.

    Whole figures are taken, not their parts. An earlier report's figure stands in only for a past year's cell that
    nothing was recorded for. A found value is shown beside and replaces nothing: only a correction does.
    """
    wanted, figures, lacking = tuple(sorted(set(years))), list[FrozenFigure](), list[Lacking]()
    for zone in sorted(zones, key=lambda one: one.zone):
        own = [one for each in wanted for one in _figures(zone, catalogue, each, last=year)]
        figures += own
        there = {
            one.observation.indicator
            for one in own
            if one.observation.year == year and one.observation.status is not ObservationStatus.MISSING
        }
        asked = catalogue.asked_of(year, zone.type, zone.stages)
        lacking += [Lacking(zone.zone, year, one.id) for one in asked if one.id not in there]
    return Frozen(year, tuple(figures), tuple(sorted(lacking)))


def _figures(zone: ZoneFigures, catalogue: Catalogue, year: int, *, last: int) -> Iterator[FrozenFigure]:
    targets = targets_of(zone.targets, zone.zone, year)
    baselines = {one.cell: one for one in zone.baselines}
    for indicator in catalogue.ids:
        cell = Cell(indicator)
        chain = zone.series.history(Slot(zone.zone, year, cell))
        earlier = not chain and year < last
        if earlier:
            chain = zone.series.history(Slot(zone.zone, year, cell, earlier=True))
        if chain:
            observed, base = chain[-1], baselines.get(cell)
            # a baseline under another version of the definition is another figure
            baseline = base.value if base is not None and base.version == observed.version else None
            observation = _observation(observed, baseline, targets.get(cell))
            yield FrozenFigure(
                observation=observation,
                row=observed.id,
                provenance=observed.figure.provenance,
                version=observed.version,
                corrections=len(chain) - 1,
                earlier=earlier,
                found=zone.found.get((year, cell)),
            )


def _observation(observed: Observed, baseline: Number | None, target: Number | None) -> Observation:
    figure = observed.figure
    return Observation(
        zone=observed.zone,
        year=observed.year,
        indicator=figure.cell.indicator,
        value=None if figure.value is None else float(figure.value),
        status=STATUS[figure.status],
        baseline=None if baseline is None else float(baseline),
        target=None if target is None else float(target),
        source=f"{figure.provenance.value}:{observed.id}",
    )
