"""For whom a message is: asked when it is sent, by the same predicate as the banner on the screen."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q

from teukgu.portal.access import ACTING_ROLES, CaseFacts, may_act
from teukgu.portal.access_cases import BY_KIND
from teukgu.portal.store.models import Account, OutgoingMail
from teukgu.portal.store.queries.people import viewer_of_account
from teukgu.portal.store.queries.people.territory import holds_on
from teukgu.portal.store.queries.visible_cases import case_facts

OF_THEIR_PLACE = ("municipality", "council", "province")
"""Kinds of organisations that answer for nothing but their own place."""


def recipients_of(mail: OutgoingMail, day: date) -> list[Account]:
    """Return the accounts that ``mail`` goes to on ``day``: holders of the parts (deputies too) and those named."""
    named = Account.objects.filter(pk__in=mail.accounts, is_active=True)
    found = {account.pk: account for account in named}
    found |= {account.pk: account for account in _of_parts(mail, day) if account.pk not in found}
    return [account for _, account in sorted(found.items()) if account.email and account.erased_at is None]


def _of_parts(mail: OutgoingMail, day: date) -> Iterator[Account]:
    if not mail.parties:
        return
    if mail.case is None:
        yield from _of_kinds(mail, day)
        return
    facts = case_facts(mail.case, day)
    yield from (account for account in _candidates(mail, facts, day) if _takes_part(account, mail, facts, day))


def _of_kinds(mail: OutgoingMail, day: date) -> list[Account]:
    """Return who acts today for organisations of the kinds that the message names."""
    wanted = Q(pk=None)
    for programme, kind in mail.parties:
        wanted |= Q(holdings__post__organisation__programme=programme, holdings__post__organisation__kind=kind)
    post, organisation = "holdings__post__", "holdings__post__organisation__"
    wanted &= holds_on(day, "holdings__") & holds_on(day, post) & holds_on(day, organisation)
    wanted &= Q(holdings__post__role__in=ACTING_ROLES)
    return list(Account.objects.filter(wanted, is_active=True).distinct().order_by("pk"))


def _candidates(mail: OutgoingMail, facts: CaseFacts, day: date) -> list[Account]:
    """Return who might take part: posts of organisations named in the case or of a kind that is such a party."""
    wanted = {party for party, _ in mail.parties}
    kinds = {kind for kind, (party, _, _) in BY_KIND.items() if party in wanted}
    organisation = "holdings__post__organisation__"
    near = ~Q(**{f"{organisation}kind__in": OF_THEIR_PLACE}) | Q(**{f"{organisation}region__in": facts.regions})
    by_kind = Q(**{f"{organisation}programme": facts.programme, f"{organisation}kind__in": kinds}) & near
    named = Q(**{f"{organisation}in": [one.organisation for one in facts.parties if one.organisation]})
    rows = Account.objects.filter((by_kind | named) & holds_on(day, "holdings__"), is_active=True)
    persons = Account.objects.filter(case_parts__case=mail.case, is_active=True)
    return sorted({*rows, *persons}, key=lambda account: account.pk)


def _takes_part(account: Account, mail: OutgoingMail, facts: CaseFacts, day: date) -> bool:
    viewer = viewer_of_account(account.pk, day)
    return any(may_act(viewer, facts, party, key) for party, key in mail.parties)
