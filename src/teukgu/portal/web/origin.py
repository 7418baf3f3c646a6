"""Where a request comes from."""

from django.conf import settings
from django.http import HttpRequest

LONGEST = 45


def address_of(request: HttpRequest) -> str:
    """Return the address of the client; behind our own proxy the last one it added, which strangers cannot write."""
    if getattr(settings, "SECURE_PROXY_SSL_HEADER", None):
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
        if forwarded:
            return str(forwarded)[:LONGEST]
    return str(request.META.get("REMOTE_ADDR", ""))[:LONGEST]
