"""Who may see and write what single operators answered: the municipality's own posts, nobody above or beside it."""

from collections.abc import Iterator

from teukgu.portal.access import CaseFacts, PostHeld, Viewer
from teukgu.portal.viewer import NO_CASE_ROLES
from teukgu.procedures.party import Party

MUNICIPALITY = "municipality"


def municipalities_of(viewer: Viewer, facts: CaseFacts) -> tuple[int, ...]:
    """Return the organisations whose operators the viewer sees in this case: in a joint zone each sees only its own."""
    return tuple(dict.fromkeys(post.organisation for post in _posts(viewer, facts)))


def may_see_operators(viewer: Viewer, facts: CaseFacts) -> bool:
    """Whether the viewer sees single operators' sheets of the case."""
    return bool(municipalities_of(viewer, facts))


def may_survey(viewer: Viewer, facts: CaseFacts, organisation: int) -> bool:
    """Whether the viewer may write in the list and sheets of this municipality."""
    return any(post.acts and post.organisation == organisation for post in _posts(viewer, facts))


def _posts(viewer: Viewer, facts: CaseFacts) -> Iterator[PostHeld]:
    applicants = {held.organisation for held in facts.parties if held.party == Party.APPLICANT.value}
    for post in sorted(viewer.posts, key=lambda one: (not one.acts, one.deputy)):
        if (
            post.kind == MUNICIPALITY
            and post.programme == facts.programme
            and post.role not in NO_CASE_ROLES
            and post.organisation in applicants
        ):
            yield post
