"""A stretch of days, open at the end or not."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days from ``start`` (counted in) to ``end`` (left out); ``end`` None means still open.

    Raises:
        ValueError: when ``end`` is not after ``start``.
    """

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end <= self.start:
            msg = f"a period must end after it starts: {self.start} .. {self.end}"
            raise ValueError(msg)

    def __contains__(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)

    def overlap(self, other: "Period") -> "Period | None":
        """Return the days that both periods hold, or None when there are none."""
        start = max(self.start, other.start)
        ends = [end for end in (self.end, other.end) if end is not None]
        end = min(ends) if ends else None
        if end is not None and end <= start:
            return None
        return Period(start, end)

    @property
    def days(self) -> int | None:
        """Number of days in the period; None while it is open."""
        return None if self.end is None else (self.end - self.start).days
