"""Personal details kept beside cases: the values go, the row stays, so that events that name it stay readable."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import partial

from django.db.models import Q

from teukgu.portal import clock
from teukgu.portal.keeping import KINDS, Keeping, months_before
from teukgu.portal.services.erasure.shape import Due, Erasable
from teukgu.portal.store.models import PersonalDetail, PersonalKind
from teukgu.values import Bilingual

ENGLISH = {
    PersonalKind.CASE_PERSON: "persons named in cases",
    PersonalKind.OPINION: "residents who gave an opinion",
    PersonalKind.OPERATOR: "representatives and contacts of operators",
    PersonalKind.PROPOSER: "private proposers",
    PersonalKind.COMMITTEE_MEMBER: "committee members",
}


def find(kind: str, keeping: Keeping, today: date) -> Iterator[Due]:
    """Yield what is over: on the promised day, else so many years after the case closed (without a case: was kept)."""
    months = 12 * keeping.years_by_kind[kind]
    bound = months_before(today, months)
    rows = PersonalDetail.objects.filter(kind=kind, erased_at=None).select_related("case__now")
    closed = Q(case__now__closed=True, case__now__changed_at__date__lte=bound)
    loose = Q(case=None, collected_at__date__lte=bound)
    for row in rows.filter(Q(erase_after__lte=today) | Q(erase_after=None) & (closed | loose)).order_by("pk"):
        began = row.case.now.changed_at if row.case else row.collected_at
        ended = row.erase_after or months_before(clock.day_of(began), -months)
        yield Due(kind, row.programme_id, str(row.pk), ended)


def erase(due: Sequence[Due], now: datetime) -> None:
    """Empty the values."""
    PersonalDetail.objects.filter(pk__in=[one.record for one in due]).update(values={}, erased_at=now)


def kinds() -> Iterator[Erasable]:
    """Yield each kind of personal detail."""
    for kind in KINDS:
        known = PersonalKind(kind)
        yield Erasable(kind, Bilingual(str(known.label), ENGLISH[known]), partial(find, kind), erase)
