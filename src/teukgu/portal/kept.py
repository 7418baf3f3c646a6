"""Keeps whole pages as they were sent, compressed, until the data change: the same for every reader, so made once."""

import gzip
import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from teukgu.portal import clock
from teukgu.portal.access import ANONYMOUS
from teukgu.portal.once import once
from teukgu.portal.store.queries.data_version import data_version

Arguments = ParamSpec("Arguments")
View = Callable[Concatenate[HttpRequest, Arguments], HttpResponse]

LEVEL = 6
LONGEST_ADDRESS = 300


class _NotKept(Exception):  # noqa: N818 - carries a response past the keeping
    """A page that is not to be kept: a refusal, or one that differs by reader."""

    def __init__(self, response: HttpResponse) -> None:
        self.response = response
        super().__init__()


def kept_page(programme: str) -> Callable[[View[Arguments]], View[Arguments]]:
    """Keep what the view answers to an address for one state of ``programme`` and one day.

    Only for pages that are the same for everybody; a page with a form of its own must not be kept. One query.
    """

    def keep(view: View[Arguments]) -> View[Arguments]:
        @wraps(view)
        def shown(request: HttpRequest, *args: Arguments.args, **kwargs: Arguments.kwargs) -> HttpResponse:
            address = request.build_absolute_uri()
            # a session changes the header of the page: such a page is neither kept nor answered from what is kept
            if len(address) > LONGEST_ADDRESS or settings.SESSION_COOKIE_NAME in request.COOKIES:
                return view(request, *args, **kwargs)
            try:
                packed, tag, kind = once(
                    _version(programme), (address,), lambda: _packed(view(request, *args, **kwargs))
                )
            except _NotKept as not_kept:
                return not_kept.response
            return _answer(request, packed, tag, kind)

        return cast(View[Arguments], shown)

    return keep


def _version(programme: str) -> str:
    shown = f"{settings.PUBLIC_STATISTICS}{settings.DEMONSTRATION}{settings.OFFICIAL_SITE}"
    return f"{data_version(ANONYMOUS, programme)}{clock.today()}{shown}"


def _packed(response: HttpResponse) -> tuple[bytes, str, str]:
    if response.status_code != 200 or response.cookies:
        raise _NotKept(response)
    content = response.content
    tag = hashlib.sha256(content).hexdigest()[:32]
    return gzip.compress(content, LEVEL, mtime=0), tag, response["Content-Type"]


def _answer(request: HttpRequest, packed: bytes, tag: str, kind: str) -> HttpResponse:
    if "gzip" in request.headers.get("accept-encoding", ""):
        response = HttpResponse(packed, content_type=kind, headers={"Content-Encoding": "gzip", "ETag": f'W/"{tag}"'})
    else:
        response = HttpResponse(gzip.decompress(packed), content_type=kind, headers={"ETag": f'W/"{tag}"'})
    response.headers["Vary"] = "Accept-Encoding, Cookie"
    return response
