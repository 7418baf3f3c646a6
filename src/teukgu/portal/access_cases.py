"""What a viewer is in a case: which party their posts make them, how much of it they see, and what they may do."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from teukgu.portal.viewer import AUDITOR, NO_CASE_ROLES, PostHeld, Viewer
from teukgu.procedures.party import Party


class Sight(IntEnum):
    """How much of a case is seen: nothing; one's own threads; what the parties share besides; everything."""

    NONE = 0
    OWN = 1
    SHARED = 2
    WHOLE = 3


@dataclass(frozen=True, slots=True)
class PartyHeld:
    """An organisation, or an account, takes part in a case as ``party``, in the thread ``key``."""

    party: str
    key: str = ""
    organisation: int | None = None
    account: str | None = None
    lead: bool = False


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What access to a case is decided by.

    ``regions`` are the territories of the applicants, with their provinces; ``unserved`` those municipalities among
    them for which no regional office answers; ``barred`` the accounts excluded from the committee's part of it.
    """

    programme: str
    regions: frozenset[str]
    parties: tuple[PartyHeld, ...] = ()
    stage: str = ""
    public: bool = False
    barred: frozenset[str] = frozenset()
    unserved: frozenset[str] = frozenset()
    procedure: str = "designation"


PRIVATE_STAGES = frozenset({"", "unopened", "drafting", "approved"})
"""Until a plan is adopted or a report filed, who writes it, the office that coaches them and the ministry see it."""

ROUND = "round"
PRIVATE_PROCEDURES = frozenset({"proposal", ROUND})
"""Province, council and working committee have no part in a private person's proposal, nor in a round of evaluation:
its results are hidden until they are published. A zone sees its own thread of a round, its office those it serves."""

ROUND_STAGES = frozenset({"drafted", "decided", "sealed", "published"})
"""When the committee that decides on it sees a round: once there are draft results."""

LATE_PARTIES = frozenset({Party.COUNCIL.value, Party.GOVERNOR.value})
"""Named when a case opens, because its territory says so; they see it once there is an announced plan to speak to."""

COMMITTEE_STAGES = frozenset(
    {"committee", "resolved", "refused", "designated", "closed", "filed", "registered", "settled"}
)
"""A report has two addressees, the minister and the committee (법 제23조제1항, 규칙 제3조제1항)."""
WORKING_STAGES = COMMITTEE_STAGES | {"working_committee"}
COMMITTEE_KINDS = frozenset({"committee", "working_committee", "expert_body"})
COMMITTEE_PARTIES = frozenset({Party.COMMITTEE.value, Party.WORKING_COMMITTEE.value})


@dataclass(frozen=True, slots=True)
class Part:
    """One part a viewer has in a case, and the post (none: the person) that gives it; readers have no ``party``."""

    party: str
    key: str
    sight: Sight
    acts: bool
    post: PostHeld | None


def _everywhere(post: PostHeld, facts: CaseFacts) -> bool:
    return True


def _territory(post: PostHeld, facts: CaseFacts) -> bool:
    return facts.procedure != ROUND and not post.regions.isdisjoint(facts.regions)


def _is_shared(facts: CaseFacts) -> bool:
    return facts.stage not in PRIVATE_STAGES and facts.procedure not in PRIVATE_PROCEDURES


def _shared_territory(post: PostHeld, facts: CaseFacts) -> bool:
    return _is_shared(facts) and _territory(post, facts)


def _referred_to(
    stages: frozenset[str], round_stages: frozenset[str] = frozenset()
) -> Callable[[PostHeld, CaseFacts], bool]:
    def referred(post: PostHeld, facts: CaseFacts) -> bool:
        if facts.procedure == ROUND:
            return facts.stage in round_stages
        return _is_shared(facts) and (post.role == "secretary" or facts.stage in stages)

    return referred


BY_KIND: Mapping[str, tuple[str, Sight, Callable[[PostHeld, CaseFacts], bool]]] = {
    "ministry": (Party.MINISTER.value, Sight.WHOLE, _everywhere),
    "audit": ("", Sight.WHOLE, _everywhere),
    "office": (Party.OFFICE.value, Sight.WHOLE, _territory),
    "municipality": (Party.APPLICANT.value, Sight.WHOLE, _territory),
    "council": (Party.COUNCIL.value, Sight.SHARED, _shared_territory),
    "province": (Party.GOVERNOR.value, Sight.SHARED, _shared_territory),
    "committee": (Party.COMMITTEE.value, Sight.WHOLE, _referred_to(COMMITTEE_STAGES, ROUND_STAGES)),
    "working_committee": (Party.WORKING_COMMITTEE.value, Sight.WHOLE, _referred_to(WORKING_STAGES)),
}
"""By kind of organisation: the party its posts are, what they see, and in which cases."""

BY_PARTY: Mapping[str, Sight] = {
    Party.PROPOSER.value: Sight.OWN,
    Party.RESIDENT.value: Sight.OWN,
    Party.OPERATOR.value: Sight.OWN,
    Party.AGENCY.value: Sight.SHARED,
    Party.COUNCIL.value: Sight.SHARED,
    Party.GOVERNOR.value: Sight.SHARED,
}
"""What an organisation or a person sees that is named as a party of the case; every other party sees all of it."""


def parts_of(viewer: Viewer, facts: CaseFacts) -> tuple[Part, ...]:
    """Return every part that the viewer has in the case, their own posts before those they hold as a deputy."""
    if viewer.is_public:
        return ()
    posts = sorted(viewer.posts, key=lambda post: post.deputy)
    parts = [part for post in posts for part in _parts_of_post(viewer, post, facts)]
    return (*parts, *_parts_of_person(viewer, facts))


def _parts_of_post(viewer: Viewer, post: PostHeld, facts: CaseFacts) -> Iterator[Part]:
    is_barred = post.kind in COMMITTEE_KINDS and viewer.account in facts.barred
    if post.programme != facts.programme or post.role in NO_CASE_ROLES or post.kind == "system" or is_barred:
        return
    party, sight, holds = BY_KIND.get(post.kind, ("", Sight.NONE, _nowhere))
    if holds(post, facts):
        yield Part(party, "", sight, post.acts and bool(party), post)
        if post.kind == "ministry" and facts.unserved:
            yield Part(Party.OFFICE.value, "", sight, post.acts, post)
    for held in facts.parties:
        if held.organisation == post.organisation and (held.party not in LATE_PARTIES or _is_shared(facts)):
            yield Part(held.party, held.key, _sight_as(held.party, facts), post.acts, post)


def _nowhere(post: PostHeld, facts: CaseFacts) -> bool:
    return False


def _parts_of_person(viewer: Viewer, facts: CaseFacts) -> Iterator[Part]:
    for held in facts.parties:
        if held.account is not None and held.account == viewer.account:
            yield Part(held.party, held.key, _sight_as(held.party, facts), True, None)


def _sight_as(party: str, facts: CaseFacts) -> Sight:
    if facts.procedure == ROUND:
        return Sight.OWN  # a zone never sees what another one was told
    if party == Party.PROPOSER.value and facts.procedure in PRIVATE_PROCEDURES:
        return Sight.SHARED  # the case is about their own proposal
    return BY_PARTY.get(party, Sight.WHOLE)


def sight_of(viewer: Viewer, facts: CaseFacts) -> Sight:
    """Return how much of the case the viewer sees."""
    return max((part.sight for part in parts_of(viewer, facts)), default=Sight.NONE)


def may_see_case(viewer: Viewer, facts: CaseFacts) -> bool:
    """Whether the case exists for this viewer; what was published of it is shown elsewhere, to everybody."""
    return sight_of(viewer, facts) > Sight.NONE


def parties_of(viewer: Viewer, facts: CaseFacts) -> tuple[tuple[str, str], ...]:
    """Return as which parties the viewer may act, each with its key ("" for any); each once, in a fixed order."""
    return tuple(dict.fromkeys((part.party, part.key) for part in parts_of(viewer, facts) if part.acts))


def may_act(viewer: Viewer, facts: CaseFacts, party: str, key: str = "") -> bool:
    """Whether the viewer may act as ``party`` in the thread ``key``."""
    return any(mine == party and own in {"", key} for mine, own in parties_of(viewer, facts))


def post_for(viewer: Viewer, facts: CaseFacts, party: str, key: str = "") -> PostHeld | None:
    """Return the post in which the viewer acts as ``party`` (their own before one they stand in for), or None."""
    for part in parts_of(viewer, facts):
        if part.acts and part.party == party and part.key in {"", key}:
            return part.post
    return None


def may_see_event(viewer: Viewer, facts: CaseFacts, party: str, key: str = "") -> bool:
    """Whether the viewer sees what ``party`` did in the thread ``key``.

    Whoever sees the shared part sees the threads without a key and their own; an operator or a resident their own
    only. Who is excluded from the committee's part does not see it in any other post either.
    """
    parts = parts_of(viewer, facts)
    sight = max((part.sight for part in parts), default=Sight.NONE)
    if party in COMMITTEE_PARTIES and viewer.account in facts.barred:
        return False
    if sight == Sight.WHOLE or (sight == Sight.SHARED and not key):
        return True
    return any((part.key == key and key) or (part.party == party and not key and not part.key) for part in parts)


def may_see_committee_papers(viewer: Viewer, facts: CaseFacts) -> bool:
    """The ministry, the committees and the auditors read the committee's papers, whoever is excluded never."""
    kinds = COMMITTEE_KINDS | {"ministry", "audit"}
    posts = [part.post for part in parts_of(viewer, facts) if part.post is not None and part.sight == Sight.WHOLE]
    return viewer.account not in facts.barred and any(post.kind in kinds for post in posts)


