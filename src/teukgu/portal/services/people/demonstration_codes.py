"""The one-time code of an invented person at this moment, for the sign-in page of a demonstration."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.core.cache import cache

from teukgu.loading.people import read_accounts
from teukgu.portal.services.people.demonstration_accounts import address_of
from teukgu.portal.store.models import Account, Holding

USED = "teukgu.factor.used:{account}:{code}"
"""Under which name a code is remembered once it was used."""


@dataclass(frozen=True, slots=True)
class ShownAccount:
    """An invented person as the sign-in page shows them."""

    account: Account
    holdings: tuple[Holding, ...]
    code: str


def shown_accounts(folder: Path, *, now: datetime) -> list[ShownAccount]:
    """Return the invented people that the sign-in page lists, each with a code that works now."""
    order = [address_of(entry.key) for entry in read_accounts(folder).accounts if entry.listed]
    found = {one.email: one for one in Account.objects.filter(email__in=order, demonstration=True, is_active=True)}
    held: dict[int, list[Holding]] = {}
    for holding in Holding.objects.filter(account__in=found.values(), valid_to=None).select_related(
        "post__organisation"
    ):
        held.setdefault(holding.account_id, []).append(holding)
    secrets = _secrets(found)
    return [
        ShownAccount(one, tuple(held.get(one.pk, ())), code_now(one.pk, secrets[one.pk], now))
        for one in (found[address] for address in order if address in found)
        if one.pk in secrets
    ]


def _secrets(accounts: dict[str, Account]) -> dict[int, str]:
    rows = Authenticator.objects.filter(user__in=accounts.values(), type=Authenticator.Type.TOTP)
    return {row.user_id: decrypt(row.data["secret"]) for row in rows}


def code_now(account: int, secret: str, now: datetime) -> str:
    """Return a code of this moment that nobody used yet."""
    period, drift = app_settings.TOTP_PERIOD, app_settings.TOTP_TOLERANCE
    counter = int(now.timestamp()) // period
    codes = [format_hotp_value(hotp_value(secret, counter + step)) for step in (0, *range(drift, 0, -1), -drift)]
    return str(next((code for code in codes if not _is_used(account, code)), codes[0]))


def _is_used(account: int, code: str) -> bool:
    return cache.get(USED.format(account=account, code=code)) is not None
