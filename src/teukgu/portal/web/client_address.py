"""From which network address a request comes, as far as it can be known."""

from django.conf import settings
from django.http import HttpRequest

LONGEST = 45


def client_address(request: HttpRequest) -> str:
    """Return the address of the client; behind our own proxy the last one noted, which strangers cannot set."""
    if settings.BEHIND_PROXY:
        noted = request.headers.get("x-forwarded-for", "").rsplit(",", 1)[-1].strip()
        if noted:
            return noted[:LONGEST]
    return str(request.META.get("REMOTE_ADDR", "") or "0.0.0.0")[:LONGEST]  # noqa: S104 - says "not known"
