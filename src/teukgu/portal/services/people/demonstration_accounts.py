"""Invented people of the demonstration, with a second factor like everybody's; production refuses them."""

from datetime import datetime
from pathlib import Path

from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.hashers import make_password
from django.db import transaction

from teukgu.loading.people import AccountEntry, read_accounts
from teukgu.portal.store.models import Account, Holding, Organisation, Post

DOMAIN = "demonstration.example"
PASSWORD = "teukgu-demonstration"  # noqa: S105 - shown on the sign-in page of a demonstration, worth nothing elsewhere


def address_of(key: str) -> str:
    """Return the address with which an invented person signs in."""
    return f"{key}@{DOMAIN}"


def any_demonstration_account() -> bool:
    """Whether an invented person is in the database."""
    return Account.objects.filter(demonstration=True).exists()


def keep_demonstration_accounts(programme: str, folder: Path, *, now: datetime) -> int:
    """Add the invented people that are not there, in their posts; return how many.

    Raises:
        Refused: with everything wrong in the file.
    """
    people = read_accounts(folder)
    there = set(Account.objects.filter(demonstration=True).values_list("email", flat=True))
    new = [entry for entry in people.accounts if address_of(entry.key) not in there]
    posts = {f"{post.organisation.key}.{post.key}": post for post in _posts(programme)} if new else {}
    password = make_password(PASSWORD) if new else ""
    with transaction.atomic():
        for entry in new:
            account = _keep_account(entry, password, now)
            for key in entry.posts:
                Holding.objects.create(
                    post=posts[key], account=account, valid_from=people.since, recorded_at=now, reason="example"
                )
    return len(new)


def _posts(programme: str) -> list[Post]:
    organisations = Organisation.objects.filter(programme=programme)
    return list(Post.objects.filter(organisation__in=organisations).select_related("organisation"))


def _keep_account(entry: AccountEntry, password: str, now: datetime) -> Account:
    account = Account.objects.create(
        email=address_of(entry.key),
        name=entry.name,
        password=password,
        is_resident=entry.resident,
        demonstration=True,
        created_at=now,
    )
    EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)
    TOTP.activate(account, generate_totp_secret())
    return account
