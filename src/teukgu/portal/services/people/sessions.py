"""Ends the sessions of somebody who no longer holds what they signed in for."""

from datetime import date

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from teukgu.portal import clock
from teukgu.portal.store.models import Account, ApiToken, Holding
from teukgu.portal.store.queries.people.factors import holds_post


def end_sessions(account: Account) -> int:
    """End every session of the account and the keys of its programs; return how many sessions there were."""
    ApiToken.objects.filter(account=account, revoked_at=None).update(revoked_at=clock.now())
    keys = list(UserSession.objects.filter(user=account).values_list("session_key", flat=True))
    keys += [row.session_key for row in _live() if row.get_decoded().get("_auth_user_id") == str(account.pk)]
    UserSession.objects.filter(user=account).delete()
    return Session.objects.filter(session_key__in=set(keys)).delete()[0]


def _live() -> list[Session]:
    return list(Session.objects.filter(expire_date__gt=clock.now()))


def end_sessions_without_post(account: Account, day: date, today: date) -> None:
    """End the sessions when the change counts already today, so that the next page asks who they are."""
    if day <= today or not holds_post(account.pk, today):
        end_sessions(account)


def end_sessions_of_leavers(today: date) -> int:
    """End the sessions of whoever held a post until yesterday and holds none any more; return how many.

    For the daily run: a handover of a later day ends them when that day has come.
    """
    left = Holding.objects.filter(valid_to=today).select_related("account")
    accounts = {one.account_id: one.account for one in left if not holds_post(one.account_id, today)}
    return sum(end_sessions(account) for account in accounts.values())
