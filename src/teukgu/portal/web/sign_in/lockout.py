"""Too many wrong passwords: the account is locked for one address, for a while; both languages say so."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

TOO_MANY = 429


def account_tried(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> str:
    """Return the mail address that was tried, as it is kept."""
    given = (credentials or {}).get("email") or request.POST.get("login", "")
    return str(given).strip().lower()[:254]


def locked_out(
    request: HttpRequest, response: HttpResponse | None = None, credentials: Mapping[str, Any] | None = None
) -> HttpResponse:
    """Say for how long; the same whether the account exists or not."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    answer = render(request, "people/locked_out.html", {"minutes": minutes}, status=TOO_MANY)
    answer["Retry-After"] = str(minutes * 60)
    return answer
