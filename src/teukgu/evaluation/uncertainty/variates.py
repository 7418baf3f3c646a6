"""From random words to uniforms, normals, gammas and Dirichlet weights, by our own transforms.

A library's generators change between versions; these do not, and every step is exact or rounded as IEEE 754 says.
"""

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.uncertainty.elementary import exp, horner, log
from teukgu.evaluation.uncertainty.words import Words, halves, words, words_at

Floats = NDArray[np.float64]

# Rational approximations of the normal quantile, fitted by us by weighted least squares (relative error below 4e-10):
# the middle as q * P(q * q) / Q(q * q) with q = p - 0.5, the tails in sqrt(-log(p)).
MIDDLE = 0.425
MIDDLE_ABOVE = (2.5066282753635947, -21.612905099258715, 60.6906200698299, -58.94853308375616, 11.084368621342055)
MIDDLE_BELOW = (1.0, -9.669499047209557, 32.03500908806732, -41.04610035364442, 15.298751295416427)
TAIL_ABOVE = (-3.1304165495346723, -9.525224327619528, 6.266674804657467, 10.181655763243091, 1.7513358395637542)
TAIL_BELOW = (1.0, 6.947657160164849, 7.243092120402003, 1.237092300201085, 2.6282335700716245e-05)

CHUNK = 1 << 16
ATTEMPTS = 24
ATTEMPT_STREAMS = 1 << 40
BOOST_STREAM = 1 << 50
BELOW_32 = np.uint64(32)


def uniforms(seed: int, stream: int, start: int, count: int) -> Floats:
    """Return ``count`` uniforms between 0 and 1, both left out, from position ``start`` of the stream (52 bits)."""
    return open_uniforms(words(seed, stream, start, count))


def open_uniforms(raw: Words) -> Floats:
    """Turn each word into the middle of one of 2**52 equal cells between 0 and 1 (exact, never 0 or 1)."""
    return ((raw >> np.uint64(12)).astype(np.float64) + 0.5) * 2.0**-52


def normals(seed: int, stream: int, start: int, count: int, out: Floats | None = None) -> Floats:
    """Return ``count`` standard normals from position ``start`` of the stream (one half word each)."""
    result = np.empty(count) if out is None else out
    for begin in range(0, count, CHUNK):
        end = min(begin + CHUNK, count)
        raw = halves(seed, stream, start + begin, end - begin)
        result[begin:end] = normals_from_halves(raw)
    return result


def normals_from_halves(raw: NDArray[np.uint32]) -> Floats:
    """Turn 32-bit halves into standard normals by the inverse distribution function, within +-6.4."""
    # the middle of the half's cell, less one half: exact
    q = raw.astype(np.float64)
    q -= 2147483647.5
    q *= 2.0**-32
    square = q * q
    x = horner(square, MIDDLE_ABOVE)
    x /= horner(square, MIDDLE_BELOW)
    x *= q
    tail = np.flatnonzero(square > MIDDLE * MIDDLE)
    if tail.size:
        x[tail] = _tail(q[tail])
    return x


def _tail(q: Floats) -> Floats:
    depth = np.sqrt(-log(0.5 - np.abs(q)))
    return np.copysign(horner(depth, TAIL_ABOVE) / horner(depth, TAIL_BELOW), q)


def gammas(seed: int, stream: int, start: int, shapes: Floats) -> Floats:
    """Return one gamma variate (scale 1) for each of ``shapes``, at positions ``start`` and on; shape 0 gives 0.

    Squeeze and rejection after Marsaglia and Tsang (2000). Attempt ``a`` of position ``i`` reads word ``i`` of the
    attempt's own stream, so that no variate moves because another one was rejected.
    """
    flat = shapes.ravel()
    lifted = np.where(flat < 1.0, flat + 1.0, flat)
    result = _gammas_from_one(seed, stream, start, lifted)
    small = np.flatnonzero(flat < 1.0)
    if small.size:
        raw = words(seed, stream + BOOST_STREAM, start, flat.size)[small]
        result[small] *= _boost(raw, flat[small])
    return result.reshape(shapes.shape)


def _boost(raw: Words, shapes: Floats) -> Floats:
    """Return u ** (1 / shape), which brings a gamma of shape + 1 down to shape; 0 for shape 0."""
    safe = np.maximum(shapes, 1e-6)
    lowered: Floats = np.where(shapes > 0.0, exp(log(open_uniforms(raw)) / safe), 0.0)
    return lowered


def _gammas_from_one(seed: int, stream: int, start: int, shapes: Floats) -> Floats:
    """Gammas of shapes from 1 on."""
    d = shapes - 1.0 / 3.0
    c = 1.0 / np.sqrt(9.0 * d)
    result, accepted = _attempt(words(seed, stream, start, shapes.size), d, c)
    waiting = np.flatnonzero(~accepted)
    for attempt in range(1, ATTEMPTS):
        if not waiting.size:
            break
        raw = words_at(seed, stream + attempt * ATTEMPT_STREAMS, start + waiting)
        value, accepted = _attempt(raw, d[waiting], c[waiting])
        result[waiting] = value
        waiting = waiting[~accepted]
    # 24 rejections in a row (chance below 1e-30): the last value stands
    return np.abs(result)


def _attempt(raw: Words, d: Floats, c: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    """One attempt of each: the value and whether it is accepted."""
    normal = normals_from_halves((raw >> BELOW_32).astype(np.uint32))
    chance = (raw.astype(np.uint32).astype(np.float64) + 0.5) * 2.0**-32
    root = 1.0 + c * normal
    cube = root * root * root
    value = d * cube
    square = normal * normal
    accepted = (root > 0.0) & (chance < 1.0 - 0.0331 * square * square)
    unsure = np.flatnonzero((root > 0.0) & ~accepted)
    if unsure.size:
        bound = 0.5 * square[unsure] + d[unsure] * (1.0 - cube[unsure] + log(cube[unsure]))
        accepted[unsure] = log(chance[unsure]) < bound
    return value, accepted


def dirichlets(seed: int, stream: int, start: int, shapes: Floats) -> Floats:
    """Return weights that add up to 1 along the last axis, one vector for each row of ``shapes`` (all from 0)."""
    return dirichlets_from(gammas(seed, stream, start, shapes), shapes)


def dirichlets_from(drawn: Floats, usual: Floats) -> Floats:
    """Divide gammas by their sum along the last axis; where all of them underflowed to 0, ``usual`` weights stand."""
    total = _ordered_sum(drawn)[..., np.newaxis]
    whole = _ordered_sum(usual)[..., np.newaxis]
    stand_in = usual / np.where(whole > 0.0, whole, 1.0)
    weights: Floats = np.where(total > 0.0, drawn / np.where(total > 0.0, total, 1.0), stand_in)
    return weights


def _ordered_sum(values: Floats) -> Floats:
    """Sum along the last axis from first to last (library sums may take another order)."""
    total = np.zeros(values.shape[:-1])
    for column in range(values.shape[-1]):
        total += values[..., column]
    return total
