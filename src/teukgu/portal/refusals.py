"""What Django answers when something goes wrong: a page for people, JSON for programs."""

from django.http import HttpRequest, HttpResponse

from teukgu.portal.api.answers import problem
from teukgu.portal.web.views import errors


def _answer(request: HttpRequest, kind: str, status: int) -> HttpResponse:
    if request.path_info.startswith("/api/"):
        return problem(status, kind)
    return errors.page(request, kind, status)


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
