"""All checks of ballots at once; each may raise a false alarm in an equal part of the chance allowed."""

from collections.abc import Mapping, Sequence

from teukgu.evaluation.panels.public.ballots import Ballot
from teukgu.evaluation.panels.public.stuffing import bursts, copies, evenness, regions, sources
from teukgu.evaluation.panels.public.stuffing.pattern import Alarm, cast

CHECKS = (bursts.CHECK, copies.CHECK, sources.CHECK, regions.CHECK, evenness.CHECK)
"""Codes of the checks."""


def stuffing_alarms(
    ballots: Sequence[Ballot], regions_of: Mapping[str, frozenset[str]], chance: float = 0.05
) -> tuple[Alarm, ...]:
    """Return the patterns found, by check, the least likely first; clean ballots raise any with at most ``chance``.

    That rests on voters choosing alike within a region and independently of each other; what clean ballots of the
    demonstration do is measured in ``docs/reference/panels.md``.
    """
    if not ballots:
        return ()
    given, part = cast(ballots), chance / len(CHECKS)
    return (
        *bursts.bursts(given, part),
        *copies.copies(given, part),
        *sources.sources(given, part),
        *regions.regions(given, regions_of, part),
        *evenness.evenness(given, part),
    )
