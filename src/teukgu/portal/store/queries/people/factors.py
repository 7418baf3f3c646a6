"""What sign-in asks about an account."""

from datetime import date

from allauth.mfa.models import Authenticator

from teukgu.portal.store.models import Holding
from teukgu.portal.store.queries.people.territory import holds_on


def holds_post(account_id: int, day: date) -> bool:
    """Whether the account holds a post on ``day``."""
    return Holding.objects.filter(
        holds_on(day), holds_on(day, "post__"), holds_on(day, "post__organisation__"), account=account_id
    ).exists()


def has_device(account_id: int) -> bool:
    """Whether the account has an authenticator app or a passkey."""
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return bool(Authenticator.objects.filter(user_id=account_id, type__in=kinds).exists())
