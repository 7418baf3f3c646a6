"""No page behind sign-in opens for whoever holds a post before a second factor was shown in this session."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import to_sign_in
from teukgu.portal.web.sign_in.adapters import has_two_factors

Respond = Callable[[HttpRequest], HttpResponseBase]


def second_factor_of_staff(respond: Respond) -> Respond:
    """End a session that has only one factor as soon as its account holds a post, and ask to sign in again."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if not is_missing(request) or request.path == reverse("account_logout"):
            return respond(request)
        logout(request)
        messages.warning(request, _("업무 계정은 두 단계로 로그인해야 합니다. 다시 로그인해 주세요."))
        return to_sign_in(request)

    return middleware


def is_missing(request: HttpRequest) -> bool:
    """Whether somebody who holds a post has shown one factor only."""
    user = request.user
    return user.is_authenticated and viewer_of(request).is_staff and not has_two_factors(request, user)
