"""What the programme folder says about this round: dates, figures, industries, comparison groups. All of it assumed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from teukgu.values import Bilingual


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure made of published indicators: the sum of ``plus`` less the sum of ``minus``, in each of ``years``.

    ``of_sector`` puts the industries of the zone's sector in place of ``plus``.
    """

    name: str
    years: tuple[int, ...]
    plus: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    of_sector: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """Who a zone is compared with: municipalities of the ``same_kind`` or of any, that ``never`` had a zone.

    ``never``: ``same_sector`` (no zone of the zone's sector, ever), ``any_zone`` (no zone at all), ``nothing`` asked.
    """

    id: str
    name: Bilingual
    same_kind: bool = True
    never: Literal["same_sector", "any_zone", "nothing"] = "same_sector"


@dataclass(frozen=True, slots=True)
class Repeat:
    """A change of one figure over two stretches of years, (from, to) each, that ought to resemble each other."""

    figure: str
    earlier: tuple[int, int]
    later: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Wording:
    """From which size on a number is called what; below ``small`` a correlation is called next to nothing."""

    small: float
    large: float
    significant: float


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of the round.

    A zone is in when its municipality is known, it was designated on or before ``designated_by`` and is not known to
    have ended before ``not_ended_before``. ``industries``: published indicators by sector.
    """

    designated_by: date
    not_ended_before: date
    industries: Mapping[str, tuple[str, ...]]
    figures: tuple[Figure, ...]
    comparison: Comparison
    others: tuple[Comparison, ...]
    repeat: Repeat
    wording: Wording

    def figure(self, name: str) -> Figure:
        """Return the figure called ``name``; raises KeyError when there is none."""
        return {figure.name: figure for figure in self.figures}[name]
