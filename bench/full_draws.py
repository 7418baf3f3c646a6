"""Full uncertainty (weights, normalisation, aggregation, errors, one indicator left out) against drawing normals.

The limit: at most five times what NumPy needs to draw as many standard normals as there are figures in all draws.
"""

import numpy as np

from bench.machine import best, threads, verdict
from bench.plans import plan
from teukgu.evaluation.uncertainty import run_draws

SIZES = ((170, 20, 4000), (1000, 20, 800), (5000, 20, 600))
LIMIT = 5


def run() -> None:
    """Print seconds and ratios for each size, on one thread and on all."""
    for units, indicators, draws in SIZES:
        wanted = plan(units, indicators)
        count = units * indicators * draws
        source = np.random.default_rng(1)
        normals = best(lambda source=source, count=count: source.standard_normal(count), 2)
        one = best(lambda wanted=wanted, draws=draws: run_draws(wanted, draws=draws, seed=1, shares=False), 2)
        many = best(
            lambda wanted=wanted, draws=draws: run_draws(wanted, draws=draws, seed=1, shares=False, threads=threads()),
            2,
        )
        print(
            f"{units} zones x {indicators} indicators x {draws} draws: NumPy normals {normals:.2f} s, "
            f"1 thread {one:.2f} s = {one / normals:.1f} x, {threads()} threads {many:.2f} s = {many / normals:.1f} x "
            f"{verdict(min(one, many) / normals, LIMIT, most=True)}"
        )
