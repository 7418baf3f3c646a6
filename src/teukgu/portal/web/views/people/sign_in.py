"""Sign-in, and what belongs to a session."""

from datetime import timedelta
from typing import Any

from allauth.account.views import LoginView
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from teukgu.portal import clock
from teukgu.portal.programmes import DEMONSTRATION, folder
from teukgu.portal.services.panels.mine import reviews
from teukgu.portal.services.people.demonstration_accounts import PASSWORD
from teukgu.portal.services.people.demonstration_codes import shown_accounts
from teukgu.portal.store.models import Account
from teukgu.portal.store.queries.people import holdings_of
from teukgu.portal.store.queries.people.factors import has_device
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import signed_in
from teukgu.portal.web.sign_in.idle import note_activity

NEW_DAYS = 14
"""Whoever holds all their posts for fewer days reads the newcomer's page first."""


@method_decorator(never_cache, name="dispatch")
class SignIn(LoginView):  # type: ignore[misc]
    """The sign-in page; a demonstration lists its invented people on it."""

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """Add the invented people of a demonstration, each with a code of this moment."""
        context: dict[str, Any] = super().get_context_data(**more)
        if settings.DEMONSTRATION:
            context["invented"] = shown_accounts(folder(DEMONSTRATION), now=clock.now())
            context["invented_password"] = PASSWORD
        return context


@signed_in
@require_safe
def arrived(request: HttpRequest) -> HttpResponse:
    """Send whoever just signed in to where their work is."""
    viewer, today = viewer_of(request), clock.today()
    if not viewer.is_staff:
        return redirect("my_panels" if reviews(viewer) else "my_account")
    held = holdings_of(viewer.account, today)
    is_new = all(one.valid_from > today - timedelta(days=NEW_DAYS) for one in held)
    return redirect("welcome" if is_new else "work")


@signed_in
@require_safe
def my_account(request: HttpRequest) -> HttpResponse:
    """Show who I am here, my posts, and where to change how I sign in."""
    account = request.user
    assert isinstance(account, Account)
    holdings = holdings_of(account.pk, clock.today())
    context = {"account": account, "holdings": holdings, "has_device": has_device(account.pk)}
    return render(request, "people/my_account.html", context)


@signed_in
@require_POST
def extend(request: HttpRequest) -> HttpResponse:
    """Begin the time of the session anew; with JavaScript the page stays as it is."""
    note_activity(request)
    if request.headers.get("x-requested-with") == "fetch":
        return HttpResponse(str(settings.IDLE_SECONDS), content_type="text/plain")
    back = request.POST.get("next", "")
    # a word without a slash would be looked up as the name of a route
    is_ours = back.startswith("/") and url_has_allowed_host_and_scheme(
        back, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return redirect(back if is_ours else "my_account")
