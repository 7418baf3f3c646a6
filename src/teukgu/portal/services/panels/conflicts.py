"""Conflicts of a panel's reviewers with the zones of its round, as they stand today."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from teukgu.evaluation.panels.conflicts import (
    CONFLICTS,
    Conflict,
    ConflictCounts,
    barred,
    conflict_counts,
    conflict_rules,
    conflicts,
)
from teukgu.evaluation.settings import Rules
from teukgu.portal.store.models import Panel
from teukgu.portal.store.queries.panels.known import KnownFact, derived_facts, kept_fact, rater
from teukgu.portal.store.queries.panels.pairs import Pair
from teukgu.portal.store.queries.panels.reviewers import DECLINED, ReviewerNow, facts_of
from teukgu.portal.store.queries.panels.zone_ties import zone_ties
from teukgu.values import Bilingual


@dataclass(frozen=True, slots=True)
class PanelConflicts:
    """Every conflict that stands, the facts behind, and what is published of it: numbers."""

    found: tuple[Conflict, ...]
    facts: tuple[KnownFact, ...]

    @property
    def barred(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """Pairs that must not be, with their codes."""
        return barred(self.found)

    @property
    def counts(self) -> ConflictCounts:
        """Numbers without names."""
        return conflict_counts(self.found)

    def among(self, pairs: Iterable[Pair]) -> list[Pair]:
        """Return which of these pairs are barred now."""
        found = self.barred
        return sorted(pair for pair in pairs if (pair[0], rater(pair[1])) in found)

    def known(self, conflict: Conflict) -> KnownFact:
        """Return the fact behind a conflict with its source and words."""
        return next(one for one in self.facts if one.fact == conflict.fact)


def conflicts_now(
    panel: Panel, reviewers: Sequence[ReviewerNow], zones: Collection[str], rules: Rules, today: date
) -> PanelConflicts:
    """Return the conflicts with zones by the round's rules, on ``today``, of everybody who did not decline.

    Raises:
        Refused: when a rule has no value.
    """
    people = {one.row.person_id: one.pk for one in reviewers if one.state != DECLINED}
    programme = panel.case.programme_id
    facts = (
        *derived_facts(people, programme),
        *(kept_fact(row) for row in facts_of(panel) if row.reviewer_id in people.values()),
    )
    if not facts:
        return PanelConflicts((), ())
    ties = zone_ties(programme, zones, today)
    found = conflicts((one.fact for one in facts), ties, conflict_rules(rules, today))
    return PanelConflicts(found, facts)


def code_words(code: str) -> Bilingual:
    """Return a code in words."""
    return CONFLICTS[code][1] if code in CONFLICTS else Bilingual(code, code)
