"""Quorum and votes of an item as recorded, under both readings, and what they amount to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from teukgu.portal.services.meetings.known import day_of, members_on, rules_of
from teukgu.portal.store.models import AgendaItem, Meeting
from teukgu.portal.store.queries.meetings.standing import Recorded
from teukgu.procedures.meetings import refusals
from teukgu.procedures.meetings.counting import READINGS, Bench, Count, agree, counts_of, reading_of
from teukgu.procedures.meetings.rules import BodyRules
from teukgu.values import Finding


@dataclass(frozen=True)
class ItemCounts:
    """The counts of an item under both readings; ``reading`` is the one that holds, "" when the law is silent."""

    rules: BodyRules
    bench: Bench
    counts: Mapping[str, Count]
    reading: str

    @property
    def agree(self) -> bool:
        """Whether both readings give the same answer."""
        return agree(self.counts)

    def as_json(self) -> dict[str, Any]:
        """Return the counts as they are kept."""
        return {
            reading: {
                "in_office": count.quorum.in_office,
                "present": count.quorum.present,
                "needed": count.quorum.needed,
                "quorum": count.quorum.is_met,
                "yes": count.tally.yes,
                "no": count.tally.no,
                "abstain": count.tally.abstain,
                "silent": count.tally.silent,
                "base": count.tally.base,
                "carried": count.carried,
            }
            for reading, count in self.counts.items()
        }


def item_counts(meeting: Meeting, state: Recorded, item: AgendaItem) -> ItemCounts:
    """Count an item; in a matter decided in writing whoever replied is taken as there."""
    rules = rules_of(meeting.body, day_of(meeting))
    votes = {str(pk): row.choice for pk, row in state.votes.get(item.pk, {}).items()}
    written = meeting.form == "written"
    present = frozenset(votes) if written else frozenset(str(pk) for pk in state.present)
    bench = Bench(
        in_office=frozenset(member.id for member in members_on(meeting.body, rules)),
        present=present,
        barred=frozenset(str(pk) for pk in state.barred(item)),
        votes=votes,
    )
    return ItemCounts(rules, bench, counts_of(rules, bench, written=written), reading_of(rules))


def verdict(
    meeting: Meeting, counts: ItemCounts, reading: str, reading_reason: str
) -> tuple[bool, tuple[Finding, ...]]:
    """Return whether the item is carried, and why the body cannot say so yet.

    Where the law does not say how an excluded member counts and the readings differ, somebody must name the reading
    that is followed, and on what it rests.
    """
    chosen = counts.reading or (READINGS[0] if counts.agree else reading)
    if chosen not in READINGS or not (counts.reading or counts.agree or reading_reason.strip()):
        return False, (refusals.readings_differ(),)
    count = counts.counts[chosen]
    if not count.decided:
        return False, (refusals.no_quorum(count.quorum.present, count.quorum.needed),)
    return count.carried, ()