def may_see_personal(viewer: Viewer, facts: CaseFacts, party: str, key: str = "") -> bool:
    """Whether the viewer may have personal data unmasked, which is logged.

    Whoever works on the whole case and auditors may; everybody else, committees too, only for their own thread.
    """
    if not may_see_event(viewer, facts, party, key):
        return False
    parts = parts_of(viewer, facts)
    works = [part for part in parts if part.post is None or part.post.kind not in COMMITTEE_KINDS]
    if any(part.sight == Sight.WHOLE and (part.acts or _is_auditor(part.post)) for part in works):
        return True
    return any(part.acts and part.party == party and part.key == key for part in parts)


def _is_auditor(post: PostHeld | None) -> bool:
    return post is not None and post.role == AUDITOR


def may_open_case(viewer: Viewer, programme: str, organisation: int) -> bool:
    """Whether the viewer may open a case in the name of the municipality ``organisation``."""
    return any(
        post.acts and post.kind == "municipality" and post.programme == programme and post.organisation == organisation
        for post in viewer.posts
    )


def may_open_report(viewer: Viewer, programme: str) -> bool:
    """Whether the viewer may open the yearly report of any zone: the ministry does it for all of them."""
    return any(post.acts and post.kind == "ministry" and post.programme == programme for post in viewer.posts)


