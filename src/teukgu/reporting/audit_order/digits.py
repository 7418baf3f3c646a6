"""Digits of figures: rounding, last digits that are not zero, leading digits where the spread allows it."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Protocol

BENFORD = tuple(math.log10(1 + 1 / digit) for digit in range(1, 10))
"""Shares of leading digits 1 to 9 (Benford 1938); holds only for figures spread over several powers of ten."""
EVEN = (1 / 9,) * 9
FEW_DIGITS = 2


class Rules(Protocol):
    """What is asked of the rulebook on a day."""

    def number(self, name: str) -> float:
        """Return the number that holds."""


@dataclass(frozen=True, slots=True)
class Limits:
    """From where on digits are looked at; each is the parameter ``audit_digits_<name>``.

    ``least_size`` is how large a figure must be, ``least_figures`` how many of them there must be; leading digits need
    ``leading_figures`` of them, spread over ``leading_orders`` powers of ten.
    """

    least_size: float
    least_figures: float
    leading_figures: float
    leading_orders: float


def limits_from(rules: Rules) -> Limits:
    """Return the limits that hold by the rulebook on a day."""
    return Limits(**{one.name: rules.number(f"audit_digits_{one.name}") for one in fields(Limits)})


def whole(values: Sequence[float], least: float) -> tuple[int, ...]:
    """Return the whole figures that are large enough to have digits to look at."""
    return tuple(int(one) for one in values if math.isfinite(one) and one == int(one) and one >= least)


def significant(value: int) -> str:
    """Return the digits of a whole number without the zeros at its end."""
    return str(value).rstrip("0")


def is_round(value: int) -> bool:
    """Whether it was rounded to two digits or fewer."""
    return len(significant(value)) <= FEW_DIGITS


def last_digits(values: Sequence[int]) -> Counter[int]:
    """Count the last digits other than the zeros behind, of figures that were not rounded."""
    return Counter(int(significant(one)[-1]) for one in values if not is_round(one))


def leading_digits(values: Sequence[int]) -> Counter[int]:
    """Count the leading digits."""
    return Counter(int(str(one)[0]) for one in values)


def orders_of(values: Sequence[int]) -> float:
    """Return over how many powers of ten the middle nine tenths of the figures are spread."""
    logs = sorted(math.log10(one) for one in values)
    cut = len(logs) // 20
    return logs[-1 - cut] - logs[cut] if logs else 0.0


def distance(counted: Counter[int], shares: Sequence[float]) -> float:
    """Return how far counts of the digits 1 to 9 are from ``shares``: chi square, in standard deviations."""
    total = sum(counted.values())
    if not total:
        return 0.0
    square = sum((counted[digit] - total * share) ** 2 / (total * share) for digit, share in enumerate(shares, 1))
    freedom = len(shares) - 1
    return (square - freedom) / math.sqrt(2 * freedom)
