"""Who works at the desk of a regional office, who sees how loaded the offices are, to whom a visit speaks.

An office's officers act for their own territory only; for municipalities that no office serves the ministry does. What
a desk writes down is seen by that desk; the ministry sees numbers and due dates per office, never findings; the
municipality sees of a visit what is addressed to it, and nobody else sees anything.
"""

from collections.abc import Collection

from teukgu.portal.viewer import MINISTRY, NO_CASE_ROLES, PostHeld, Viewer

OFFICE = "office"
MUNICIPALITY = "municipality"
EXPERT_BODY = "expert_body"


def desk_posts(viewer: Viewer) -> tuple[PostHeld, ...]:
    """Return the posts at a desk: of an office, and of the ministry where municipalities have no office."""
    return tuple(
        post
        for post in viewer.posts
        if post.role not in NO_CASE_ROLES
        and post.regions
        and (post.kind == OFFICE or (post.kind == MINISTRY and post.acts))
    )


def works_at_desk(viewer: Viewer) -> bool:
    """Whether the viewer acts at some desk."""
    return any(post.acts for post in desk_posts(viewer))


def reads_desk(viewer: Viewer) -> bool:
    """Whether the viewer sees some desk."""
    return bool(desk_posts(viewer))


def load_programmes(viewer: Viewer) -> tuple[str, ...]:
    """Return the programmes of whose offices the viewer sees load and due dates: the ministry."""
    return tuple(sorted({post.programme for post in viewer.posts if post.kind == MINISTRY and post.acts}))


def sees_offices(viewer: Viewer) -> bool:
    """Whether the viewer sees a desk, or the load of all of them."""
    return reads_desk(viewer) or bool(load_programmes(viewer))


def desk_post(viewer: Viewer, organisation: int, *, acting: bool = True) -> PostHeld | None:
    """Return the viewer's post at the desk of ``organisation``, their own before one they stand in for."""
    found = [post for post in desk_posts(viewer) if post.organisation == organisation and (post.acts or not acting)]
    return min(found, key=lambda post: (not post.acts, post.deputy), default=None)


def addressed_posts(viewer: Viewer) -> tuple[PostHeld, ...]:
    """Return the posts in municipalities: visits speak to them."""
    return tuple(post for post in viewer.posts if post.kind == MUNICIPALITY and post.role not in NO_CASE_ROLES)


def is_addressed(viewer: Viewer) -> bool:
    """Whether visits may speak to the viewer's municipality."""
    return bool(addressed_posts(viewer))


def answering_post(viewer: Viewer, programme: str, regions: Collection[str]) -> PostHeld | None:
    """Return the post in which the viewer answers a visit for one of these municipalities."""
    found = [
        post
        for post in addressed_posts(viewer)
        if post.acts and post.programme == programme and not post.regions.isdisjoint(regions)
    ]
    return min(found, key=lambda post: post.deputy, default=None)


def may_coach(viewer: Viewer) -> bool:
    """Whether the viewer can be assigned as a coach: whoever holds a post of an expert body."""
    return any(post.kind == EXPERT_BODY and post.role not in NO_CASE_ROLES for post in viewer.posts)


def sample_programmes(viewer: Viewer) -> tuple[str, ...]:
    """Return the programmes whose samples of reports the viewer sees: those in which they hold a post with cases."""
    return tuple(sorted({post.programme for post in viewer.posts if post.role not in NO_CASE_ROLES}))


def sees_samples(viewer: Viewer) -> bool:
    """Whether samples of reports are shown to the viewer: to everybody with a post in the programme."""
    return bool(sample_programmes(viewer))


def sampling_post(viewer: Viewer, programme: str) -> PostHeld | None:
    """Return the post in which the viewer announces and draws samples: of the ministry that runs the programme."""
    found = [post for post in viewer.posts if post.kind == MINISTRY and post.acts and post.programme == programme]
    return min(found, key=lambda post: post.deputy, default=None)


def verifies_reports(viewer: Viewer) -> bool:
    """Whether the viewer has a part in verification: at a desk, for a municipality, as the ministry that counts."""
    return reads_desk(viewer) or is_addressed(viewer) or bool(load_programmes(viewer))


AUDIT = "audit"


def audit_programmes(viewer: Viewer) -> tuple[str, ...]:
    """Return the programmes of whose figures the viewer sees the auditors' order: those they audit."""
    return tuple(sorted({post.programme for post in viewer.posts if post.kind == AUDIT}))


def sees_audit_order(viewer: Viewer) -> bool:
    """Whether the viewer is an auditor: nobody else sees in which order zones may be looked at."""
    return bool(audit_programmes(viewer))
