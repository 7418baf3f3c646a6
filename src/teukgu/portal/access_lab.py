"""Who keeps scenarios of the policy lab: the ministry that runs the programme, and nobody else."""

from teukgu.portal.viewer import MINISTRY, Viewer


def lab_programmes(viewer: Viewer) -> tuple[str, ...]:
    """Return the programmes whose scenarios the viewer reads and keeps."""
    return tuple(sorted({post.programme for post in viewer.posts if post.kind == MINISTRY and post.acts}))


def keeps_scenarios(viewer: Viewer) -> bool:
    """Whether the viewer keeps scenarios of some programme."""
    return bool(lab_programmes(viewer))
