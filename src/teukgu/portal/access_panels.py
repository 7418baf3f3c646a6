"""What a reviewer of a panel may see and do: their own pages always, papers of a zone only while they score it."""

from dataclasses import dataclass

from teukgu.portal.viewer import Viewer


@dataclass(frozen=True, slots=True)
class ReviewerFacts:
    """What access to a reviewer's pages hangs on.

    ``person``: their account. ``accepted``: accepted and has not left. ``open``: neither the panel is closed nor the
    round decided. ``zones``: what they score by the newest assignment, practice included, without zones they are
    barred from.
    """

    person: str
    accepted: bool
    open: bool
    zones: frozenset[str] = frozenset()


def is_reviewer(viewer: Viewer, facts: ReviewerFacts) -> bool:
    """Whether the viewer is this reviewer: nobody else reads or writes on a reviewer's pages, whatever their post."""
    return not viewer.is_public and viewer.account == facts.person


def may_score_zone(viewer: Viewer, facts: ReviewerFacts, zone: str) -> bool:
    """Whether the viewer scores the zone: accepted, assigned, not barred, the panel open."""
    return is_reviewer(viewer, facts) and facts.accepted and facts.open and zone in facts.zones


def may_read_zone_papers(viewer: Viewer, facts: ReviewerFacts, zone: str) -> bool:
    """Whether the viewer reads the papers of the zone: exactly while they score it, never those of other zones."""
    return may_score_zone(viewer, facts, zone)
