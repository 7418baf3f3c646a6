"""The access log itself: rows older than its time go as a whole beginning; a checkpoint keeps the chain checkable."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time

from django.utils import timezone

from teukgu.portal import clock
from teukgu.portal.keeping import Keeping, months_before
from teukgu.portal.services.erasure.shape import Due, Erasable
from teukgu.portal.store.models import AccessLogCheckpoint, AccessLogEntry
from teukgu.values import Bilingual


def find(keeping: Keeping, today: date) -> Iterator[Due]:
    """Yield the last row before which every row is older than the time of keeping."""
    months = 12 * keeping.log_years
    bound = datetime.combine(months_before(today, months), time.min, timezone.get_default_timezone())
    young = AccessLogEntry.objects.filter(at__gte=bound).order_by("seq").values_list("seq", flat=True).first()
    rows = AccessLogEntry.objects.filter(at__lt=bound)
    old = (rows if young is None else rows.filter(seq__lt=young)).order_by("seq")
    first, last = old.first(), old.last()
    if first and last:
        ended = months_before(clock.day_of(first.at), -months)
        yield Due("access_log", "", str(last.seq), ended, old.count())


def erase(due: Sequence[Due], now: datetime) -> None:
    """Write the checkpoint, which alone lets the database delete what comes before it."""
    for one in due:
        last = AccessLogEntry.objects.get(seq=int(one.record))
        reason = "보관 기간 경과"
        AccessLogCheckpoint.objects.create(seq=last.seq, hash=last.hash, rows=one.count, made_at=now, reason=reason)
        AccessLogEntry.objects.filter(seq__lte=last.seq).delete()


LOG = Erasable("access_log", Bilingual("접속기록", "access log"), find, erase)
