"""Where the public stage of a round stands: channels, own ballots, what was set aside, stories shown."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from teukgu.portal.store.models import (
    BallotExclusion,
    BallotHeld,
    BallotImport,
    BallotVoter,
    Case,
    CaseNow,
    PublicBallot,
    Region,
    RoundPopulation,
    StageErasure,
    ZoneNow,
    ZoneStory,
)

WITHDRAWN = "withdrawn"
OWN = "own"
"""The channel of the round's own ballot."""
SETTLED = frozenset({"decided", "sealed", "published"})
"""Stages of a round in which votes do not change any more."""


def imports_of(case: Case) -> list[BallotImport]:
    """Return the edition of each channel that counts, by component and channel; withdrawn ones are not among them."""
    newest = {(one.component, one.channel): one for one in case.ballot_imports.order_by("number").defer("content")}
    return [one for key, one in sorted(newest.items()) if one.kind != WITHDRAWN]


def ballots_of(case: Case) -> list[PublicBallot]:
    """Return the own ballots of the round that were not called off, the oldest first."""
    return list(case.public_ballots.filter(ended=None).order_by("pk"))


def state_of(ballot: PublicBallot, now: datetime) -> str:
    """Return ``waiting``, ``open``, ``over`` or ``called_off``."""
    if hasattr(ballot, "ended"):
        return "called_off"
    if now < ballot.opens_at:
        return "waiting"
    return "open" if now < ballot.closes_at else "over"


def takes_votes(ballot: PublicBallot, now: datetime) -> bool:
    """Return whether a vote is taken now: within the time of voting, and before the committee has decided."""
    settled = CaseNow.objects.filter(case=ballot.case_id, stage__in=SETTLED)
    return state_of(ballot, now) == "open" and not settled.exists()


def unmixed_ballots() -> list[int]:
    """Return the own ballots whose votes are not mixed among all."""
    held = Exists(BallotHeld.objects.filter(ballot=OuterRef("pk")))
    voters = Exists(BallotVoter.objects.filter(ballot=OuterRef("pk"), mixed__lt=2))
    return list(PublicBallot.objects.filter(Q(held) | Q(voters)).order_by("pk").values_list("pk", flat=True))


def ballot_at(address: str) -> PublicBallot | None:
    """Return the own ballot at an address."""
    rows = PublicBallot.objects.filter(address=address).select_related("case__programme", "ended")
    return rows.first()


def set_aside(case: Case, component: str, channel: str) -> list[BallotExclusion]:
    """Return what was set aside of a channel and not taken back in, the oldest first; with details till the erasure."""
    rows = case.ballot_exclusions.filter(component=component, channel=channel, restores=None, restored=None)
    return list(rows.select_related("detail").order_by("pk"))


def about_aside(case: Case, component: str, channel: str) -> frozenset[tuple[str, str]]:
    """Return the patterns whose ballots are set aside, each by its kind and what it is about."""
    rows = set_aside(case, component, channel)
    return frozenset((one.pattern, one.detail.about) for one in rows if hasattr(one, "detail"))


def erasure_of(case: Case) -> StageErasure | None:
    """Return the erasure of single ballots, None before it."""
    return StageErasure.objects.filter(case=case).first()


def stories_of(case: Case) -> dict[str, ZoneStory]:
    """Return the newest story of each zone."""
    return {one.zone_id: one for one in case.zone_stories.order_by("number")}


def judged_zones(population: RoundPopulation | None) -> dict[str, frozenset[str]]:
    """Return the zones that the round judges and the provinces of each."""
    if population is None:
        return {}
    rows = population.members.filter(in_round=True).values_list("zone", "groups")
    return {zone: _parts(str(groups.get("province") or "")) for zone, groups in rows}


def provinces_of(programme: str) -> list[Region]:
    """Return the provinces that exist now, by id."""
    return list(Region.objects.filter(programme=programme, kind="province", valid_to=None).order_by("pk"))


def region_words(programme: str) -> dict[str, str]:
    """Return the id of each province by everything it may be called: id, Korean and English name, also old names."""
    found: dict[str, str] = {}
    for one in Region.objects.filter(programme=programme, kind="province").prefetch_related("names").order_by("pk"):
        names = [(old.name_ko, old.name_en) for old in one.names.all()] + [(one.name_ko, one.name_en)]
        found |= {word: one.pk for pair in names for word in pair if word} | {one.pk: one.pk}
    return found


def zone_names(zones: Iterable[str], *, english: bool) -> dict[str, str]:
    """Return the names of zones as they are called now."""
    rows = ZoneNow.objects.filter(pk__in=list(zones)).values_list("pk", "name_ko", "name_en")
    return {pk: (name_en or name_ko) if english else name_ko for pk, name_ko, name_en in rows}


def _parts(cell: str) -> frozenset[str]:
    return frozenset(part.strip() for part in cell.split(";") if part.strip())
