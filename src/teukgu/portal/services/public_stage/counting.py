"""Votes of each channel as they count, and as they all came in: own ballots that are over, and imports."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from teukgu.evaluation.inputs import VoteCount
from teukgu.evaluation.panels.public.ballots import Ballot, count_ballots
from teukgu.evaluation.panels.public.turnout import Channel
from teukgu.portal.services.public_stage.mixing import held_casts
from teukgu.portal.services.public_stage.turnout import Row, turnout_rows
from teukgu.portal.store.models import BallotCast, BallotImport, BallotTally, Case, PublicBallot
from teukgu.portal.store.queries.public_stage.standing import OWN, ballots_of, imports_of, set_aside, state_of
from teukgu.values import ZoneId

OWN_NAME = "자체 투표"
Counts = list[list[Any]]
"""Rows of zone, province and votes."""


@dataclass(frozen=True, slots=True)
class ChannelVotes:
    """One channel of a component: how it was gathered, what counts, everything that came in, what was set aside."""

    component: str
    facts: Channel
    counts: tuple[VoteCount, ...]
    counts_all: tuple[VoteCount, ...]
    ballots: int = 0
    aside: int = 0
    source: BallotImport | PublicBallot | None = None

    @property
    def has_ballots(self) -> bool:
        """Whether single ballots are there to be looked at."""
        return self.ballots > 0


def channels_of(case: Case, now: datetime) -> list[ChannelVotes]:
    """Return every channel whose votes count, by component; own ballots only once voting is over."""
    over = [one for one in ballots_of(case) if state_of(one, now) == "over"]
    tallies = {(one.component, one.channel): one for one in BallotTally.objects.filter(case=case)}
    found = [_imported(one, tallies.get((one.component, one.channel))) for one in imports_of(case)]
    found += [_own(one, tallies.get((one.component, OWN))) for one in over]
    return sorted(found, key=lambda one: (one.component, one.facts.id))


def vote_counts(case: Case, now: datetime) -> tuple[VoteCount, ...]:
    """Return the votes that count, for a freeze."""
    return tuple(row for one in channels_of(case, now) for row in one.counts)


def cast_of(source: BallotImport | PublicBallot) -> list[Ballot]:
    """Return the single ballots of a channel as the analysis takes them; their ids are the receipts."""
    rows = list(BallotCast.objects.filter(**_where(source)))
    rows += held_casts(source) if isinstance(source, PublicBallot) else []
    return [
        Ballot(one.receipt, timezone.localtime(one.minute), tuple(one.choices), one.region, one.source)
        for one in sorted(rows, key=lambda one: (one.minute, one.receipt))
    ]


def as_rows(counts: Iterable[VoteCount]) -> Counts:
    """Return counts as they are kept."""
    return [[str(one.zone), one.home_region, one.votes] for one in counts]


def _where(source: BallotImport | PublicBallot) -> dict[str, Any]:
    return {"imported": source} if isinstance(source, BallotImport) else {"ballot": source}


def _imported(row: BallotImport, tally: BallotTally | None) -> ChannelVotes:
    facts = Channel(
        row.channel,
        row.name,
        row.method,
        row.opened_on.isoformat(),
        row.closed_on.isoformat(),
        row.log_in,
        row.prizes,
        row.sampled,
        turnout_rows(row.turnout),
    )
    if row.kind != "ballots":
        counts = _votes(row.counts, row.component, row.channel)
        return ChannelVotes(row.component, facts, counts, counts, source=row)
    return _with_ballots(row, row.component, facts, tally)


def _own(row: PublicBallot, tally: BallotTally | None) -> ChannelVotes:
    opened, closed = (timezone.localtime(one).strftime("%Y-%m-%d %H:%M") for one in (row.opens_at, row.closes_at))
    turnout = tally.turnout if tally is not None else own_turnout(row)
    facts = Channel(OWN, OWN_NAME, OWN, opened, closed, row.entry, row.prizes, row.sampled, turnout_rows(turnout))
    return _with_ballots(row, row.component, facts, tally)


def own_turnout(row: PublicBallot) -> list[Row]:
    """Return voters by province, and how many were invited where every code was drawn in a province."""
    voters = Counter(one.region for one in cast_of(row))
    invited = Counter(row.codes.values_list("region", flat=True))
    known = row.entry == "codes" and None not in invited
    regions = sorted({*voters, *(one for one in invited if one)})
    return [[region, voters[region], invited[region] if known else 0] for region in regions]


def _with_ballots(
    source: BallotImport | PublicBallot, component: str, facts: Channel, tally: BallotTally | None
) -> ChannelVotes:
    if tally is not None:
        counts, everything = (_votes(one, component, facts.id) for one in (tally.counts, tally.counts_all))
        return ChannelVotes(component, facts, counts, everything, aside=tally.aside, source=source)
    ballots, aside = cast_of(source), receipts_aside(source.case, component, facts.id)
    kept = [one for one in ballots if one.id not in aside]
    return ChannelVotes(
        component,
        facts,
        count_ballots(kept, component, facts.id),
        count_ballots(ballots, component, facts.id),
        len(ballots),
        len(ballots) - len(kept),
        source,
    )


def receipts_aside(case: Case, component: str, channel: str) -> Collection[str]:
    """Return the receipts of ballots that are set aside in a channel."""
    return {receipt for one in set_aside(case, component, channel) for receipt in one.detail.receipts}


def _votes(rows: Counts, component: str, channel: str) -> tuple[VoteCount, ...]:
    return tuple(VoteCount(ZoneId(zone), component, region, votes, channel) for zone, region, votes in rows)
