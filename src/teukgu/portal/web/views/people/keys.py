"""Keys of somebody's programs: listed, made (shown once), revoked."""

from typing import Any
from uuid import uuid4

from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from teukgu.portal import clock
from teukgu.portal.access import is_staff
from teukgu.portal.services.people.api_tokens import DAYS, READ, WRITE, MadeKey, keys_of, make_key, revoke_key
from teukgu.portal.store.models import ApiToken
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.client_address import client_address
from teukgu.portal.web.guard import needs
from teukgu.portal.web.trail import trail
from teukgu.portal.web.views.designation.asked import tried


@needs(is_staff)
@never_cache
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the keys and the form for another."""
    return render(request, "people/keys.html", _context(request))


def _context(request: HttpRequest, made: MadeKey | None = None) -> dict[str, Any]:
    now = clock.now()
    return {
        "made": made,
        "keys": [(one, *_state(one)) for one in keys_of(viewer_of(request))],
        "now": now,
        "days": DAYS,
        "scopes": ((READ, _("읽기만")), (WRITE, _("읽고 보고서 초안에 쓰기"))),
        "calls": settings.API_CALLS_A_MINUTE,
        "once": uuid4().hex,
        "section": "account",
        "trail": trail(_("내 계정"), _("프로그램의 열쇠")),
    }


def _state(token: ApiToken) -> tuple[str, bool]:
    if token.revoked_at is not None:
        return _("없앰"), False
    if token.expires_at <= clock.now():
        return _("기한이 지남"), False
    return _("쓰고 있음"), True


@needs(is_staff)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required(allow_get=True)  # type: ignore[untyped-decorator]
def make(request: HttpRequest) -> HttpResponse:
    """Make a key and show it this once: whoever finds a screen left open must sign in again first."""
    if request.method != "POST":
        return redirect("api_keys")
    days = request.POST.get("days", "")
    made = tried(
        request,
        lambda: make_key(
            viewer_of(request),
            name=request.POST.get("name", ""),
            scope=request.POST.get("scope", ""),
            days=int(days) if days.isascii() and days.isdigit() and len(days) < 5 else 0,
            once=request.POST.get("once", ""),
            address=client_address(request),
            now=clock.now(),
        ),
        "",
    )
    return render(request, "people/keys.html", _context(request, made), status=200 if made else 422)


@needs(is_staff)
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Revoke a key; one that is no more is not there."""
    if not revoke_key(viewer_of(request), pk, address=client_address(request), now=clock.now()):
        raise Http404
    messages.success(request, _("열쇠를 없앴습니다. 이 열쇠를 쓰는 프로그램은 이제 들어오지 못합니다."))
    return redirect("api_keys")
