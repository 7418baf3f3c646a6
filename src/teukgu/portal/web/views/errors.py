"""Pages for what went wrong: they say what to do next, in the reader's language, and never show a trace."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def page(request: HttpRequest, kind: str, status: int) -> HttpResponse:
    """Return the page for one kind of refusal."""
    return render(request, "web/pages/error.html", {"kind": kind, "status": status}, status=status)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form that did not come from our page, or came too late."""
    return page(request, "form_expired", 403)
