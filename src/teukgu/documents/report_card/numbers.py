"""Figures of a card as people read them."""

from collections.abc import Iterable

NOTHING = "–"
WHOLE_FROM = 100
DIGITS = 3
LARGE = 1e8
MILLION = 1e6


def figure(value: float | None) -> str:
    """Write a figure: whole with separators from 100, else three digits; a dash for none."""
    if value is None:
        return NOTHING
    text = f"{value:,.0f}" if abs(value) >= WHOLE_FROM else f"{value:.{DIGITS}g}"
    return "0" if text == "-0" else text


def is_large(values: Iterable[float | None]) -> bool:
    """Return whether any of these is too long for a narrow column: then all are written in millions."""
    return any(abs(value) >= LARGE for value in values if value is not None)


def points(value: float, decimals: int) -> str:
    """Write points with their sign."""
    text = f"{value:+.{decimals}f}"
    return text.lstrip("+-") if float(text) == 0 else text


def percent(share: float | None, *, signed: bool = False) -> str:
    """Write a share in percent, with one digit after the point when signed (a change)."""
    if share is None:
        return NOTHING
    text = f"{share * 100:+.1f}%" if signed else f"{share * 100:.0f}%"
    return text.replace("+0.0", "0.0").replace("-0.0%", "0.0%")


def rank(value: float) -> str:
    """Write a rank: 3, or 3.5 for shared ones."""
    return f"{value:g}"
