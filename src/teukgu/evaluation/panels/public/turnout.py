"""Turnout by region and margins of shares, as they are published with the result."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from teukgu.evaluation.panels.public.home import PublicVote

Z95 = 1.959964


@dataclass(frozen=True, slots=True)
class RegionTurnout:
    """Voters of one region and how many could have voted (0: not known)."""

    region: str
    voters: int
    eligible: int = 0

    @property
    def share(self) -> float | None:
        """Turnout; None where it is not known how many could have voted."""
        return round(self.voters / self.eligible, 4) if self.eligible > 0 else None


@dataclass(frozen=True, slots=True)
class Channel:
    """How votes were gathered: ``method`` (survey, platform, own ballot), dates, log-in, prizes; turnout by region.

    ``sampled``: voters were drawn by chance from the eligible. Only then is a margin one of sampling for the eligible;
    else it says how far another equal crowd of volunteers would have scattered.
    """

    id: str
    name: str
    method: str
    opened: str
    closed: str
    log_in: str
    prizes: str
    sampled: bool
    turnout: tuple[RegionTurnout, ...] = ()


@dataclass(frozen=True, slots=True)
class Margins:
    """Voters, turnout of all regions with known numbers, and margins at 95 percent.

    ``widest``: of a share of one half, over voters; ``by_zone``: of each zone's share of all votes.
    """

    voters: int
    turnout: float | None
    sampled: bool
    widest: float
    by_zone: dict[str, float]


def margins(found: PublicVote, channels: Iterable[Channel]) -> Margins:
    """Return what is stated with the result; a sample's margin is narrowed by the share that was asked."""
    listed = tuple(channels)
    known = [one for channel in listed for one in channel.turnout if one.eligible > 0]
    voters = sum(one.voters for channel in listed for one in channel.turnout)
    eligible = sum(one.eligible for one in known)
    sampled = bool(listed) and all(channel.sampled for channel in listed)
    asked = sum(one.voters for one in known) / eligible if eligible else 0.0
    narrow = float(np.sqrt(max(0.0, 1 - asked))) if sampled else 1.0
    total = found.table.total
    return Margins(
        voters=voters,
        turnout=round(asked, 4) if eligible else None,
        sampled=sampled,
        widest=round(Z95 * 0.5 / float(np.sqrt(voters)) * narrow, 4) if voters else 1.0,
        by_zone={
            one.zone: round(
                Z95 * float(np.sqrt(found.dispersion * one.counted * (1 - one.counted) / total)) * narrow, 6
            )
            for one in found.zones
        },
    )
