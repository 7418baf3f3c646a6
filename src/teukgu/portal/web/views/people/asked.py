"""What several pages about people ask: which organisation, whose post, what was refused."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest

from teukgu.portal.access import Viewer, may_manage_organisation
from teukgu.portal.store.models import Organisation, Post
from teukgu.portal.store.queries.people.organisations import visible_organisations
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.presenting.words import said
from teukgu.values import Refused


@dataclass(frozen=True, slots=True)
class Asked:
    """An organisation that the viewer sees, and whether they manage its people."""

    viewer: Viewer
    organisation: Organisation
    manages: bool


def organisation_or_404(request: HttpRequest, programme: str, key: str) -> Asked:
    """Return the organisation when the viewer works in its programme.

    Raises:
        Http404: when there is none for them.
    """
    viewer = viewer_of(request)
    found = visible_organisations(viewer).filter(programme=programme, key=key).first()
    if found is None:
        raise Http404
    return Asked(viewer, found, may_manage_organisation(viewer, found.pk, found.programme_id))


def managed_or_404(request: HttpRequest, programme: str, key: str) -> Asked:
    """Return the organisation when the viewer manages its people.

    Raises:
        Http404: when they do not.
    """
    asked = organisation_or_404(request, programme, key)
    if not asked.manages:
        raise Http404
    return asked


def post_or_404(asked: Asked, post: int) -> Post:
    """Return the post of this organisation.

    Raises:
        Http404: when it is another's, or nobody's.
    """
    found = asked.organisation.posts.filter(pk=post).first()
    if found is None:
        raise Http404
    found.organisation = asked.organisation
    return found


def told(refused: Refused) -> list[str]:
    """Return what was refused, each with its cure."""
    return [f"{said(one.message)} {said(one.cure)}" for one in refused.findings]
