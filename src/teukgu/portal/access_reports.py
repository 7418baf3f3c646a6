"""Who writes in a yearly report, who hands in workbooks for a municipality, who reads what came of it.

The municipality's own people write in its report for as long as it may be edited. A province for its municipalities and
the ministry for all may hand in workbooks for them, into the draft alone, while it is written or mended: what they hand
in is marked as theirs, opens nothing of the report to them, and counts only once the municipality approves it.
"""

from teukgu.portal.access_cases import CaseFacts, Sight, may_act, parts_of, post_for, sight_of
from teukgu.portal.viewer import MINISTRY, NO_CASE_ROLES, PostHeld, Viewer
from teukgu.procedures.party import Party

EDITED_STAGES = frozenset({"drafting", "approved", "returned", "filed", "registered"})
"""After filing the draft goes on as what a correction will hand in; nothing of it counts before that act."""
GATHERED_STAGES = frozenset({"drafting", "returned"})
"""While nothing was approved: what the head approved is changed by the municipality alone."""
INSIDE = frozenset({"municipality", "office", "ministry", "audit"})
"""Kinds of organisations that read requests to explain and their answers; committees judge without them."""
MUNICIPALITY, PROVINCE = "municipality", "province"


def may_write_report(viewer: Viewer, facts: CaseFacts) -> bool:
    """Whether the viewer may write in this report: whoever acts for a municipality of the zone, while it is open."""
    return may_act(viewer, facts, Party.APPLICANT.value) and facts.stage in EDITED_STAGES


def may_read_report(viewer: Viewer, facts: CaseFacts) -> bool:
    """Whether the viewer reads the report: whoever sees the whole case."""
    return sight_of(viewer, facts) == Sight.WHOLE


def sees_requests(viewer: Viewer, facts: CaseFacts) -> bool:
    """Whether the viewer sees what the checks ask of this report: in a post inside the offices that reads it whole.

    A post of another programme, or of another municipality, opens nothing to somebody who judges it in a committee.
    """
    posts = [part.post for part in parts_of(viewer, facts) if part.sight == Sight.WHOLE and part.post is not None]
    return any(post.kind in INSIDE for post in posts)


def works_with_reports(viewer: Viewer) -> bool:
    """Whether the viewer has a desk of reports at all: a post inside the offices, of whatever programme."""
    return any(post.kind in INSIDE and post.role not in NO_CASE_ROLES for post in viewer.posts)


def handing_in_post(viewer: Viewer, facts: CaseFacts) -> PostHeld | None:
    """Return the post in which the viewer hands in workbooks for this report: the municipality's before others."""
    if facts.procedure != "report":
        return None
    own = post_for(viewer, facts, Party.APPLICANT.value)
    posts = sorted(gathering_posts(viewer), key=lambda post: post.deputy)
    return own or next((post for post in posts if _reaches(post, facts)), None)


def gathers(post: PostHeld) -> bool:
    """Whether somebody hands in for others in this post: it is not of a municipality."""
    return post.kind != MUNICIPALITY


def is_open_to(post: PostHeld, stage: str) -> bool:
    """Whether a workbook handed in by this post may go into the draft of a report at this stage."""
    return stage in (GATHERED_STAGES if gathers(post) else EDITED_STAGES)


def gathering_posts(viewer: Viewer) -> tuple[PostHeld, ...]:
    """Return the posts in which the viewer hands in many workbooks: of a municipality, a province, the ministry."""
    kinds = {MUNICIPALITY, PROVINCE, MINISTRY}
    return tuple(post for post in viewer.posts if post.acts and post.kind in kinds and post.role not in NO_CASE_ROLES)


def hands_in_many(viewer: Viewer) -> bool:
    """Whether the viewer may hand in many workbooks at once."""
    return bool(gathering_posts(viewer))


def sees_handed_in(viewer: Viewer) -> bool:
    """Whether the viewer sees what their office handed in for reports: also who only reads there."""
    kinds = {MUNICIPALITY, PROVINCE, MINISTRY}
    return any(post.kind in kinds and post.role not in NO_CASE_ROLES for post in viewer.posts)


def is_of_office(viewer: Viewer, organisation: int | None) -> bool:
    """Whether the viewer holds a post with cases in the office that handed something in."""
    return organisation is not None and any(
        post.organisation == organisation and post.role not in NO_CASE_ROLES for post in viewer.posts
    )


def _reaches(post: PostHeld, facts: CaseFacts) -> bool:
    within = post.kind == MINISTRY or (post.kind == PROVINCE and not post.regions.isdisjoint(facts.regions))
    return within and post.programme == facts.programme
