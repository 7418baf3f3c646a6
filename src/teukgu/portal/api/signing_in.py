"""Who calls: a key of a program in the header, or the session of a browser with its CSRF token.

Both come down to the same account and the posts it holds today, and are asked by the same predicates as the pages.
"""

from dataclasses import dataclass
from typing import cast

from django.http import HttpRequest
from ninja.errors import HttpError
from ninja.security import APIKeyCookie, HttpBearer

from teukgu.portal import clock
from teukgu.portal.access import Viewer
from teukgu.portal.services.people.api_tokens import WRITE, use_key
from teukgu.portal.store.queries.people import viewer_of_account

SESSION = "sessionid"


class TooManyCalls(Exception):  # noqa: N818 - it is how an answer begins, no error of ours
    """A key was used too often in this minute."""

    def __init__(self, wait: int) -> None:
        self.wait = wait
        super().__init__()


class ReadsOnly(Exception):  # noqa: N818 - as above
    """A key that may only read was used to write."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls, and whether they may write."""

    viewer: Viewer
    may_write: bool


class Key(HttpBearer):
    """``Authorization: Bearer tk_…``, a key made on the page of the account."""

    def authenticate(self, request: HttpRequest, token: str) -> Caller | None:
        """Return who a key acts for.

        Raises:
            TooManyCalls: beyond the calls of a minute.
        """
        used = use_key(token, clock.now())
        if used is None:
            return None
        if used.wait:
            raise TooManyCalls(used.wait)
        viewer = viewer_of_account(used.token.account_id, clock.today())
        return Caller(viewer, used.token.scope == WRITE)


class Session(APIKeyCookie):
    """The session of a browser; whatever writes needs ``X-CSRFToken`` too."""

    param_name = SESSION

    def __call__(self, request: HttpRequest) -> Caller | None:
        """Return who is signed in; the CSRF token is asked of them only."""
        if "Authorization" in request.headers or not request.user.is_authenticated:
            return None
        return cast("Caller | None", super().__call__(request))

    def authenticate(self, request: HttpRequest, key: str | None) -> Caller | None:
        """Return who is signed in."""
        return Caller(viewer_of_account(cast(int, request.user.pk), clock.today()), may_write=True)


SIGNED_IN = [Key(), Session()]


def caller_of(request: HttpRequest) -> Viewer:
    """Return the viewer behind a call."""
    return _caller(request).viewer


def writer_of(request: HttpRequest) -> Viewer:
    """Return the viewer behind a call that writes.

    Raises:
        ReadsOnly: when the key may only read.
    """
    caller = _caller(request)
    if not caller.may_write:
        raise ReadsOnly
    return caller.viewer


def _caller(request: HttpRequest) -> Caller:
    found = getattr(request, "auth", None)
    if not isinstance(found, Caller):
        raise HttpError(401, "sign in")
    return found
