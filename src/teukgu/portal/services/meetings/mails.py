"""Tells members by mail of a meeting they were called to: beside the notice itself, never in its place."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from django.utils import timezone

from teukgu.portal.services.mail import queue_mail
from teukgu.portal.store.models import Meeting, MeetingNotice
from teukgu.values import Bilingual


def tell_of_meeting(meeting: Meeting, notices: Sequence[MeetingNotice], *, now: datetime) -> None:
    """Queue a mail for each member whose notice was recorded just now and who can sign in."""
    starts = timezone.localtime(meeting.starts_at)
    body = meeting.body
    when_ko = f"{starts.year}. {starts.month}. {starts.day}. {starts:%H:%M}"
    for notice in notices:
        account = notice.membership.account
        if account is None or not account.email or not account.is_active:
            continue
        queue_mail(
            kind="meeting.notice",
            case=None,
            parties_or_accounts=[account],
            subject=Bilingual(
                f"[특구] {body.organisation.name_ko} 회의: {when_ko}",
                f"[Teukgu] {body.organisation.name_en}: meeting on {starts:%Y-%m-%d %H:%M}",
            ),
            body=Bilingual(
                f"제{meeting.number}회 회의가 {when_ko}에 있습니다. 안건과 자료는 '나의 회의'에서 볼 수 있습니다.",
                f"Meeting no. {meeting.number} is on {starts:%Y-%m-%d %H:%M}. Items and papers stand in 'My meetings'.",
            ),
            once=sha256(f"meeting:{notice.once}".encode()).hexdigest(),
            now=now,
        )
