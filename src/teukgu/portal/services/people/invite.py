"""Invites somebody to a post: an account that opens with a link, once, within some days."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from teukgu.portal.access import ANONYMOUS, Viewer, may_manage_organisation
from teukgu.portal.services.access_log import note_access
from teukgu.portal.services.people import refusals
from teukgu.portal.services.people.placing import Term, managed_post, place
from teukgu.portal.store.models import AccessAction, Account, Invitation, Organisation, Post
from teukgu.values import Finding, Refused, nfc, refuse_if_any

DAYS = 7
"""How long a link opens: long enough for a leave, short enough for a mailbox."""
SALT = "teukgu.invitation"
NEAR = 20


@dataclass(frozen=True, slots=True)
class Invited:
    """Who was invited; ``token`` is empty when the account can sign in already and only got the post."""

    account: Account
    token: str


@transaction.atomic
def invite(
    viewer: Viewer,
    post: int,
    *,
    email: str,
    name: str,
    term: Term,
    address: str = "",
    now: datetime,
    today: date,
) -> Invited:
    """Give ``post`` to whoever reads mail at ``email``; whoever has no account yet gets one that waits for the link.

    Raises:
        Refused: with everything that does not fit.
    """
    found = managed_post(viewer, post)
    return _invited(viewer, found, email, name, term, address=address, now=now, today=today)


@transaction.atomic
def invite_by_installation(
    programme: str, organisation: str, post: str, *, email: str, name: str, now: datetime, today: date
) -> Invited:
    """Invite from the console of the installation: the first people of an organisation, above all.

    Raises:
        Refused: when there is no such post, or something does not fit.
    """
    rows = Post.objects.select_related("organisation__programme").filter(key=post, organisation__key=organisation)
    found = rows.filter(organisation__programme=programme).first()
    if found is None:
        raise Refused([refusals.no_such_post(organisation, _near(programme, organisation))])
    return _invited(ANONYMOUS, found, email, name, Term(today), address="", now=now, today=today)


@transaction.atomic
def invite_into(viewer: Viewer, organisation: Organisation, *, email: str, name: str, now: datetime) -> Invited:
    """Make an account for somebody who takes over in ``organisation``; it waits for the link, and for a post.

    Raises:
        Refused: when the viewer does not manage the people there, or something does not fit.
    """
    if not may_manage_organisation(viewer, organisation.pk, organisation.programme_id):
        raise Refused([refusals.no_account(email)])
    email, name = nfc(email.strip().lower()), nfc(name.strip())
    refuse_if_any(_findings(email, name))
    account = _new_account(email, name, organisation.programme.demonstration, now)
    return Invited(account, new_link(account, viewer, now))


def _near(programme: str, organisation: str) -> tuple[str, ...]:
    rows = Post.objects.filter(organisation__programme=programme, organisation__key__contains=organisation)
    return tuple(f"{one} {post}" for one, post in rows.values_list("organisation__key", "key")[:NEAR])


def _invited(
    viewer: Viewer, post: Post, email: str, name: str, term: Term, *, address: str, now: datetime, today: date
) -> Invited:
    account = account_at(email, name, post.organisation.programme.demonstration, now)
    holding = place(post, account, term, by=viewer, now=now, today=today)
    subject, programme = f"holding {holding.pk}", post.organisation.programme_id
    note_access(
        viewer,
        AccessAction.CHANGE,
        what="holding",
        subject=subject,
        programme=programme,
        reason=term.reason,
        address=address,
        now=now,
    )
    return Invited(account, link_for(account, viewer, now))


def account_at(email: str, name: str, demonstration: bool, now: datetime) -> Account:
    """Return the account at a mail address: a new one waits for a link, a stranger's is taken until it is opened.

    Raises:
        Refused: when address or name is none.
    """
    email, name = nfc(email.strip().lower()), nfc(name.strip())
    refuse_if_any(_findings(email, name))
    account = Account.objects.filter(email=email).first()
    if account is not None and account.is_active and not _is_theirs(account):
        _take_from_stranger(account, name)
    return account or _new_account(email, name, demonstration, now)


def link_for(account: Account, viewer: Viewer, now: datetime) -> str:
    """Return the token of a link for an account that is not open yet, empty for one that is."""
    return "" if _is_theirs(account) else new_link(account, viewer, now)


def _is_theirs(account: Account) -> bool:
    """Whether the account is open and its owner showed that they read mail at the address.

    Anybody can register under somebody else's address; who was invited must not depend on what that stranger chose.
    """
    return account.is_active and EmailAddress.objects.filter(user=account, email=account.email, verified=True).exists()


def _findings(email: str, name: str) -> list[Finding]:
    found = []
    if not name:
        found.append(refusals.missing("name", "이름", "The name"))
    try:
        validate_email(email)
    except ValidationError:
        found.append(refusals.bad_address(email))
    return found


def _new_account(email: str, name: str, demonstration: bool, now: datetime) -> Account:
    account = Account(email=email, name=name[:60], is_active=False, demonstration=demonstration, created_at=now)
    account.set_unusable_password()
    account.save()
    EmailAddress.objects.create(user=account, email=email, verified=False, primary=True)
    return account


def _take_from_stranger(account: Account, name: str) -> None:
    """Close an account that was registered and never confirmed, until the owner of the address opens the link."""
    account.name, account.is_active = name[:60], False
    account.set_unusable_password()
    account.save(update_fields=["name", "is_active", "password"])
    Authenticator.objects.filter(user=account).delete()


def new_link(account: Account, viewer: Viewer, now: datetime) -> str:
    """Return the token of a new invitation; older ones open nothing any more."""
    Invitation.objects.filter(account=account, used_at=None, closed_at=None).update(closed_at=now)
    by = int(viewer.account) if viewer.account else None
    made = Invitation.objects.create(
        id=uuid.uuid4(), account=account, made_at=now, made_by_id=by, expires_at=now + timedelta(days=DAYS)
    )
    return signing.Signer(salt=SALT).sign(made.pk.hex)
