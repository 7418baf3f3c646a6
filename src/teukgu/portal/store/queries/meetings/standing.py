"""What is recorded of a meeting, put together: who is there, who is kept away, what was voted."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from teukgu.portal.store.models import (
    AgendaItem,
    Attendance,
    Exclusion,
    Meeting,
    MeetingNotice,
    Membership,
    Vote,
    WrittenOpinion,
)
from teukgu.portal.store.queries.meetings.members import memberships

CHALLENGE = "challenge"
ABSENT = "absent"


@dataclass(frozen=True)
class Recorded:
    """A meeting's records by member and item; of a member's several attendances or votes the last one counts."""

    meeting: Meeting
    members: Mapping[int, Membership]
    items: tuple[AgendaItem, ...]
    attendance: Mapping[int, Attendance]
    notices: tuple[MeetingNotice, ...]
    exclusions: Mapping[int, tuple[Exclusion, ...]]
    votes: Mapping[int, Mapping[int, Vote]]
    opinions: Mapping[int, tuple[WrittenOpinion, ...]]

    @property
    def present(self) -> frozenset[int]:
        """The memberships that are there."""
        return frozenset(pk for pk, row in self.attendance.items() if row.how != ABSENT)

    @property
    def told_before_items(self) -> tuple[int, ...]:
        """The memberships whose newest notice was recorded before a matter was put on the agenda.

        A challenge is no such matter: it comes up in the meeting itself.
        """
        added = max((item.recorded_at for item in self.items if item.about_id is None), default=None)
        newest = {row.membership_id: row.recorded_at for row in self.notices}
        return tuple(sorted(pk for pk, at in newest.items() if added is not None and at < added))

    def barred(self, item: AgendaItem) -> frozenset[int]:
        """The memberships that take no part in the item: excluded, recused, challenged with success.

        In deciding a challenge the one it is about has no part either.
        """
        kept = {row.membership_id for row in self.exclusions.get(item.pk, ()) if keeps_away(row)}
        if item.about_id is not None and item.about is not None:
            kept.add(item.about.membership_id)
        return frozenset(kept)

    def open_challenges(self, item: AgendaItem) -> tuple[Exclusion, ...]:
        """The challenges of the item that nobody decided yet."""
        rows = self.exclusions.get(item.pk, ())
        return tuple(row for row in rows if row.kind == CHALLENGE and not hasattr(row, "decision"))


def keeps_away(row: Exclusion) -> bool:
    """Whether the row keeps the member from the item: a challenge once upheld, a derived one while its fact stands."""
    if row.kind != CHALLENGE:
        return row.fact is None or not hasattr(row.fact, "corrected_by")
    return hasattr(row, "decision") and row.decision.upheld


def recorded(meeting: Meeting) -> Recorded:
    """Return everything recorded of the meeting."""
    items = tuple(meeting.items.select_related("case", "about", "resolution", "resolution__event").order_by("position"))
    exclusions: dict[int, list[Exclusion]] = defaultdict(list)
    rows = Exclusion.objects.filter(item__meeting=meeting).select_related(
        "membership__account", "decision", "fact__corrected_by"
    )
    for row in rows.order_by("pk"):
        exclusions[row.item_id].append(row)
    votes: dict[int, dict[int, Vote]] = defaultdict(dict)
    for vote in Vote.objects.filter(item__meeting=meeting).order_by("pk"):
        votes[vote.item_id][vote.membership_id] = vote
    opinions: dict[int, list[WrittenOpinion]] = defaultdict(list)
    for opinion in WrittenOpinion.objects.filter(item__meeting=meeting).order_by("pk"):
        opinions[opinion.item_id].append(opinion)
    return Recorded(
        meeting=meeting,
        members={row.pk: row for row in memberships(meeting.body)},
        items=items,
        attendance={row.membership_id: row for row in meeting.attendances.order_by("pk")},
        notices=tuple(meeting.notices.order_by("pk")),
        exclusions={key: tuple(found) for key, found in exclusions.items()},
        votes=votes,
        opinions={key: tuple(found) for key, found in opinions.items()},
    )
