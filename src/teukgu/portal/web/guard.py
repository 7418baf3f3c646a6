"""Who may open a page: every view is either in the list of public pages or carries one of these decorators.

Somebody who has not signed in is asked to, before anything is looked up, so that what is hidden and what is absent
answer alike; whoever is signed in gets 404 for both.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control
from django.utils.http import urlencode

from teukgu.portal.access import Viewer, is_signed_in
from teukgu.portal.store.models import Case
from teukgu.portal.store.queries.visible_cases import find_case
from teukgu.portal.web.acting import viewer_of

Arguments = ParamSpec("Arguments")
View = Callable[Concatenate[HttpRequest, Arguments], HttpResponseBase]
Predicate = Callable[[Viewer], bool]
ModelT = TypeVar("ModelT", bound=Model)

SIGN_IN = "account_login"
GUARD = "teukgu_guard"
"""Where a view says by which predicate it is guarded; the access matrix lists it."""


def needs(predicate: Predicate) -> Callable[[View[Arguments]], View[Arguments]]:
    """Let only those in for whom ``predicate`` holds; others who are signed in find nothing here."""

    def guard(view: View[Arguments]) -> View[Arguments]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Arguments.args, **kwargs: Arguments.kwargs) -> HttpResponseBase:
            viewer = viewer_of(request)
            if viewer.is_public:
                return to_sign_in(request)
            if not predicate(viewer):
                raise Http404
            response = view(request, *args, **kwargs)
            patch_cache_control(response, private=True, no_store=True)
            return response

        setattr(guarded, GUARD, predicate.__name__)
        return cast(View[Arguments], guarded)

    return guard


def signed_in(view: View[Arguments]) -> View[Arguments]:
    """Let everybody in who has signed in."""
    return needs(is_signed_in)(view)


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for signing in and come back to this page; what was sent by a form is not repeated."""
    back = request.get_full_path() if request.method in {"GET", "HEAD"} else request.path
    response = redirect(SIGN_IN)
    response["Location"] += f"?{urlencode({'next': back})}"
    return response


def case_or_404(request: HttpRequest, number: str) -> Case:
    """Return the case of this number that the viewer may see.

    Raises:
        Http404: when there is none, or none for this viewer.
    """
    found = find_case(viewer_of(request), number)
    if found is None:
        raise Http404
    return found


def child_or_404(rows: QuerySet[ModelT], **where: object) -> ModelT:
    """Return the one row of ``rows``, which the caller has narrowed to its parent (``case.documents``).

    Raises:
        Http404: when the id is another parent's, or nobody's, or no id at all.
    """
    try:
        found = rows.filter(**where).first()
    except (ValueError, TypeError, OverflowError) as problem:
        raise Http404 from problem
    if found is None:
        raise Http404
    return found
