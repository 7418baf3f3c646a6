"""Warns those for whom a deadline comes near, on the days that the rulebook names, each time once."""

from datetime import date, datetime, timedelta
from hashlib import sha256

from teukgu.portal.rules import programme
from teukgu.portal.services.mail import queue_mail
from teukgu.portal.store.models import CaseClock
from teukgu.values import Bilingual

DAYS = "reminder_days"


def queue_reminders(*, now: datetime, today: date) -> int:
    """Queue a mail for every clock that ends in a day's distance named by the rulebook; return how many.

    Where the worker stood still on such a day, the nearest warning that was missed goes out, not all of them.
    """
    days = sorted(int(day) for day in programme().rulebook.on(today).codes(DAYS))
    made = 0
    for clock in near_clocks(today, max(days)):
        made += _remind(clock, days, now, today)
    return made


def near_clocks(today: date, within: int) -> list[CaseClock]:
    """Return the running clocks that end from ``today`` to so many days later."""
    rows = CaseClock.objects.filter(ended_on=None, due__gte=today, due__lte=today + timedelta(days=within))
    return list(rows.select_related("case").order_by("due", "pk"))


def _remind(clock: CaseClock, days: list[int], now: datetime, today: date) -> int:
    assert clock.due is not None
    left = (clock.due - today).days
    step = next(day for day in days if day >= left)
    row = queue_mail(
        kind="case.reminder",
        case=clock.case,
        parties_or_accounts=[(clock.party, clock.key)],
        subject=Bilingual(
            f"[특구] 기한 {_left_ko(left)}: {clock.case.title}", f"[Teukgu] {_left_en(left)}: {clock.case.title}"
        ),
        body=_body(clock),
        once=sha256(f"reminder:{clock.case_id}:{clock.clock}:{clock.key}:{clock.due}:{step}".encode()).hexdigest(),
        now=now,
    )
    return int(row.queued_at == now)


def _left_ko(left: int) -> str:
    return f"{left}일 전" if left else "오늘"


def _left_en(left: int) -> str:
    return f"{left} days left" if left > 1 else ("1 day left" if left else "due today")


def _body(clock: CaseClock) -> Bilingual:
    due = clock.due
    assert due is not None
    ko_day = f"{due.year}. {due.month}. {due.day}."
    provisional = ("\n공문이 아직 시행되지 않아 잠정 기한입니다.", "\nProvisional: the document was not sent yet.")
    more = provisional if clock.provisional else ("", "")
    return Bilingual(
        f"사건 {clock.case.number}의 기한이 {ko_day}에 끝납니다.{more[0]}",
        f"A deadline of case {clock.case.number} ends on {due}.{more[1]}",
    )
