"""Money in whole won."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Won:
    """An amount in whole Korean won; may be negative (a correction).

    Raises:
        TypeError: when ``amount`` is not an ``int`` (a float or a bool never becomes money).
    """

    amount: int

    def __post_init__(self) -> None:
        if type(self.amount) is not int:
            msg = f"won are whole numbers, not {type(self.amount).__name__}: {self.amount!r}"
            raise TypeError(msg)

    def __add__(self, other: "Won") -> "Won":
        return Won(self.amount + other.amount)

    def __sub__(self, other: "Won") -> "Won":
        return Won(self.amount - other.amount)

    def split(self, weights: Sequence[int]) -> tuple["Won", ...]:
        """Split by whole-number ``weights`` so that the parts add up to the whole (largest remainders, then order).

        Raises:
            ValueError: when there are no weights, one is negative, or all are zero.
        """
        total = sum(weights)
        if total <= 0 or min(weights) < 0:
            msg = "weights must be whole numbers from 0 with a positive sum"
            raise ValueError(msg)
        shares = [divmod(self.amount * weight, total) for weight in weights]
        missing = self.amount - sum(floor for floor, _ in shares)
        by_remainder = sorted(range(len(weights)), key=lambda i: (-shares[i][1], i))
        lifted = set(by_remainder[:missing])
        return tuple(Won(floor + (i in lifted)) for i, (floor, _) in enumerate(shares))
