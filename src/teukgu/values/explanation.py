"""Rows that say how a number or a date came about."""

from dataclasses import dataclass

from teukgu.values.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class Row:
    """One step: what was done (``label``), with which ``value``, on which legal or other ``basis``."""

    label: Bilingual
    value: str
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A result and the steps that lead to it, in order."""

    result: str
    rows: tuple[Row, ...]
