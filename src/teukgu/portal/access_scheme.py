"""Who works on the draft of a round's scheme: the ministry writes it, auditors read it, regional offices comment."""

from teukgu.portal.access_cases import CaseFacts, may_see_panels, runs_round
from teukgu.portal.viewer import NO_CASE_ROLES, PostHeld, Viewer


def may_write_scheme(viewer: Viewer, facts: CaseFacts) -> bool:
    """Whether the viewer writes the draft: acts for the ministry in the round."""
    return runs_round(viewer, facts)


def may_read_scheme(viewer: Viewer, facts: CaseFacts) -> bool:
    """Whether the viewer reads every save of the draft: the ministry and auditors; a committee reads what is stated."""
    return may_see_panels(viewer, facts)


def office_commenting(viewer: Viewer, programme: str) -> int | None:
    """Return the regional office in whose name the viewer comments on a draft that was shown; None: in none."""
    posts = sorted(viewer.posts, key=lambda post: post.deputy)
    return next((post.organisation for post in posts if _is_office(post, programme) and post.acts), None)


def sees_shown_scheme(viewer: Viewer, programme: str) -> bool:
    """Whether a draft that was shown to the regional offices of a programme is shown to the viewer."""
    return any(_is_office(post, programme) for post in viewer.posts)


def _is_office(post: PostHeld, programme: str) -> bool:
    return post.kind == "office" and post.programme == programme and post.role not in NO_CASE_ROLES
