"""How people type a number into a cell: with commas, in thousands of won, in full-width digits, as pasted text."""

from enum import StrEnum

import numpy as np

from teukgu.reporting.definition import Unit
from teukgu.reporting.figure import Number

FULL_WIDTH = str.maketrans("0123456789,", "０１２３４５６７８９，")
THOUSAND, HUNDRED_MILLION = 1_000, 100_000_000
SLIPS = ("약 {}", "{} 정도", "별도 붙임", "{}(추정)")
"""What is no number to a reader, and is typed all the same."""


class Typing(StrEnum):
    """The way of one office."""

    PLAIN = "plain"
    COMMAS = "commas"
    UNITS = "units"
    FULL_WIDTH = "full_width"


def typed(value: Number, unit: Unit, how: Typing) -> str | Number:
    """Return what is typed for ``value``: a number, or text that means it."""
    if isinstance(value, float) or how is Typing.PLAIN or value < THOUSAND:
        return value
    if how is Typing.FULL_WIDTH:
        return f"{value:,}".translate(FULL_WIDTH)
    if how is Typing.UNITS and unit.money and value % HUNDRED_MILLION == 0:
        return f"{value // HUNDRED_MILLION:,}억원"
    if how is Typing.UNITS and unit.money and value % THOUSAND == 0:
        return f"{value // THOUSAND:,}천원"
    return f"{value:,}"


def slip(value: Number, rng: np.random.Generator) -> str:
    """Return something that nobody can read as a number for sure."""
    return str(rng.choice(SLIPS)).format(f"{value:,}")
