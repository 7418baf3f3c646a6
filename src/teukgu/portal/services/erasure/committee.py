"""What members of bodies declared about themselves, and what they wrote to a meeting that they did not come to."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from teukgu.portal import clock
from teukgu.portal.keeping import Keeping, months_before
from teukgu.portal.services.erasure.shape import Due, Erasable
from teukgu.portal.store.models import ConflictFact, Membership, WrittenOpinion
from teukgu.values import Bilingual

GONE = "(보관 기간이 지나 지움 / erased when its time was over)"


def sitting_after(day: date) -> QuerySet[Membership]:
    """Memberships of the account outside that last beyond ``day``."""
    ended = Q(ended__ended_on__lte=day) | Q(term_ends__lte=day)
    return Membership.objects.filter(account=OuterRef("account")).exclude(ended)


def find_facts(keeping: Keeping, today: date) -> Iterator[Due]:
    """Yield the declarations of those who left every body, all cases of them closed, so many years ago."""
    months = 12 * keeping.conflict_years
    bound = months_before(today, months)
    rows = ConflictFact.objects.filter(~Exists(sitting_after(bound)), recorded_at__date__lte=bound)
    told = ~Q(note="") | ~Q(organisation=None) | ~Q(case=None) | ~Q(since=None) | ~Q(until=None)
    open_case = Q(exclusions__item__case__now__closed=False) | Q(case__now__closed=False)
    still_open = ConflictFact.objects.filter(open_case).values("pk")
    for row in rows.filter(told).exclude(pk__in=still_open).order_by("pk"):
        ended = months_before(clock.day_of(row.recorded_at), -months)
        yield Due("conflict_fact", "", str(row.pk), ended)


def erase_facts(due: Sequence[Due], now: datetime) -> None:
    """Leave that something was declared, and what kind of thing; with whom and when goes."""
    rows = ConflictFact.objects.filter(pk__in=[one.record for one in due])
    rows.update(note="", organisation=None, case=None, since=None, until=None)


def find_opinions(keeping: Keeping, today: date) -> Iterator[Due]:
    """Yield what was written for meetings held so many years ago, in cases that are closed."""
    months = 12 * keeping.written_opinion_years
    bound = months_before(today, months)
    rows = WrittenOpinion.objects.filter(item__meeting__starts_at__date__lte=bound).exclude(text=GONE)
    rows = rows.filter(Q(item__case=None) | Q(item__case__now__closed=True))
    for row in rows.select_related("item__meeting__body").order_by("pk"):
        ended = months_before(clock.day_of(row.item.meeting.starts_at), -months)
        yield Due("written_opinion", row.item.meeting.body.programme_id, str(row.pk), ended)


def erase_opinions(due: Sequence[Due], now: datetime) -> None:
    """Take the words away; that a member wrote stays, and the minutes stay as they were fixed."""
    WrittenOpinion.objects.filter(pk__in=[one.record for one in due]).update(text=GONE)


FACTS = Erasable(
    "conflict_fact", Bilingual("위원의 이해관계 신고", "interests declared by members"), find_facts, erase_facts
)
OPINIONS = Erasable(
    "written_opinion", Bilingual("위원의 서면의견", "written opinions of members"), find_opinions, erase_opinions
)
