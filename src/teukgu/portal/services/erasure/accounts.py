"""Accounts of people who left: name, address and every way to sign in go; what they did stays, by a number."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from teukgu.portal import clock
from teukgu.portal.keeping import Keeping, months_before
from teukgu.portal.services.erasure.shape import Due, Erasable
from teukgu.portal.store.models import Account, CaseParty, Holding, Membership
from teukgu.values import Bilingual


def _open(bound: date) -> QuerySet[Account]:
    """Accounts that can be erased at all: not erased, not invented, no post, no seat, no part in an open case."""
    held = Holding.objects.filter(account=OuterRef("pk"), valid_to=None)
    part = CaseParty.objects.filter(account=OuterRef("pk")).exclude(case__now__closed=True)
    ended = Q(ended__ended_on__lte=bound) | Q(term_ends__lte=bound)
    seat = Membership.objects.filter(account=OuterRef("pk")).exclude(ended)
    rows = Account.objects.filter(erased_at=None, demonstration=False)
    return rows.filter(~Exists(held), ~Exists(part), ~Exists(seat))


def find_staff(keeping: Keeping, today: date) -> Iterator[Due]:
    """Yield accounts whose last post ended, or that were invited and never given one, so many months ago."""
    bound = months_before(today, keeping.account_months)
    rows = _open(bound).filter(is_resident=False).annotate(ended=Max("holdings__valid_to"))
    for row in rows.filter(Q(ended__lte=bound) | Q(ended=None, created_at__date__lte=bound)).order_by("pk"):
        began = row.ended or clock.day_of(row.created_at)
        yield Due("account", "", str(row.pk), months_before(began, -keeping.account_months))


def find_residents(keeping: Keeping, today: date) -> Iterator[Due]:
    """Yield residents' accounts that were not used for so many months."""
    bound = months_before(today, keeping.resident_account_months)
    rows = (
        _open(bound).filter(is_resident=True, holdings=None).annotate(used=Coalesce(F("last_login"), F("created_at")))
    )
    for row in rows.filter(used__date__lte=bound).order_by("pk"):
        ended = months_before(clock.day_of(row.used), -keeping.resident_account_months)
        yield Due("resident_account", "", str(row.pk), ended)


def erase(due: Sequence[Due], now: datetime) -> None:
    """Take name, address, password, second factors and sessions away."""
    for account in Account.objects.filter(pk__in=[one.record for one in due]):
        for model in (EmailAddress, Authenticator, SocialAccount):
            model.objects.filter(user=account).delete()
        for session in UserSession.objects.filter(user=account):
            session.end()
        account.email, account.name = f"erased-{account.pk}@invalid.invalid", ""
        account.is_active, account.erased_at = False, now
        account.set_unusable_password()
        account.save()


STAFF = Erasable("account", Bilingual("담당을 마친 사람의 계정", "accounts without a post"), find_staff, erase)
RESIDENTS = Erasable(
    "resident_account", Bilingual("쓰지 않는 주민 계정", "accounts of residents not used"), find_residents, erase
)
