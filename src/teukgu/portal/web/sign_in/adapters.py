"""What we decide where django-allauth asks."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext as _

from teukgu.portal import clock
from teukgu.portal.store.models import Account
from teukgu.portal.store.queries.people.factors import has_device, holds_post
from teukgu.portal.web.client_address import client_address
from teukgu.portal.web.sign_in.secrets_at_rest import locked, unlocked

log = logging.getLogger(__name__)


def shown_name(account: Account) -> str:
    """Return how mails and pages address somebody."""
    return account.name or account.email


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Residents may register; staff are invited and need a second factor, a code by mail when they have no device."""

    def new_user(self, request: HttpRequest) -> Account:
        """Begin an account that registers itself."""
        return Account(created_at=clock.now(), is_resident=True, language=translation.get_language() or "ko")

    def save_user(self, request: HttpRequest, user: Account, form: Any, commit: bool = True) -> Account:
        """Keep the name with the rest."""
        user.name = form.cleaned_data.get("name", "")
        saved: Account = super().save_user(request, user, form, commit)
        return saved

    def is_login_by_code_required(self, login: Any) -> bool:
        """Whether a code is sent by mail: to whoever holds a post and has no device of their own."""
        account = login.user
        if account is None or not holds_post(account.pk, clock.today()) or has_device(account.pk):
            return False
        return not has_two_factors(self.request, account)

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the address of the client."""
        return client_address(request)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a mail; when the mail server does not answer, say so instead of failing."""
        try:
            super().send_mail(template_prefix, email, context)
        except OSError:
            log.exception("mail %s could not be sent", template_prefix)
            messages.error(
                self.request, _("메일을 보내지 못했습니다. 잠시 뒤에 다시 해 보거나 관리자에게 알려 주세요.")
            )


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets of devices are kept encrypted; the picture to scan stands in the page itself."""

    def build_totp_svg(self, url: str) -> str:
        """Return the picture without the declaration that only a file of its own needs."""
        picture: str = super().build_totp_svg(url)
        return picture[picture.index("<svg") :]

    def encrypt(self, text: str) -> str:
        """Return the secret as it is kept."""
        return locked(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Return the secret from what was kept."""
        return unlocked(encrypted_text)


class ProviderAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """An identity provider opens only accounts that their owners have tied to it; it makes none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Nobody gets an account by coming from a provider."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Let a voter of a public ballot go on to it, before any account is looked for."""
        from teukgu.portal.web.views.public_stage.provider import enter_voter

        enter_voter(request, sociallogin)

    def on_authentication_error(self, request: HttpRequest, provider: Any, **more: Any) -> None:
        """Lead a voter who could not sign in, or did not want to, back to the ballot."""
        from teukgu.portal.web.views.public_stage.provider import back_to_ballot

        back_to_ballot((more.get("extra_context") or {}).get("state"))


def has_two_factors(request: HttpRequest, account: Account) -> bool:
    """Whether this session proved two factors: a device, or a code by mail, or a provider that asks for two."""
    from allauth.account.authentication import get_authentication_records

    methods = {record.get("method") for record in get_authentication_records(request, account)}
    return bool(methods & {"mfa", "code"}) or (settings.PROVIDER_IS_TWO_FACTORS and "socialaccount" in methods)
