"""What Django answers when something goes wrong: a page for people, JSON for programs."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_cache_control

from teukgu.portal.api.answers import problem
from teukgu.portal.web.views import errors

Respond = Callable[[HttpRequest], HttpResponseBase]
API = "/api/"


def _answer(request: HttpRequest, kind: str, status: int) -> HttpResponse:
    if request.path_info.startswith(API):
        return problem(status, kind)
    return errors.page(request, kind, status)


def answers_to_programs(respond: Respond) -> Respond:
    """Say 401 to a program whose session ended or lacks a factor: it cannot follow the way to a sign-in page.

    What somebody signed in is told, no cache keeps.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = respond(request)
        if request.path_info.startswith(API) and response.status_code in {301, 302}:
            return problem(401, "sign_in")
        if getattr(request, "auth", None) is not None:
            patch_cache_control(response, private=True, no_store=True)
        return response

    return middleware


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: an address or form the portal cannot read."""
    return _answer(request, "bad_request", 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: refused."""
    return _answer(request, "forbidden", 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: hidden and absent answer alike."""
    return _answer(request, "not_found", 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault; makes do without the database."""
    return _answer(request, "server_error", 500)
