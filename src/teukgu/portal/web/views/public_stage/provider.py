"""A voter signs in with the identity provider of the installation: no account, only a hash bound to the ballot."""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import get_adapter
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST

from teukgu.portal import clock
from teukgu.portal.identity_providers import PROVIDER_ID, voter_provider
from teukgu.portal.services.public_stage.casting import subject_hash
from teukgu.portal.store.queries.public_stage.standing import ballot_at, takes_votes
from teukgu.portal.web.views.public_stage.ballot import VOTER, ballot_or_404

BALLOT = "ballot"


@never_cache
@csrf_protect
@require_POST
def sign_in(request: HttpRequest, address: str) -> HttpResponse:
    """Lead a voter to the identity provider."""
    ballot = ballot_or_404(address)
    if ballot.entry == "codes" or not voter_provider(settings.SOCIALACCOUNT_PROVIDERS):
        raise Http404
    if not takes_votes(ballot, clock.now()):
        return redirect("public_ballot", address)
    back = reverse("public_ballot", args=[address])
    provider = get_adapter(request).get_provider(request, PROVIDER_ID)
    # asked for each time: the next voter at the same screen is somebody else
    params = provider.get_auth_params() | {"prompt": "login"}
    told = {"process": "login", "next_url": back, "data": {BALLOT: address}, "auth_params": params}
    answer: HttpResponse = provider.redirect(request, **told)
    return answer


def enter_voter(request: HttpRequest, sociallogin: Any) -> None:
    """Let somebody whom the provider sends back enter the ballot they came from; nobody is signed in to the portal.

    Raises:
        ImmediateHttpResponse: with the way to the ballot, when they came from one.
    """
    ballot = ballot_at(_address_in(sociallogin.state))
    if ballot is not None and ballot.entry != "codes":
        subject = subject_hash(ballot, sociallogin.account.provider, sociallogin.account.uid)
        request.session[VOTER] = [ballot.address, subject]
    back_to_ballot(sociallogin.state)


def back_to_ballot(state: Any) -> None:
    """Lead whoever came from a ballot back to it.

    Raises:
        ImmediateHttpResponse: with the way to the ballot.
    """
    if address := _address_in(state):
        raise ImmediateHttpResponse(redirect("public_ballot", address))


def _address_in(state: Any) -> str:
    data = state.get("data") if isinstance(state, dict) else None
    return str(data.get(BALLOT, "")) if isinstance(data, dict) else ""
