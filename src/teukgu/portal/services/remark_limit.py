"""Keeps floods of remarks out without keeping who wrote them: counts by zone and in all, in the database."""

from datetime import datetime, timedelta

from teukgu.portal.store.models import Remark
from teukgu.values import Bilingual, Finding, Refused

WINDOW = timedelta(minutes=10)
PER_ZONE = 5
IN_ALL = 60


def refuse_flood(programme: str, zone: str, *, now: datetime) -> None:
    """Refuse when too much was written lately about this zone, or about all of them.

    Raises:
        Refused: saying when to come back.
    """
    lately = Remark.objects.filter(programme=programme, created_at__gt=now - WINDOW)
    if lately.filter(zone=zone).count() >= PER_ZONE or lately.count() >= IN_ALL:
        message = Bilingual(
            "짧은 시간에 너무 많은 글이 들어왔습니다.", "Too many messages came in within a short time."
        )
        cure = Bilingual("10분 뒤에 다시 보내 주세요.", "Send it again in ten minutes.")
        raise Refused([Finding("remark.too_many", message, cure)])
