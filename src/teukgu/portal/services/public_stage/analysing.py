"""The public stage analysed, all channels alike: favour for the own region, shares by every rule, margins, patterns."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from math import log

from django.core.cache import cache

from teukgu.evaluation.inputs import VoteCount
from teukgu.evaluation.panels.public.home import HomeRule, PublicVote, analyse
from teukgu.evaluation.panels.public.stuffing import Alarm, stuffing_alarms, without_source
from teukgu.evaluation.panels.public.table import vote_table
from teukgu.evaluation.panels.public.turnout import Margins, margins
from teukgu.portal.services.public_stage.counting import ChannelVotes, cast_of, channels_of
from teukgu.portal.services.round_case.round_rules import kept_scheme
from teukgu.portal.store.models import BallotTally, Case, RoundPopulation, RoundScheme
from teukgu.portal.store.queries.public_stage.standing import judged_zones
from teukgu.portal.store.queries.round_case.standing import RoundStanding
from teukgu.values import Bilingual

Z95 = 1.96
KEEP_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class UseOfVotes:
    """How the scheme uses the votes of a component: its rule for votes from home, the cap, and what it calls them."""

    home: HomeRule
    cap: float
    name: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """One component: ``counted`` without what was set aside, ``all`` with it (None without any vote).

    ``dropped``: votes for zones that left the list after voting; they count nowhere.
    """

    component: str
    channels: tuple[ChannelVotes, ...]
    counted: PublicVote | None
    all: PublicVote | None
    margins: Margins | None
    use: UseOfVotes | None
    alarms: Mapping[str, tuple[Alarm, ...]]
    dropped: Mapping[str, int]

    @property
    def aside(self) -> int:
        """How many ballots are set aside."""
        return sum(one.aside for one in self.channels)

    @property
    def favour_error(self) -> float | None:
        """The standard error of the favour's logarithm, from its interval."""
        found = self.counted
        if found is None or not found.favour or not found.favour_high:
            return None
        return round(log(found.favour_high / found.favour) / Z95, 4)


def uses_of(scheme: RoundScheme | None) -> dict[str, UseOfVotes]:
    """Return the components of the scheme that are made of votes, and how each uses them."""
    if scheme is None:
        return {}
    found: dict[str, UseOfVotes] = {}
    for one in kept_scheme(scheme).indicators.values():
        if one.measure.kind == "votes":
            name = Bilingual(one.name.ko, one.name.en) if one.name is not None else None
            found.setdefault(one.measure.votes, UseOfVotes(one.measure.home, one.measure.home_cap, name))
    return found


def analyses_now(standing: RoundStanding, now: datetime) -> list[Analysis]:
    """Return the analysis of each component that has votes, as the round stands."""
    return analyses(standing.case, standing.population, standing.scheme, now)


def analyses(
    case: Case, population: RoundPopulation | None, scheme: RoundScheme | None, now: datetime
) -> list[Analysis]:
    """Return the analysis of each component that has votes, for these zones and this scheme."""
    listed, uses = channels_of(case, now), uses_of(scheme)
    regions = judged_zones(population)
    return [
        _analysis(one, tuple(channel for channel in listed if channel.component == one), uses.get(one), regions)
        for one in sorted({channel.component for channel in listed})
    ]


def _analysis(
    component: str,
    channels: tuple[ChannelVotes, ...],
    use: UseOfVotes | None,
    regions: Mapping[str, frozenset[str]],
) -> Analysis:
    cap = use.cap if use is not None else 2.0
    counted = _vote([row for one in channels for row in one.counts], regions, cap)
    dropped: Counter[str] = Counter()
    for row in (row for one in channels for row in one.counts if str(row.zone) not in regions):
        dropped[str(row.zone)] += row.votes
    return Analysis(
        component,
        channels,
        counted,
        _vote([row for one in channels for row in one.counts_all], regions, cap),
        margins(counted, [one.facts for one in channels]) if counted is not None else None,
        use,
        {one.facts.id: alarms_of(one, regions) for one in channels},
        dict(sorted(dropped.items())),
    )


def _vote(rows: list[VoteCount], regions: Mapping[str, frozenset[str]], cap: float) -> PublicVote | None:
    table = vote_table([row for row in rows if str(row.zone) in regions], regions, regions)
    return analyse(table, cap=cap) if table.total > 0 else None


def alarms_of(channel: ChannelVotes, regions: Mapping[str, frozenset[str]]) -> tuple[Alarm, ...]:
    """Return the patterns among all ballots of a channel; those of erased ballots as they were kept."""
    if channel.source is None:
        return ()
    if not channel.has_ballots:
        return _kept_alarms(channel.source.case, channel.component, channel.facts.id)
    key = _key(channel)
    found: tuple[Alarm, ...] | None = cache.get(key)
    if found is None:
        found = stuffing_alarms(cast_of(channel.source), regions)
        cache.set(key, found, KEEP_SECONDS)
    return found


def forget_alarms(channel: ChannelVotes) -> None:
    """Forget which ballots made the patterns of a channel: they are about to be erased."""
    cache.delete(_key(channel))


def _key(channel: ChannelVotes) -> str:
    source = channel.source
    return f"teukgu.public_stage.alarms:{type(source).__name__}:{source.pk if source else 0}:{channel.ballots}"


def alarm_rows(alarms: tuple[Alarm, ...]) -> list[dict[str, object]]:
    """Return patterns as they stay and are published: neither which ballots made them nor whose network."""
    return [
        {
            "check": one.check,
            "about": one.about,
            "ballots": one.ballots,
            "expected": one.expected,
            "chance": one.chance,
            "ko": one.words.ko,
            "en": one.words.en,
        }
        for one in map(without_source, alarms)
    ]


def _kept_alarms(case: Case, component: str, channel: str) -> tuple[Alarm, ...]:
    tally = BallotTally.objects.filter(case=case, component=component, channel=channel).first()
    rows = [] if tally is None else tally.alarms
    return tuple(
        Alarm(
            one["check"], one["about"], one["ballots"], one["expected"], one["chance"], Bilingual(one["ko"], one["en"])
        )
        for one in rows
    )
