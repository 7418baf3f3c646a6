"""Opens an invitation: the person chooses a password, and the mail address counts as theirs."""

import uuid
from datetime import datetime

from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import transaction

from teukgu.portal.services.people import refusals
from teukgu.portal.services.people.invite import SALT
from teukgu.portal.store.models import Account, Invitation
from teukgu.values import Bilingual, Finding, Place, Refused


def invitation_of(token: str, *, now: datetime) -> Invitation:
    """Return the invitation that this link opens.

    Raises:
        Refused: when it opens none (any more).
    """
    try:
        key = uuid.UUID(signing.Signer(salt=SALT).unsign(token))
    except (signing.BadSignature, ValueError) as problem:
        raise Refused([refusals.link_is_over()]) from problem
    rows = Invitation.objects.select_related("account").filter(pk=key, used_at=None, closed_at=None)
    found = rows.filter(expires_at__gt=now, account__erased_at=None).first()
    if found is None:
        raise Refused([refusals.link_is_over()])
    return found


@transaction.atomic
def accept_invitation(token: str, *, password: str, again: str, now: datetime) -> Account:
    """Open the account of the invitation with a password of its owner's choice.

    Raises:
        Refused: when the link is over or the password too weak.
    """
    invitation = invitation_of(token, now=now)
    account = invitation.account
    _refuse_password(password, again, account)
    if not Invitation.objects.filter(pk=invitation.pk, used_at=None, closed_at=None).update(used_at=now):
        raise Refused([refusals.link_is_over()])
    account.set_password(password)
    account.is_active = True
    account.save(update_fields=["password", "is_active"])
    EmailAddress.objects.filter(user=account, email=account.email).update(verified=True)
    return account


def _refuse_password(password: str, again: str, account: Account) -> None:
    if password != again:
        message = Bilingual("두 번 적은 비밀번호가 서로 다릅니다.", "The two passwords differ.")
        raise Refused([_password(message)])
    try:
        validate_password(password, account)
    except ValidationError as problem:
        raise Refused([_password(Bilingual(text, text)) for text in problem.messages]) from problem


def _password(message: Bilingual) -> Finding:
    cure = Bilingual("열 자 이상, 흔한 낱말이 아닌 것으로 적어 주세요.", "Ten characters or more, no common word.")
    return Finding("people.password", message, cure, Place(key="password"))