def may_open_round(viewer: Viewer, programme: str) -> bool:
    """Whether the viewer may open an evaluation round of the programme: the ministry that runs it."""
    return any(post.acts and post.kind == "ministry" and post.programme == programme for post in viewer.posts)


def opens_rounds(viewer: Viewer) -> bool:
    """Whether the viewer may open evaluation rounds of some programme."""
    return any(may_open_round(viewer, post.programme) for post in viewer.posts)


ROUND_KINDS = frozenset({"ministry", "audit", "office", "municipality", "committee"})


def sees_rounds(viewer: Viewer) -> bool:
    """Whether rounds of evaluation may concern the viewer at all; which they see, each round's parties say."""
    return any(post.kind in ROUND_KINDS and post.role not in NO_CASE_ROLES for post in viewer.posts)


def may_see_whole_round(viewer: Viewer, facts: CaseFacts) -> bool:
    """Whether the viewer sees the results of every zone of a round: ministry, auditors, the committee that decides."""
    return facts.procedure == ROUND and sight_of(viewer, facts) == Sight.WHOLE


def runs_round(viewer: Viewer, facts: CaseFacts) -> bool:
    """Whether the viewer runs the round: acts for the ministry in it."""
    return facts.procedure == ROUND and may_act(viewer, facts, Party.MINISTER.value)


PANEL_KINDS = frozenset({"ministry", "audit"})


def sees_panels(viewer: Viewer) -> bool:
    """Whether panels of a round may concern the viewer: the ministry that runs them, and auditors."""
    return any(post.kind in PANEL_KINDS and post.role not in NO_CASE_ROLES for post in viewer.posts)


def may_see_panels(viewer: Viewer, facts: CaseFacts) -> bool:
    """Whether the viewer reads who reviews a round and who scores which zone; a committee that decides does not."""
    parts = parts_of(viewer, facts)
    return facts.procedure == ROUND and any(
        part.post is not None and part.post.kind in PANEL_KINDS and part.sight == Sight.WHOLE for part in parts
    )


def may_copy(viewer: Viewer, source: CaseFacts, target: CaseFacts, party: str) -> bool:
    """Whether the viewer may take something from ``source`` into ``target``: both ends are asked."""
    same = source.programme == target.programme
    return same and sight_of(viewer, source) == Sight.WHOLE and may_act(viewer, target, party)
