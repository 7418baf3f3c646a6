"""Mail that left long ago: its words go, the row stays, so that the same cause never sends it again."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.db.models import Q, QuerySet

from teukgu.portal import clock
from teukgu.portal.keeping import Keeping, months_before
from teukgu.portal.services.erasure.shape import Due, Erasable
from teukgu.portal.store.models import DigestItem, OutgoingMail
from teukgu.values import Bilingual

GONE = ("(보관 기간이 지나 지움)", "(erased when its time was over)")


def _over() -> QuerySet[OutgoingMail]:
    """Mail of which nothing waits any more: no delivery, no digest."""
    waits = Q(deliveries__sent_at=None, deliveries__given_up_at=None, deliveries__isnull=False)
    rows = OutgoingMail.objects.exclude(done_at=None).exclude(subject_ko=GONE[0])
    undigested = DigestItem.objects.filter(put_in=None).values("mail")
    return rows.exclude(pk__in=OutgoingMail.objects.filter(waits).values("pk")).exclude(pk__in=undigested)


def find(keeping: Keeping, today: date) -> Iterator[Due]:
    """Yield the mail that was done with so many months ago."""
    bound = months_before(today, keeping.mail_months)
    for row in _over().filter(done_at__date__lte=bound).select_related("case").order_by("pk"):
        ended = months_before(clock.day_of(row.done_at or row.queued_at), -keeping.mail_months)
        yield Due("mail", row.case.programme_id if row.case else "", str(row.pk), ended)


def erase(due: Sequence[Due], now: datetime) -> None:
    """Empty what was written."""
    rows = OutgoingMail.objects.filter(pk__in=[one.record for one in due])
    rows.update(subject_ko=GONE[0], subject_en=GONE[1], body_ko="", body_en="")


MAILS = Erasable("mail", Bilingual("보낸 메일의 글", "words of mail that was sent"), find, erase)
