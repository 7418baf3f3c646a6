"""Files with personal data: bytes and name go, the row stays with a note in their place, so that acts stay readable."""

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from teukgu.portal import clock
from teukgu.portal.keeping import Keeping, months_before
from teukgu.portal.services.erasure.shape import Due, Erasable
from teukgu.portal.services.files.shelf import path_of, put
from teukgu.portal.store.models import FileUse, StoredFile
from teukgu.values import Bilingual

NOTE = "보관 기간이 지나 지운 파일입니다. / This file was erased when its time of keeping was over.\n"
NAME = "지운 파일.txt"


def find(keeping: Keeping, today: date) -> Iterator[Due]:
    """Yield personal files of cases closed long ago, and those that were handed in and never used in an act."""
    months = 12 * keeping.years_by_kind["case_person"]
    closed = Q(case__now__closed=True, case__now__changed_at__date__lte=months_before(today, months))
    unused_bound = months_before(today, keeping.unused_file_months)
    unused = Q(case=None, event=None, meeting_papers=None, added_at__date__lte=unused_bound)
    # an old report is in use for as long as nobody withdrew it
    unused &= Q(past_file=None) | Q(past_file__withdrawn_at__date__lte=unused_bound)
    rows = FileUse.objects.filter(closed | unused, personal=True).exclude(name=NAME)
    for row in rows.select_related("case__now").order_by("pk"):
        began, kept = (row.case.now.changed_at, months) if row.case else (row.added_at, keeping.unused_file_months)
        ended = months_before(clock.day_of(began), -kept)
        yield Due("case_file", row.case.programme_id if row.case else "", str(row.pk), ended)


def erase(due: Sequence[Due], now: datetime) -> None:
    """Put the note in the place of each file; bytes that nothing else uses leave the shelf once this is kept."""
    uses = FileUse.objects.filter(pk__in=[one.record for one in due])
    gone = set(uses.values_list("file", flat=True))
    if not gone:
        return
    uses.update(file=_note(now), name=NAME)
    unused = StoredFile.objects.filter(pk__in=gone, uses=None)
    lost = list(unused.values_list("pk", flat=True))
    StoredFile.objects.filter(pk__in=lost).delete()
    transaction.on_commit(lambda: _clear(lost))


def _note(now: datetime) -> StoredFile:
    sha256, size = put(io.BytesIO(NOTE.encode()))
    kind = "text/plain; charset=utf-8"
    kept = {"size": size, "content_type": kind, "scanned": "not_scanned", "stored_at": now}
    return StoredFile.objects.get_or_create(sha256=sha256, defaults=kept)[0]


def _clear(lost: Sequence[str]) -> None:
    """Remove the bytes, unless the same file was handed in again meanwhile."""
    for sha256 in lost:
        if not StoredFile.objects.filter(pk=sha256).exists():
            path_of(sha256).unlink(missing_ok=True)


FILES = Erasable("case_file", Bilingual("개인정보가 든 파일", "files with personal data"), find, erase)
