"""Favour for the own region in the public stage, and what each zone's share is with and without it."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.panels.public.loglinear import Fitted, favour_error, fit_table
from teukgu.evaluation.panels.public.table import VoteTable
from teukgu.evaluation.problems import problem
from teukgu.values import Finding, Place, refuse_if_any

Floats = NDArray[np.float64]
HomeRule = Literal["count", "cap", "leave_out", "remove"]
NOWHERE = Place()
DECIMALS = 8


@dataclass(frozen=True, slots=True)
class ZoneVotes:
    """One zone: its votes, those from home, how many these would be if home voted like others, and its shares.

    Shares of all zones add up to 1. ``counted``: every vote; ``capped``: home votes up to the cap times what others'
    votes lead to expect; ``left_out``: support outside the own region, as if everybody voted like others;
    ``removed``: the favour common to all taken out of home votes. ``favour``: home votes over those expected.
    """

    zone: str
    votes: int
    home_votes: int
    home_expected: float
    favour: float | None
    counted: float
    capped: float
    left_out: float
    removed: float


@dataclass(frozen=True, slots=True)
class PublicVote:
    """The public stage analysed.

    ``favour``: how many times as many votes a zone gets from its own region, common to all zones, with the ends
    of its 95 percent interval; None where nobody voted at home or nobody outside. ``dispersion``: over Poisson's.
    """

    table: VoteTable
    zones: tuple[ZoneVotes, ...]
    favour: float | None
    favour_low: float | None
    favour_high: float | None
    home_share: float
    dispersion: float


def analyse(table: VoteTable, *, cap: float = 2.0, place: Place = NOWHERE) -> PublicVote:
    """Analyse votes by zone and region; ``cap`` limits home votes to that many times the expected ones.

    Raises:
        Refused: without any vote, or when the cap is below 0.
    """
    refuse_if_any(vote_problems(table, cap, place))
    at_home = float(table.votes[table.home].sum())
    outside = fit_table(table.votes, table.home, without_home=True)
    measured = bool(table.home.any()) and 0 < at_home < table.total
    fitted = fit_table(table.votes, table.home) if measured else outside
    error = favour_error(fitted, table.home) if measured else 0.0
    favour = fitted.home if measured else None
    with np.errstate(over="ignore"):  # where every vote came from home the favour has no upper bound
        span = float(np.exp(1.96 * error)) if favour else 1.0
    return PublicVote(
        table=table,
        zones=_zones(table, fitted, outside, cap),
        favour=None if favour is None else round(favour, 4),
        favour_low=None if favour is None else _finite(favour / span),
        favour_high=None if favour is None else _finite(favour * span),
        home_share=round(at_home / table.total, 4),
        dispersion=round(fitted.dispersion, 4),
    )


def _finite(value: float) -> float | None:
    """Round a bound; None where the votes of one region alone leave it open."""
    return round(value, 4) if np.isfinite(value) else None


def vote_problems(table: VoteTable, cap: float = 2.0, place: Place = NOWHERE) -> list[Finding]:
    """Why votes cannot be analysed; nothing when they can."""
    found = []
    if table.total <= 0:
        message = ("표가 하나도 없습니다.", "There is no vote at all.")
        found.append(problem("votes_empty", place, message, ("집계표를 넣으세요.", "Hand in the counts.")))
    if cap < 0:
        message = ("지역 표의 한도가 음수입니다.", "The cap of home votes is negative.")
        found.append(problem("votes_cap", place, message, ("0 이상의 수를 쓰세요.", "Write a number from 0.")))
    return found


def shares(found: PublicVote, rule: HomeRule) -> tuple[Floats, Floats]:
    """Return every zone's share of votes by the rule for home votes, and its standard error from sampling.

    Counts scatter as the dispersion says; the error of what the regions' sizes and the favour lead to is left out.
    """
    name = {"count": "counted", "cap": "capped", "leave_out": "left_out", "remove": "removed"}[rule]
    share = np.array([getattr(one, name) for one in found.zones])
    votes = np.array([one.votes for one in found.zones], dtype=np.float64)
    if rule == "leave_out":
        votes = votes - np.array([one.home_votes for one in found.zones])
    error = share * (1 - share) * np.sqrt(found.dispersion / np.maximum(votes, 1.0))
    return share, np.where(votes > 0, error, 0.0)


def _zones(table: VoteTable, fitted: Fitted, outside: Fitted, cap: float) -> tuple[ZoneVotes, ...]:
    at_home = np.where(table.home, table.votes, 0.0).sum(axis=1)
    expected = np.where(table.home, outside.expected, 0.0).sum(axis=1)
    votes = table.votes.sum(axis=1)
    capped = votes - at_home + np.minimum(at_home, cap * expected)
    return tuple(
        ZoneVotes(
            zone=name,
            votes=int(votes[row]),
            home_votes=int(at_home[row]),
            home_expected=round(float(expected[row]), 2),
            favour=round(float(at_home[row] / expected[row]), 4) if expected[row] > 0 else None,
            counted=_share(votes, row),
            capped=_share(capped, row),
            left_out=_share(outside.zone, row),
            removed=_share(fitted.zone, row),
        )
        for row, name in enumerate(table.zones)
    )


def _share(figures: Floats, row: int) -> float:
    total = float(figures.sum())
    return round(float(figures[row]) / total, DECIMALS) if total > 0 else 0.0
