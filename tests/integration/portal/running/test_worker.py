"""The worker: each chore when due, by one worker only, whatever fails or is killed."""

from datetime import datetime, timedelta

import pytest
from tests.people_tools import NOW, TODAY, make_world

from teukgu.portal.jobs.chores import CHORES, Recurring
from teukgu.portal.jobs.worker import CLAIM, WAIT_AFTER_FAILURE, run_due_chores
from teukgu.portal.services.reminders import queue_reminders
from teukgu.portal.store.models import Case, CaseClock, Chore, OutgoingMail

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def test_runs_when_due_and_not_before() -> None:
    ran: list[datetime] = []
    chores = {"count": Recurring(ran.append, HOUR)}
    for minutes in (0, 1, 59, 60, 61):
        run_due_chores(NOW + timedelta(minutes=minutes), chores)
    assert ran == [NOW, NOW + HOUR]


def test_a_claim_keeps_others_off_and_runs_out() -> None:
    ran: list[datetime] = []
    chores = {"count": Recurring(ran.append, HOUR)}
    Chore.objects.create(name="count", due_at=NOW, claimed_until=NOW + CLAIM)
    assert run_due_chores(NOW, chores) == ()
    after = NOW + CLAIM + timedelta(seconds=1)
    assert run_due_chores(after, chores) == ("count",)


def test_one_that_fails_does_not_keep_others() -> None:
    def fails(now: datetime) -> None:
        raise ValueError

    ran: list[datetime] = []
    chores = {"bad": Recurring(fails, timedelta(seconds=5)), "good": Recurring(ran.append, HOUR)}
    run_due_chores(NOW, chores)
    bad = Chore.objects.get(name="bad")
    assert (bad.failures, bad.problem, bad.due_at) == (1, "ValueError", NOW + WAIT_AFTER_FAILURE)
    assert ran == [NOW]


def test_every_real_chore_runs() -> None:
    make_world()
    assert set(run_due_chores(NOW)) == set(CHORES)
    assert not Chore.objects.exclude(problem="").exists()


def a_clock(days: int) -> CaseClock:
    case = Case.objects.create(
        programme_id="demonstration", number=f"R-{days}", procedure="designation", title="바람", once=f"r{days}",
        opened_at=NOW, opened_on=TODAY, rules_on=TODAY,
    )  # fmt: skip
    due = TODAY + timedelta(days=days)
    return CaseClock.objects.create(case=case, clock="decision", party="minister", started_on=TODAY, due=due)


def test_reminders_come_on_their_days_once() -> None:
    make_world()
    a_clock(16)
    sent = {day: queue_reminders(now=NOW + timedelta(days=day), today=TODAY + timedelta(days=day)) for day in range(18)}
    again = queue_reminders(now=NOW + timedelta(days=9, hours=1), today=TODAY + timedelta(days=9))
    assert [day for day, count in sent.items() if count] == [2, 9, 13, 15, 16]
    assert again == 0


def test_a_missed_day_is_made_up_for_by_one_mail() -> None:
    make_world()
    a_clock(5)
    assert queue_reminders(now=NOW, today=TODAY) == 1
    mail = OutgoingMail.objects.get()
    assert mail.parties == [["minister", ""]]
    assert "5일 전" in mail.subject_ko


def test_an_ended_clock_is_silent() -> None:
    make_world()
    clock = a_clock(3)
    clock.ended_on = TODAY
    clock.save()
    assert queue_reminders(now=NOW, today=TODAY) == 0
