"""Forms of sign-in beyond django-allauth's."""

from typing import Any

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as factor_forms
from django import forms
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from teukgu.portal.services.people.demonstration_codes import USED
from teukgu.portal.store.models import Account


class ResidentForm(forms.Form):
    """What a resident tells besides address and password."""

    name = forms.CharField(label=_("이름"), max_length=60, widget=forms.TextInput(attrs={"autocomplete": "name"}))

    field_order = ["name", "email", "password1", "password2"]

    def signup(self, request: HttpRequest, user: Account) -> None:
        """Nothing more to keep: the adapter keeps the name."""


def used_key(account_id: int, code: str) -> str:
    """Return under which key a code is remembered once it was used."""
    return USED.format(account=account_id, code=normalize_user_code(code))


def seconds_valid() -> int:
    """Return how long a code of an authenticator app is taken at most, drift of clocks included."""
    return int(app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 2))


class FactorForm(factor_forms.AuthenticateForm):  # type: ignore[misc]
    """Takes a code once, as long as it could be taken at all."""

    def clean_code(self) -> Any:
        """Refuse a code that was used."""
        return _once(self, super().clean_code())


class FactorAgainForm(factor_forms.ReauthenticateForm):  # type: ignore[misc]
    """Takes a code once, when somebody shows their factor again."""

    def clean_code(self) -> Any:
        """Refuse a code that was used."""
        return _once(self, super().clean_code())


def _once(form: Any, code: Any) -> Any:
    if not cache.add(used_key(form.user.pk, str(code)), "y", timeout=seconds_valid()):
        raise get_adapter().validation_error("incorrect_code")
    return code
