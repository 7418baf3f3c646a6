"""100,000 weight draws x 20 indicators to tier probabilities and rank intervals, against NumPy and two packages.

All take the same figures and the same drawn weights. The NumPy loop sorts by ``argsort`` and counts ranks and tiers as
we do; its time without counting ranks is printed beside it. Packages rank 200 draws and are scaled.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.machine import best, threads, verdict
from teukgu.evaluation.tiers import TierRule
from teukgu.evaluation.uncertainty.draw_tiers import Group
from teukgu.evaluation.uncertainty.engines import kernels
from teukgu.evaluation.uncertainty.exact import ExactProduct, on_grid
from teukgu.evaluation.uncertainty.linear import SCORES_AT_ONCE
from teukgu.evaluation.uncertainty.result import rank_interval
from teukgu.evaluation.uncertainty.tally import Job, Tally, tally
from teukgu.evaluation.uncertainty.variates import dirichlets

Floats = NDArray[np.float64]

DRAWS, INDICATORS, PEER_DRAWS = 100_000, 20, 200
LOOP_DRAWS = {170: 100_000, 1000: 20_000, 5000: 4_000}
LIMITS = {170: 10, 1000: 6, 5000: 10}
PLAIN_LIMITS = {170: 5}
PEER_LIMIT = 100
SHARES = (0.1, 0.3, 0.3, 0.1)  # cumulated from the best, then from the last


@dataclass(frozen=True)
class Case:
    """Figures, weights and tiers of one size."""

    units: int
    figures: Floats
    weights: Floats
    rule: TierRule


def case(units: int) -> Case:
    """Make a case with our own drawn weights."""
    source = np.random.default_rng(units)
    figures = source.random((units, INDICATORS)) * 100
    weights = on_grid(dirichlets(1, 1, 0, np.ones((DRAWS, INDICATORS))))
    top, bottom = ((int(units * 0.1), int(units * 0.3)), (int(units * 0.1), int(units * 0.3)))
    rule = TierRule(5, 3, top, bottom, (), (), False, 1.0)
    return Case(units, figures, weights, rule)


def ours(one: Case, engine: str, workers: int) -> Tally:
    """Count ranks and tiers of all draws, and take the interval."""
    product = ExactProduct(one.figures)

    def keys(start: int, count: int) -> Floats:
        scores = product.scores(one.weights[start : start + count])
        scores *= 1e9
        return np.rint(scores, out=scores)

    step = max(8, SCORES_AT_ONCE // one.units)
    job = Job(keys, one.units, step, 9, (Group(np.arange(one.units), one.rule),))
    counted = tally(job, DRAWS, kernels(engine, 0), workers)  # type: ignore[arg-type]
    rank_interval(counted, DRAWS, (0.05, 0.95), "better")
    return counted


def loop(one: Case, draws: int, *, count_ranks: bool) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """The plain way: one draw at a time."""
    units = one.units
    places = np.arange(units)
    ends = (one.rule.top[0], one.rule.top[1], units - one.rule.bottom[1], units - one.rule.bottom[0])
    tier_at = np.searchsorted(ends, places, side="right")
    ranks, tiers = np.zeros((units, units if count_ranks else 1), np.int32), np.zeros((units, 5), np.int32)
    for weights in one.weights[:draws]:
        order = np.argsort(-(one.figures @ weights))
        tiers[order, tier_at] += 1
        if count_ranks:
            ranks[order, places] += 1
    return ranks, tiers


def peers(one: Case) -> dict[str, Callable[[], object]]:
    """The packages' own weighted sums and rankings of the first draws, where they are installed."""
    types = np.ones(INDICATORS)
    some = one.weights[:PEER_DRAWS]
    found: dict[str, Callable[[], object]] = {}
    try:
        from pymcdm.helpers import rankdata
        from pymcdm.methods import WSM

        found["pymcdm WSM + rankdata"] = lambda: [
            rankdata(WSM()(one.figures, weights, types), reverse=True) for weights in some
        ]
    except ImportError:
        print("pymcdm is not installed (uv sync --group bench)")
    try:
        from pyrepo_mcda.additions import rank_preferences
        from pyrepo_mcda.mcda_methods import SAW

        found["pyrepo-mcda SAW + rank_preferences"] = lambda: [
            rank_preferences(SAW()(one.figures, weights, types), reverse=True) for weights in some
        ]
    except ImportError:
        print("pyrepo-mcda is not installed (uv sync --group bench)")
    return found


def run() -> None:
    """Print one block for each size."""
    for units in LIMITS:
        measure(case(units))


def measure(one: Case) -> None:
    """Measure one size and print seconds and ratios."""
    units, workers = one.units, threads()
    draws = LOOP_DRAWS[units]
    scale = DRAWS / draws
    full = best(lambda: loop(one, draws, count_ranks=True), 2) * scale
    tiers_only = best(lambda: loop(one, draws, count_ranks=False), 2) * scale
    ours(one, "numba", 1)  # compile
    fast = best(lambda: ours(one, "numba", workers), 3 if units < 5000 else 2)
    plain = best(lambda: ours(one, "numpy", workers), 3 if units < 1000 else 1)
    counted, other = ours(one, "numba", workers), ours(one, "numpy", 1)
    same = all(
        np.array_equal(a, b)
        for a, b in (
            (counted.better, other.better),
            (counted.worse, other.worse),
            (counted.tiers, other.tiers),
        )
    )
    print(f"{units} zones, {DRAWS} draws, {workers} threads; identical counts of both engines: {same}")
    print(f"  NumPy argsort loop: {full:.2f} s with ranks and tiers, {tiers_only:.2f} s with tiers only")
    _line("with numba", fast, full, tiers_only, LIMITS[units])
    _line("without numba", plain, full, tiers_only, PLAIN_LIMITS.get(units))
    found = []
    for name, work in peers(one).items():
        seconds = best(work, 1) * DRAWS / PEER_DRAWS
        times = seconds / fast
        found.append(times)
        print(f"  {name}: {seconds:.0f} s (200 draws, scaled): {times:.0f} x with numba")
    if found:
        print(f"  the slower of the packages: {max(found):.0f} x {verdict(max(found), PEER_LIMIT, most=False)}")


def _line(name: str, seconds: float, full: float, tiers_only: float, limit: int | None) -> None:
    times = full / seconds
    wanted = verdict(times, limit, most=False) if limit else "(no limit)"
    print(
        f"  {name}: {seconds:.2f} s = {times:.1f} x the loop {wanted}; {tiers_only / seconds:.1f} x one of tiers only"
    )
