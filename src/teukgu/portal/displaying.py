"""How much of the uncertainty of a round the public sees: what was decided with the round, else the rule of its day."""

from datetime import date
from enum import StrEnum
from functools import cache

from teukgu.evaluation.scheme import Scheme
from teukgu.portal.rules import programme
from teukgu.portal.store.queries import RoundSummary
from teukgu.portal.visibility import PUBLIC_STATISTICS
from teukgu.rulebook.on_day import RulesOnDay

RULE = "public_uncertainty"


class Display(StrEnum):
    """A word for each zone, all probabilities and ranges, or nothing but the files. Files always hold all."""

    BAND = "band"
    FULL = "full"
    FILE_ONLY = "file_only"


def display_for(scheme: Scheme, rules: RulesOnDay) -> Display:
    """Return what a round by this scheme shows the public; the scheme's own word goes before the rule."""
    said = scheme.uncertainty.public
    if said is None and not rules.has(RULE):
        return Display.FILE_ONLY  # where nothing is decided nothing is shown
    return Display(said or str(rules.value(RULE)))


def display_of(round_: RoundSummary) -> Display:
    """Return what a kept round shows the public.

    Bands from public statistics decide nothing, rank nobody and show their probabilities: without them a band would
    look surer than it is. The rule is about results that the ministry publishes.
    """
    if round_.scheme == PUBLIC_STATISTICS:
        return Display.FULL
    kept = round_.facts.get(RULE) if isinstance(round_.facts, dict) else None
    return Display(kept) if kept in set(Display) else _by_rule(round_.as_of)


@cache
def _by_rule(day: date) -> Display:
    rules = programme().rulebook.on(day)
    return Display(str(rules.value(RULE))) if rules.has(RULE) else Display.FILE_ONLY
