"""For whom a message is: asked when it is sent, by the same predicate as the banner on the screen."""

from datetime import date

from django.db.models import Q

from teukgu.portal.access import CaseFacts, may_act
from teukgu.portal.store.models import Account, OutgoingMail
from teukgu.portal.store.queries.people import viewer_of_account
from teukgu.portal.store.queries.people.territory import holds_on
from teukgu.portal.store.queries.visible_cases import case_facts


def recipients_of(mail: OutgoingMail, day: date) -> list[Account]:
    """Return the accounts that ``mail`` goes to on ``day``: holders of the parts (deputies too) and those named."""
    named = Account.objects.filter(pk__in=mail.accounts, is_active=True)
    found = {account.pk: account for account in named}
    if mail.case is not None and mail.parties:
        facts = case_facts(mail.case, day)
        for account in _candidates(mail, day):
            if account.pk not in found and _takes_part(account, mail, facts, day):
                found[account.pk] = account
    return [account for _, account in sorted(found.items()) if account.email and account.erased_at is None]


def _candidates(mail: OutgoingMail, day: date) -> list[Account]:
    """Return who might take part: whoever holds a post in the programme, and persons named in the case."""
    assert mail.case is not None
    of_programme = Q(holdings__post__organisation__programme=mail.case.programme_id) & holds_on(day, "holdings__")
    rows = Account.objects.filter(of_programme | Q(case_parts__case=mail.case), is_active=True)
    return list(rows.distinct().order_by("pk"))


def _takes_part(account: Account, mail: OutgoingMail, facts: CaseFacts, day: date) -> bool:
    viewer = viewer_of_account(account.pk, day)
    return any(may_act(viewer, facts, party, key) for party, key in mail.parties)
