"""A seat is held as a post too: what a member sees of cases follows from the posts they hold."""

from datetime import date, datetime
from uuid import uuid4

from django.db.models import Q

from teukgu.portal.access import Viewer
from teukgu.portal.services.meetings.known import Hidden
from teukgu.portal.store.models import Account, Holding, Membership, Post
from teukgu.procedures.meetings import refusals
from teukgu.values import Refused, nfc

NO_SIGN_IN = "no-sign-in.invalid"
"""Domain of the addresses of people who sit on a body and never sign in."""


def member_person(account: int | None, name: str, *, now: datetime) -> Account:
    """Return the account of a member; one that cannot sign in is made for a name alone.

    Raises:
        Hidden: when there is no such account.
        Refused: with neither account nor name.
    """
    if account is not None:
        found = Account.objects.filter(pk=account).first()
        if found is None:
            raise Hidden
        return found
    if not name.strip():
        raise Refused([refusals.nobody_named()])
    address = f"{uuid4().hex}@{NO_SIGN_IN}"
    person = Account(email=address, name=nfc(name.strip()), is_active=False, created_at=now)
    person.set_unusable_password()
    person.save()
    return person


def hold_seat(viewer: Viewer, membership: Membership, *, now: datetime) -> None:
    """Give the member the post of the seat for as long as the membership runs, unless they hold it already."""
    if not membership.account.is_active:
        return
    post = _post(membership)
    open_ended = Q(valid_to=None) | Q(valid_to__gt=membership.valid_from)
    held = Holding.objects.filter(open_ended, account=membership.account, post__organisation=post.organisation)
    if held.filter(post__role="member").exists():
        return
    Holding.objects.create(
        post=post,
        account=membership.account,
        valid_from=membership.valid_from,
        valid_to=membership.term_ends,
        reason="위원 위촉",
        recorded_at=now,
        recorded_by=Account.objects.filter(pk=int(viewer.account)).first(),
    )


def leave_seat(membership: Membership, *, on: date) -> None:
    """End the post with the membership."""
    held = Holding.objects.filter(account=membership.account, post__organisation=membership.body.organisation)
    held.filter(Q(valid_to=None) | Q(valid_to__gt=on), post__role="member").update(valid_to=on)


def _post(membership: Membership) -> Post:
    """Return the post of members in the body's organisation."""
    defaults = {"role": "member", "name_ko": "위원", "name_en": "Member"}
    return Post.objects.get_or_create(organisation=membership.body.organisation, key="member", defaults=defaults)[0]
