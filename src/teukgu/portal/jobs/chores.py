"""What the worker does again and again. A chore may be cut off anywhere: the next round does what was left."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.sessions.models import Session

from teukgu.portal import clock
from teukgu.portal.services.cases.rebuild import rebuild_cases
from teukgu.portal.services.demo_round.play import play_on as play_round_on
from teukgu.portal.services.demo_year.background import play_on
from teukgu.portal.services.erasure import run as erasure
from teukgu.portal.services.files.sweep import sweep_files
from teukgu.portal.services.mail.digest import queue_digests
from teukgu.portal.services.mail.sending import send_due_mail
from teukgu.portal.services.people.sessions import end_sessions_of_leavers
from teukgu.portal.services.public_stage.mixing import mix_ballots
from teukgu.portal.services.remarks import erase_old_remarks
from teukgu.portal.services.reminders import queue_reminders
from teukgu.portal.services.round_case.card_pack import sweep_packs
from teukgu.portal.services.round_case.chores import do_round_chores

Act = Callable[[datetime], object]


@dataclass(frozen=True, slots=True)
class Recurring:
    """A chore and the time between two rounds of it."""

    act: Act
    every: timedelta


def _reminders(now: datetime) -> int:
    return queue_reminders(now=now, today=clock.day_of(now))


def _erasure(now: datetime) -> int:
    return len(erasure.erase_due(now=now, today=clock.day_of(now)))


def _leavers(now: datetime) -> int:
    return end_sessions_of_leavers(clock.day_of(now))


def _remarks(now: datetime) -> int:
    return erase_old_remarks(now=now, days=settings.REMARK_DAYS)


def _sessions(now: datetime) -> int:
    return Session.objects.filter(expire_date__lt=now).delete()[0]


def _cases(now: datetime) -> int:
    return rebuild_cases(today=clock.day_of(now), now=now, open_only=True)


CHORES: Mapping[str, Recurring] = {
    "mail": Recurring(send_due_mail, timedelta(seconds=5)),
    "reminders": Recurring(_reminders, timedelta(hours=1)),
    "digests": Recurring(queue_digests, timedelta(minutes=15)),
    "sessions": Recurring(_sessions, timedelta(hours=6)),
    "leavers": Recurring(_leavers, timedelta(minutes=10)),
    "remarks": Recurring(_remarks, timedelta(days=1)),
    "erasure": Recurring(_erasure, timedelta(days=1)),
    "files": Recurring(sweep_files, timedelta(days=1)),
    "card_packs": Recurring(sweep_packs, timedelta(days=1)),
    "ballots": Recurring(mix_ballots, timedelta(minutes=1)),
    "rounds": Recurring(do_round_chores, timedelta(seconds=3)),
    "demonstration": Recurring(play_on, timedelta(seconds=3)),
    "demonstration_round": Recurring(play_round_on, timedelta(seconds=5)),
    "cases": Recurring(_cases, timedelta(days=1)),
}
