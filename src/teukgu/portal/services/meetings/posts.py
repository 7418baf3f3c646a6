"""A seat is held as a post too: what a member sees of cases follows from the posts they hold."""

from datetime import date, datetime

from django.db.models import Q

from teukgu.portal.access import Viewer
from teukgu.portal.store.models import Account, Holding, Membership, Post


def hold_seat(viewer: Viewer, membership: Membership, *, now: datetime) -> None:
    """Give the member the post of the seat for as long as the membership runs, unless they hold it already."""
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
