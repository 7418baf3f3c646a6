"""Records of sign-ins: addresses, programs used, names typed; counted, erased as whole days."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.sessions.models import Session
from django.db.models import Min

from teukgu.portal.keeping import Keeping, months_before
from teukgu.portal.services.erasure.shape import Due, Erasable
from teukgu.values import Bilingual

RECORDS: tuple[tuple[Any, str], ...] = (
    (AccessAttempt, "attempt_time"),
    (AccessFailureLog, "attempt_time"),
    (AccessLog, "attempt_time"),
    (UserSession, "last_seen_at"),
    (Session, "expire_date"),
)


def find(keeping: Keeping, today: date) -> Iterator[Due]:
    """Yield each table that holds records older than the time of keeping, with how many."""
    bound = months_before(today, keeping.sign_in_months)
    for model, moment in RECORDS:
        rows = model.objects.filter(**{f"{moment}__date__lte": bound})
        count = rows.count()
        if count:
            first = rows.aggregate(first=Min(moment))["first"].date()
            ended = months_before(first, -keeping.sign_in_months)
            yield Due("sign_in", "", f"{model._meta.label} <= {bound.isoformat()}", ended, count)


def erase(due: Sequence[Due], now: datetime) -> None:
    """Delete them."""
    tables = {model._meta.label: (model, moment) for model, moment in RECORDS}
    for one in due:
        label, _, bound = one.record.partition(" <= ")
        model, moment = tables[label]
        model.objects.filter(**{f"{moment}__date__lte": bound}).delete()


SIGN_INS = Erasable("sign_in", Bilingual("로그인 기록", "records of sign-ins"), find, erase)
