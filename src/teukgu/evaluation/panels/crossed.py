"""Crossed random effects by profiled restricted likelihood (REML): y = X b + first + second + error.

The variance ratios are found as in Bates, Maechler, Bolker and Walker, "Fitting Linear Mixed-Effects Models Using
lme4", Journal of Statistical Software 67(1), 2015, section 3.4 (doi:10.18637/jss.v067.i01): for given ratios
everything else is a linear system. The derivative of the deviance comes from Henderson's equations (Searle, Casella
and McCulloch, "Variance Components", 1992, ch. 7), so that the optimum is found to the last digits and is the same on
every machine.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import optimize

from teukgu.evaluation.panels.crossed_system import Floats, Ints, Solved, Sums, slopes, solve, sums

LOWEST, HIGHEST = -18.0, 18.0  # of the logarithm of a variance ratio
NOTHING = 1e-6  # a variance ratio below this is none
DIGITS = 8  # significant digits kept of a variance ratio
STEPS = 8

Ratios = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class Effects:
    """Predicted effects of the levels of one factor.

    ``se``: root of the prediction error variance; ``with_mean``: covariance of a level's prediction error with the
    error of the first fixed effect; ``variance``: between levels.
    """

    value: Floats
    se: Floats
    with_mean: Floats
    variance: float


@dataclass(frozen=True, slots=True)
class Fit:
    """A fitted model; ``share``: expected square of each residual, in parts of the error variance."""

    fixed: Floats
    fixed_cov: Floats
    first: Effects
    second: Effects
    error_variance: float
    residual: Floats
    share: Floats
    deviance: float


def fit_crossed(y: Floats, first: Ints, second: Ints, design: Floats, ratios: Ratios = (None, None)) -> Fit:
    """Fit by REML; ``ratios`` gives a factor's variance over the error's instead (large: as good as fixed).

    ``first``, ``second``: level of each observation, 0 up; ``design``: fixed effects, the first column ones. There
    must be more observations than fixed effects. A factor that adds nothing gets variance 0.
    """
    if int(first.max()) < int(second.max()):  # the larger factor is eliminated first
        turned = fit_crossed(y, second, first, design, (ratios[1], ratios[0]))
        return Fit(
            turned.fixed, turned.fixed_cov, turned.second, turned.first, turned.error_variance, turned.residual,
            turned.share, turned.deviance,
        )  # fmt: skip
    middle, scale = float(np.mean(y)), float(np.std(y)) or 1.0
    given = sums((y - middle) / scale, first, second, design)
    return _finished(given, solve(given, _best_ratios(given, ratios)), middle, scale)


def _best_ratios(given: Sums, set_to: Ratios) -> tuple[float, float]:
    """Ratios at the optimum, to ``DIGITS`` digits; those next to nothing become 0, those set stay."""
    if not np.ptp(given.y):
        return 0.0, 0.0

    def deviance(logs: Floats) -> tuple[float, Floats]:
        found = solve(given, (float(np.exp(logs[0])), float(np.exp(logs[1]))))
        return found.deviance, slopes(given, found)

    start = np.array([0.0 if one is None else np.log(one) for one in set_to])
    limits = [(LOWEST, HIGHEST) if one is None else (np.log(one), np.log(one)) for one in set_to]
    options = {"gtol": 1e-4, "ftol": 1e-13, "maxiter": 200}
    rough = optimize.minimize(deviance, start, jac=True, method="L-BFGS-B", bounds=limits, options=options).x
    free = np.array([one is None for one in set_to])
    sharp = _sharpened(lambda logs: deviance(logs)[1], rough, free)
    first, second = (float(f"{np.exp(one):.{DIGITS}g}") for one in sharp)
    return (first if first > NOTHING else 0.0, second if second > NOTHING else 0.0)


def _sharpened(slope: Callable[[Floats], Floats], logs: Floats, free: NDArray[np.bool_]) -> Floats:
    """Newton steps on the derivative, for the ratios that are inside their limits."""
    inside = np.flatnonzero(free & (np.exp(logs) > NOTHING) & (logs < HIGHEST - 1e-6))
    for _ in range(STEPS):
        if not inside.size:
            break
        here = slope(logs)[inside]
        step = 1e-5
        curve = np.empty((inside.size, inside.size))
        for number, place in enumerate(inside):
            moved = np.zeros(2)
            moved[place] = step
            curve[:, number] = (slope(logs + moved)[inside] - slope(logs - moved)[inside]) / (2 * step)
        if np.any(np.linalg.eigvalsh((curve + curve.T) / 2) <= 0):
            break
        change = np.linalg.solve(curve, here)
        if np.max(np.abs(change)) > 0.1:
            break
        logs = logs.copy()
        logs[inside] -= change
        if np.max(np.abs(change)) < 1e-12:
            break
    return logs


def _finished(given: Sums, found: Solved, middle: float, scale: float) -> Fit:
    s2 = found.square / given.free
    cov: Floats = np.asarray(np.linalg.inv(found.information), dtype=np.float64)
    t1, t2 = np.sqrt(found.ratios[0]), np.sqrt(found.ratios[1])
    spread = found.slope @ found.inverse
    k_first = 1 / found.diagonal + np.sum(spread * found.slope, axis=1) + _form(found.f_first, cov)
    k_second = np.diag(found.inverse) + _form(found.f_second, cov)
    fitted = given.design @ found.fixed + t1 * found.u_first[given.first] + t2 * found.u_second[given.second]
    fixed = found.fixed * scale
    fixed[0] += middle
    unit = s2 * scale**2
    return Fit(
        fixed=fixed,
        fixed_cov=cov * unit,
        first=_effects(t1, found.u_first * scale, k_first, found.f_first @ cov[:, 0], unit),
        second=_effects(t2, found.u_second * scale, k_second, found.f_second @ cov[:, 0], unit),
        error_variance=unit,
        residual=(given.y - fitted) * scale,
        share=_residual_shares(given, found, cov, spread, (k_first, k_second)),
        deviance=found.deviance + given.free * float(np.log(scale**2)),
    )


def _effects(root: float, u: Floats, k: Floats, mean: Floats, unit: float) -> Effects:
    return Effects(root * u, root * np.sqrt(k * unit), -root * mean * unit, root**2 * unit)


def _form(columns: Floats, cov: Floats) -> Floats:
    return np.asarray(np.einsum("ij,jk,ik->i", columns, cov, columns))


def _residual_shares(given: Sums, found: Solved, cov: Floats, spread: Floats, k: tuple[Floats, Floats]) -> Floats:
    """Diagonal of P = I - T K T' for T = [scaled levels, X]: expected squares of residuals, by error variance."""
    t1, t2 = np.sqrt(found.ratios[0]), np.sqrt(found.ratios[1])
    first, second, design = given.first, given.second, given.design
    between = -spread[first, second] + np.einsum("ij,jk,ik->i", found.f_first[first], cov, found.f_second[second])
    levels = found.ratios[0] * k[0][first] + found.ratios[1] * k[1][second] + 2 * t1 * t2 * between
    with_fixed = -(t1 * found.f_first[first] + t2 * found.f_second[second]) @ cov
    taken = levels + 2 * np.sum(with_fixed * design, axis=1) + _form(design, cov)
    return np.asarray(np.clip(1 - taken, 0.0, 1.0))
