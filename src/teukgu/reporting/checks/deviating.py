"""How far a figure is from its own past and from its peers, shared by the checks that compare."""

import math
from dataclasses import dataclass

from teukgu.reporting.checks.view import View, centre
from teukgu.reporting.figure import Cell


@dataclass(frozen=True, slots=True)
class Distance:
    """Log10 distance from the middle, the spread around it, and the middle as a figure."""

    log: float
    spread: float
    usual: float

    def factor(self, span: float) -> int | None:
        """Return 10, 100 or 1000 when the distance is just that, up or down."""
        return next((10**power for power in (1, 2, 3) if abs(abs(self.log) - power) <= span), None)


def from_past(view: View, cell: Cell) -> Distance | None:
    """Return the distance from the zone's own years, None with too few of them or too small a figure."""
    return _distance(view, cell, view.history(cell), view.limits.least_years)


def from_peers(view: View, cell: Cell) -> Distance | None:
    """Return the distance from zones of the type, None with too few of them or too small a figure."""
    return _distance(view, cell, view.peers(cell), view.limits.least_peers)


def _distance(view: View, cell: Cell, logs: tuple[float, ...], least: float) -> Distance | None:
    if len(logs) < max(least, 1):
        return None
    middle, spread = centre(logs)
    share = view.part_of_year(cell)
    value, usual = view.values[cell], 10**middle * share
    if max(value, usual) < view.limits.least_size:
        return None
    return Distance(math.log10(value) - math.log10(share) - middle, spread, usual)
