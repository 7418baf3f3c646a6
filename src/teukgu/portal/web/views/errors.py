"""Pages for what went wrong: they say what to do next, in the reader's language, and never show a trace."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def _asked_by_api(request: HttpRequest) -> bool:
    return request.path_info.startswith("/api/")


def _page(request: HttpRequest, kind: str, status: int) -> HttpResponse:
    if _asked_by_api(request):
        return _api_answer(kind, status)
    return render(request, "web/pages/error.html", {"kind": kind, "status": status}, status=status)


def _api_answer(kind: str, status: int) -> HttpResponse:
    from teukgu.portal.api.answers import problem

    return problem(status, kind)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """400: an address or form the portal cannot read."""
    return _page(request, "bad_request", 400)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """404: hidden and absent answer alike."""
    return _page(request, "not_found", 404)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """403: refused."""
    return _page(request, "forbidden", 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """403: a form that did not come from our page, or came too late."""
    return _page(request, "form_expired", 403)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault; makes do without the database."""
    return _page(request, "server_error", 500)
