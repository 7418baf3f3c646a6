"""Who works at the data-request desk: the ministry that runs the programme, and nobody else."""

from teukgu.portal.viewer import MINISTRY, Viewer


def desk_programmes(viewer: Viewer) -> tuple[str, ...]:
    """Return the programmes whose data requests the viewer answers."""
    return tuple(sorted({post.programme for post in viewer.posts if post.kind == MINISTRY and post.acts}))


def answers_data_requests(viewer: Viewer) -> bool:
    """Whether the viewer answers data requests of some programme."""
    return bool(desk_programmes(viewer))
