"""A session in which nothing happens ends; the page warns before, but it is the server that ends it."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from teukgu.portal import clock
from teukgu.portal.web.guard import to_sign_in

Respond = Callable[[HttpRequest], HttpResponseBase]
KEY = "teukgu_active_at"
NOTED_EVERY = 30
"""Seconds between two notes, so that not every page writes to the database."""


def end_idle_sessions(respond: Respond) -> Respond:
    """Sign out whoever did nothing for too long."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return respond(request)
        if seconds_left(request) <= 0:
            logout(request)
            messages.info(request, _("오래 쓰지 않아 로그아웃되었습니다. 저장하지 않은 내용은 다시 적어 주세요."))
            return to_sign_in(request)
        if settings.IDLE_SECONDS - seconds_left(request) >= NOTED_EVERY or KEY not in request.session:
            note_activity(request)
        return respond(request)

    return middleware


def note_activity(request: HttpRequest) -> None:
    """Note that somebody did something now."""
    request.session[KEY] = int(clock.now().timestamp())


def seconds_left(request: HttpRequest) -> int:
    """Return how long the session lasts if nothing happens from now on."""
    now = int(clock.now().timestamp())
    return int(request.session.get(KEY, now)) + int(settings.IDLE_SECONDS) - now
