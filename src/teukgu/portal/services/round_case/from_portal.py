"""What a freeze takes from the portal itself, beside tables handed in: scores of closed panels, votes of the public.

A function for each table. What is handed in by hand may not hold a part that the portal has too: it would count twice.
"""

import csv
import io
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from teukgu.documents.input_tables import csv_bytes
from teukgu.evaluation.inputs import PanelScore, VoteCount
from teukgu.portal.services.panels.feeding import closed_scores
from teukgu.portal.services.public_stage import refusals as stage_refusals
from teukgu.portal.services.public_stage.counting import vote_counts
from teukgu.portal.services.round_case import refusals
from teukgu.portal.store.models import Case, RoundFreeze
from teukgu.portal.store.queries.public_stage.standing import ballots_of, state_of
from teukgu.values import Finding, refuse_if_any

LIST = "from_portal.csv"
"""The file of a freeze that names which parts of its tables came from the portal."""
PANEL, VOTES = "panel.csv", "votes.csv"
RUNNING = frozenset({"waiting", "open"})

Part = tuple[str, str, str]
"""A table, a component and a channel (empty for panels)."""


def panel_scores(case: Case) -> tuple[PanelScore, ...]:
    """Return the scores of the panels of the round that are closed.

    Raises:
        Refused: when a closed panel has not confirmed which score is used.
    """
    return closed_scores(case)


@dataclass(frozen=True, slots=True)
class PortalTables:
    """The rows of the portal, and which parts of the tables they are."""

    panel: tuple[PanelScore, ...] = ()
    votes: tuple[VoteCount, ...] = ()
    parts: frozenset[Part] = field(default_factory=frozenset)

    @property
    def listed(self) -> dict[str, bytes]:
        """Return the file that names the parts, nothing when there are none."""
        header = ("table", "component", "channel")
        return {LIST: csv_bytes(header, sorted(self.parts))} if self.parts else {}

    def with_panel(self, given: Iterable[PanelScore]) -> tuple[PanelScore, ...]:
        """Return the scores handed in and those of the portal.

        Raises:
            Refused: when both have scores of one component.
        """
        listed = tuple(given)
        self._refuse_double(part_of(one) for one in listed)
        return (*listed, *self.panel)

    def with_votes(self, given: Iterable[VoteCount]) -> tuple[VoteCount, ...]:
        """Return the votes handed in and those of the portal.

        Raises:
            Refused: when both have votes of one component and channel.
        """
        listed = tuple(given)
        self._refuse_double(part_of(one) for one in listed)
        return (*listed, *self.votes)

    def _refuse_double(self, parts: Iterable[Part]) -> None:
        double = sorted(set(parts) & self.parts)
        refuse_if_any([refusals.twice_in_freeze(component, channel) for _table, component, channel in double])


def portal_tables(case: Case, zones: Collection[str], now: datetime) -> PortalTables:
    """Return what the portal has for a freeze of these zones now; votes for others stay where they are."""
    panel, votes = panel_scores(case), _votes_of(case, zones, now)
    parts = {*map(part_of, panel), *map(part_of, votes)}
    return PortalTables(panel, votes, frozenset(parts))


def running_ballots(case: Case, now: datetime) -> list[Finding]:
    """Return a finding for every own ballot that is not over: its votes would be missing."""
    running = [one for one in ballots_of(case) if state_of(one, now) in RUNNING]
    return [stage_refusals.still_runs(one.component) for one in running]


def dropped_votes(case: Case, zones: Collection[str], now: datetime) -> list[Finding]:
    """Return a finding for each zone that has votes and is not among these: it left the list after voting."""
    counts: Counter[str] = Counter()
    for one in vote_counts(case, now):
        if str(one.zone) not in zones:
            counts[str(one.zone)] += one.votes
    return [stage_refusals.zone_dropped(zone, votes) for zone, votes in sorted(counts.items())]


def votes_since(case: Case, freeze: RoundFreeze, frozen: Iterable[VoteCount], now: datetime) -> list[Finding]:
    """Return a finding where the votes of the portal are no longer those of the freeze."""
    zones = frozenset(freeze.population.members.filter(in_round=True).values_list("zone", flat=True))
    parts = {one for one in parts_before(freeze) if one[0] == VOTES}
    before = Counter(_counted(one) for one in frozen if part_of(one) in parts)
    same = before == Counter(_counted(one) for one in _votes_of(case, zones, now))
    return [] if same else [stage_refusals.votes_changed()]


def has_votes(case: Case, freeze: RoundFreeze) -> bool:
    """Return whether votes of the portal are in the freeze, or might be missing from it."""
    in_freeze = any(one[0] == VOTES for one in parts_before(freeze))
    return in_freeze or case.ballot_imports.exists() or case.public_ballots.exists()


def lock_ballots(case: Case) -> None:
    """Wait for votes on their way, and let later ones see what is decided now; call it inside a transaction."""
    list(case.public_ballots.select_for_update(no_key=True, of=("self",)).order_by("pk"))


def _votes_of(case: Case, zones: Collection[str], now: datetime) -> tuple[VoteCount, ...]:
    return tuple(one for one in vote_counts(case, now) if str(one.zone) in zones)


def _counted(one: VoteCount) -> tuple[str, str, str, str, int]:
    return one.component, one.channel, str(one.zone), one.home_region, one.votes


def part_of(row: PanelScore | VoteCount) -> Part:
    """Return which part of which table a row belongs to."""
    return (VOTES, row.component, row.channel) if isinstance(row, VoteCount) else (PANEL, row.component, "")


def parts_before(freeze: RoundFreeze | None) -> frozenset[Part]:
    """Return the parts that came from the portal in the freeze before: these are never taken over, but taken anew."""
    file = None if freeze is None else freeze.files.filter(name=LIST).first()
    if file is None:
        return frozenset()
    text = io.StringIO(bytes(file.content).decode("utf-8-sig"))
    return frozenset((row["table"], row["component"], row["channel"]) for row in csv.DictReader(text))
