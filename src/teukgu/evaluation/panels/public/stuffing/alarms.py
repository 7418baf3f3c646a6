"""All checks of ballots at once; each may raise a false alarm in an equal part of the chance allowed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from teukgu.evaluation.panels.public.ballots import Ballot
from teukgu.evaluation.panels.public.stuffing import bursts, copies, evenness, regions, sources
from teukgu.evaluation.panels.public.stuffing.pattern import Alarm, cast
from teukgu.values import Bilingual

CHECKS = (bursts.CHECK, copies.CHECK, sources.CHECK, regions.CHECK, evenness.CHECK)
"""Codes of the checks."""


BY_SOURCE = frozenset({sources.CHECK, evenness.CHECK})
"""Checks whose patterns name a source."""


def without_source(alarm: Alarm) -> Alarm:
    """Return the pattern as it may be published: without the pseudonym of a source, and without its ballots."""
    if alarm.check not in BY_SOURCE:
        return replace(alarm, behind=())
    name, _, zone = alarm.about.partition("/")
    words = Bilingual(alarm.words.ko.replace(f"({name})", ""), alarm.words.en.replace(f" ({name})", ""))
    return replace(alarm, about=zone, words=words, behind=())


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
