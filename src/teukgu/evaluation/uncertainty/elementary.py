"""Logarithm and exponential from additions, multiplications and divisions alone.

IEEE 754 fixes these operations to the last bit, and library functions not: what is drawn must be the same everywhere.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

LN2_HIGH = 0.693147180369123816490
LN2_LOW = 1.90821492927058770002e-10
SQRT_HALF = 0.7071067811865476
MANTISSA = np.uint64(0x000FFFFFFFFFFFFF)
HALF_EXPONENT = np.uint64(0x3FE0000000000000)
EXPONENT_SHIFT = np.uint64(52)
SERIES = tuple(1.0 / (2 * k + 1) for k in range(1, 11))
TAYLOR = tuple(1.0 / float(np.prod(np.arange(1, k + 1, dtype=np.float64))) for k in range(2, 15))
SMALLEST_POWER = -700.0


def log(x: Floats) -> Floats:
    """Return the natural logarithm of positive normal doubles; error below 3e-16 relative to max(1, abs(result))."""
    bits = np.ascontiguousarray(x, dtype=np.float64).view(np.uint64)
    exponent = (bits >> EXPONENT_SHIFT).astype(np.float64) - 1022.0
    fraction = ((bits & MANTISSA) | HALF_EXPONENT).view(np.float64)
    small = fraction < SQRT_HALF
    fraction = np.where(small, fraction * 2.0, fraction)
    exponent -= small
    ratio = (fraction - 1.0) / (fraction + 1.0)
    tail = ratio * horner(ratio * ratio, (0.0, *SERIES))
    return exponent * LN2_HIGH + (exponent * LN2_LOW + 2.0 * (ratio + tail))


def exp(x: Floats) -> Floats:
    """Return e to the power of ``x`` for x up to 700; below -700 the answer is 0."""
    bounded = np.maximum(x, SMALLEST_POWER)
    turns = np.rint(bounded * (1.0 / (LN2_HIGH + LN2_LOW)))
    rest = (bounded - turns * LN2_HIGH) - turns * LN2_LOW
    value = 1.0 + (rest + rest * rest * horner(rest, TAYLOR))
    scaled: Floats = np.where(x < SMALLEST_POWER, 0.0, np.ldexp(value, turns.astype(np.int32)))
    return scaled


def horner(x: Floats, coefficients: tuple[float, ...]) -> Floats:
    """Return the polynomial with ``coefficients`` (constant first) at ``x``."""
    total = x * coefficients[-1]
    for coefficient in coefficients[-2:0:-1]:
        total += coefficient
        total *= x
    total += coefficients[0]
    return total
