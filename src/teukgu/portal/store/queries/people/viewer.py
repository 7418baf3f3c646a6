"""Turns an account into a viewer: the posts it holds on a day, with their territory."""

from datetime import date

from teukgu.portal.store.models import Account, Holding, HoldingKind, Organisation
from teukgu.portal.store.queries.people.territory import EVERYWHERE, holds_on, territory_of
from teukgu.portal.viewer import ANONYMOUS, PostHeld, Viewer


def viewer_of_account(account_id: int | str, day: date) -> Viewer:
    """Return what the account is on ``day``; an account that is unknown or switched off is nobody."""
    if not Account.objects.filter(pk=account_id, is_active=True).exists():
        return ANONYMOUS
    territories: dict[int, frozenset[str]] = {}
    return Viewer(str(account_id), tuple(_held(one, day, territories) for one in holdings_of(account_id, day)))


def holdings_of(account_id: int | str, day: date) -> list[Holding]:
    """Return what the account holds on ``day``, own posts before those it stands in for."""
    rows = Holding.objects.filter(
        holds_on(day), holds_on(day, "post__"), holds_on(day, "post__organisation__"), account=int(account_id)
    )
    found = rows.select_related("post__organisation").order_by("valid_from", "pk")
    return sorted(found, key=lambda one: one.kind != HoldingKind.REGULAR)


def _held(holding: Holding, day: date, territories: dict[int, frozenset[str]]) -> PostHeld:
    post, organisation = holding.post, holding.post.organisation
    return PostHeld(
        post=post.pk,
        organisation=organisation.pk,
        kind=organisation.kind,
        role=post.role,
        programme=organisation.programme_id,
        regions=_territory(organisation, day, territories),
        everywhere=organisation.kind in EVERYWHERE,
        deputy=holding.kind == HoldingKind.DEPUTY,
        manages_people=post.manages_people,
    )


def _territory(organisation: Organisation, day: date, known: dict[int, frozenset[str]]) -> frozenset[str]:
    if organisation.pk not in known:
        known[organisation.pk] = territory_of(organisation, day)
    return known[organisation.pk]
