"""Who is looking, and what they may see and do: role x territory x case, in one place, as named predicates.

Every query takes the viewer first, so that nothing is shown before somebody asked who sees it. The answers about cases
stand in `teukgu.portal.access_cases` and are repeated here; lists are filtered by
`teukgu.portal.store.queries.visible_cases`, which tests hold to the same answers.
"""

from teukgu.portal.access_cases import (
    CaseFacts,
    PartyHeld,
    Sight,
    may_act,
    may_copy,
    may_open_case,
    may_open_report,
    may_open_round,
    may_see_case,
    may_see_committee_papers,
    may_see_event,
    may_see_panels,
    may_see_personal,
    may_see_whole_round,
    opens_rounds,
    parties_of,
    post_for,
    runs_round,
    sees_panels,
    sees_rounds,
    sight_of,
)
from teukgu.portal.viewer import (
    ACTING_ROLES,
    ANONYMOUS,
    AUDITOR,
    DATA_OFFICER,
    MINISTRY,
    NO_CASE_ROLES,
    SYSTEM,
    PostHeld,
    Viewer,
)

__all__ = [
    "ACTING_ROLES",
    "ANONYMOUS",
    "AUDITOR",
    "DATA_OFFICER",
    "NO_CASE_ROLES",
    "SYSTEM",
    "CaseFacts",
    "PartyHeld",
    "PostHeld",
    "Sight",
    "Viewer",
    "announces_to",
    "is_signed_in",
    "is_staff",
    "manages_people",
    "may_act",
    "may_announce",
    "may_copy",
    "may_hand_over",
    "may_manage_organisation",
    "may_open_case",
    "may_open_report",
    "may_open_round",
    "may_read_handover",
    "may_review_access_log",
    "may_run_installation",
    "may_see_case",
    "may_see_committee_papers",
    "may_see_event",
    "may_see_names",
    "may_see_panels",
    "may_see_past_holders",
    "may_see_personal",
    "may_see_whole_round",
    "may_sign_off_access_log",
    "opens_rounds",
    "parties_of",
    "post_for",
    "programmes_of",
    "reviewed_programmes",
    "runs_round",
    "sees_panels",
    "sees_rounds",
    "sight_of",
    "works_in",
]

OFFICES = frozenset({"ministry", "office", "province", "municipality", "council", "agency", "audit", "system"})
"""Kinds of organisations whose officials are listed by name for those who work with them."""


def is_signed_in(viewer: Viewer) -> bool:
    """Whether somebody has signed in."""
    return not viewer.is_public


def is_staff(viewer: Viewer) -> bool:
    """Whether the viewer holds a post today."""
    return viewer.is_staff


def manages_people(viewer: Viewer) -> bool:
    """Whether the viewer may invite and place people in some organisation."""
    return any(post.manages_people for post in viewer.posts)


def may_manage_organisation(viewer: Viewer, organisation: int, programme: str) -> bool:
    """Whether the viewer may invite and place people there: its own managers, and the programme's system operators."""
    return any(
        post.manages_people
        and post.programme == programme
        and (post.organisation == organisation or (post.kind == SYSTEM and post.role == SYSTEM))
        for post in viewer.posts
    )


def works_in(viewer: Viewer, organisation: int) -> bool:
    """Whether the viewer holds a post of the organisation."""
    return any(post.organisation == organisation for post in viewer.posts)


def may_see_names(viewer: Viewer, organisation: int, kind: str, programme: str) -> bool:
    """Whether names of holders are shown in clear: of public offices to all staff, as in any directory of an office.

    Names of people in firms, funds and bodies that decide are masked but for those who work there, who manage the
    people there, and who acts for the ministry.
    """
    own = works_in(viewer, organisation) or may_manage_organisation(viewer, organisation, programme)
    return kind in OFFICES or own or programme in announces_to(viewer)


def may_see_past_holders(viewer: Viewer, organisation: int, programme: str) -> bool:
    """Whether the viewer sees who held the posts before: whoever works there or manages the people there."""
    return works_in(viewer, organisation) or may_manage_organisation(viewer, organisation, programme)


def may_hand_over(viewer: Viewer, post: int, organisation: int, programme: str) -> bool:
    """Whether the viewer may hand the post over: whoever holds it (not as a deputy), and who manages people there."""
    is_mine = any(held.post == post and not held.deputy for held in viewer.posts)
    return is_mine or may_manage_organisation(viewer, organisation, programme)


def may_read_handover(viewer: Viewer, people: frozenset[str], post: int, organisation: int, programme: str) -> bool:
    """Whoever gave or took it (``people``), whoever holds the post now, and who manages people there."""
    holds = any(held.post == post for held in viewer.posts)
    return is_signed_in(viewer) and (
        viewer.account in people or holds or may_manage_organisation(viewer, organisation, programme)
    )


def may_review_access_log(viewer: Viewer) -> bool:
    """The officer for personal data and the auditors read the access log."""
    return any(post.role in {DATA_OFFICER, AUDITOR} for post in viewer.posts)


def reviewed_programmes(viewer: Viewer) -> tuple[str, ...]:
    """Return the programmes whose access log the viewer reads: a post elsewhere opens nothing."""
    return tuple(sorted({post.programme for post in viewer.posts if post.role in {DATA_OFFICER, AUDITOR}}))


def may_sign_off_access_log(viewer: Viewer) -> bool:
    """Only the officer for personal data signs off the month."""
    return any(post.role == DATA_OFFICER for post in viewer.posts)


def may_run_installation(viewer: Viewer) -> bool:
    """Posts that run the installation see its state, and nothing of any case."""
    return any(post.role == SYSTEM for post in viewer.posts)


def announces_to(viewer: Viewer) -> tuple[str, ...]:
    """Return the programmes in which the viewer may write to everybody who acts: the ministry that runs them."""
    return tuple(sorted({post.programme for post in viewer.posts if post.kind == MINISTRY and post.acts}))


def may_announce(viewer: Viewer) -> bool:
    """Whether the viewer may write to everybody who acts in some programme."""
    return bool(announces_to(viewer))


def programmes_of(viewer: Viewer) -> tuple[str, ...]:
    """Return the programmes in which the viewer holds a post."""
    return tuple(sorted({post.programme for post in viewer.posts}))
