"""The access log: chained, only added to, safe when several write at once; its review and its end."""

import os
import subprocess
import sys
import threading
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from tests import access_tools as tools

from teukgu.portal.access import ANONYMOUS, PostHeld, Viewer
from teukgu.portal.services.access_log import note_access, note_read
from teukgu.portal.services.access_log_verify import verify_access_log
from teukgu.portal.services.access_review import sign_off
from teukgu.portal.store.append_only import install_all, remove_all
from teukgu.portal.store.models import AccessAction, AccessLogEntry, AccessLogHead, AccessLogReview, Post
from teukgu.portal.store.queries.access_review import HintLimits, entries_of_month, hints
from teukgu.values import Refused

LIMITS = HintLimits(night_from=22, night_until=6, rows_a_day=5, subjects_at_once=10)


@pytest.fixture
def people(programme: Any) -> dict[str, Viewer]:
    organisation = tools.make_organisation("ministry-x", "ministry")
    found = {}
    for role in ("officer", "data_officer", "auditor"):
        account = tools.make_account(role)
        post = Post.objects.create(
            organisation=organisation, key=role.replace("_", "-"), role=role, name_ko=role, name_en=role
        )
        found[role] = Viewer(str(account.pk), (PostHeld(post.pk, organisation.pk, "ministry", role, tools.PROGRAMME),))
    return found


def write(viewer: Viewer, times: int = 1, now: datetime = tools.NOW, **more: Any) -> None:
    for number in range(times):
        note_read(viewer, what="opinion", subject=f"의견 {number}", reason="검토", address="192.0.2.7", now=now, **more)


def test_rows_are_bound_to_each_other(people: dict[str, Viewer]) -> None:
    write(people["officer"], 3)
    rows = list(AccessLogEntry.objects.order_by("seq"))
    assert [row.seq for row in rows] == [1, 2, 3]
    assert [row.previous for row in rows] == ["", rows[0].hash, rows[1].hash]
    assert rows[0].post_id == people["officer"].posts[0].post
    assert rows[0].programme_id == tools.PROGRAMME
    verdict = verify_access_log()
    assert (verdict.whole, verdict.rows) == (True, 3)


def test_an_empty_log_is_whole(programme: Any) -> None:
    assert verify_access_log().whole


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE store_accesslogentry SET reason = 'x' WHERE seq = 2",
        "DELETE FROM store_accesslogentry WHERE seq = 3",
        "DELETE FROM store_accesslogentry",
    ],
)
def test_the_database_refuses_to_change_it(people: dict[str, Viewer], statement: str) -> None:
    write(people["officer"], 3)
    with pytest.raises(DatabaseError, match="only added"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert AccessLogEntry.objects.count() == 3


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE store_accesslogentry SET reason = 'x' WHERE seq = 2", 2),
        ("UPDATE store_accesslogentry SET subjects = 1, address = '198.51.100.1' WHERE seq = 1", 1),
        ("UPDATE store_accesslogentry SET account_id = NULL WHERE seq = 3", 3),
        ("DELETE FROM store_accesslogentry WHERE seq = 2", 2),
        ("DELETE FROM store_accesslogentry WHERE seq = 4", 4),
        ("DELETE FROM store_accesslogentry", 1),
    ],
)
def test_the_first_broken_row_is_named(people: dict[str, Viewer], statement: str, broken: int) -> None:
    write(people["officer"], 4)
    remove_all(connection)
    with connection.cursor() as cursor:
        cursor.execute(statement)
    install_all(connection)
    verdict = verify_access_log()
    assert verdict.seq == broken
    assert verdict.problem


def test_a_log_written_anew_does_not_meet_what_was_signed(people: dict[str, Viewer]) -> None:
    write(people["officer"], 2)
    sign_off(people["data_officer"], tools.PROGRAMME, date(2026, 3, 1), remark="", now=tools.NOW + timedelta(days=40))
    remove_all(connection)
    AccessLogEntry.objects.all().delete()
    AccessLogHead.objects.all().delete()
    install_all(connection)
    write(people["auditor"], 2)
    assert verify_access_log().seq == 2


def test_sign_off_is_for_the_data_officer_once_after_the_month(people: dict[str, Viewer]) -> None:
    write(people["officer"], 2)
    month, after = date(2026, 3, 1), tools.NOW + timedelta(days=40)
    for viewer, moment, code in (
        (people["auditor"], after, "access_review.not_officer"),
        (people["data_officer"], tools.NOW, "access_review.month_not_over"),
    ):
        with pytest.raises(Refused) as refused:
            sign_off(viewer, tools.PROGRAMME, month, remark="", now=moment)
        assert [finding.code for finding in refused.value.findings] == [code]
    review = sign_off(people["data_officer"], tools.PROGRAMME, month, remark="이상 없음", now=after)
    assert (review.rows, review.last_seq) == (2, 2)
    with pytest.raises(Refused, match="already"):
        sign_off(people["data_officer"], tools.PROGRAMME, month, remark="", now=after)
    assert AccessLogReview.objects.count() == 1


def test_only_reviewers_of_the_programme_read_it(people: dict[str, Viewer]) -> None:
    write(people["officer"], 2)
    month = date(2026, 3, 1)
    assert entries_of_month(people["data_officer"], tools.PROGRAMME, month).count() == 2
    assert entries_of_month(people["auditor"], tools.PROGRAMME, month).count() == 2
    assert entries_of_month(people["officer"], tools.PROGRAMME, month).count() == 0
    assert entries_of_month(people["auditor"], "elsewhere", month).count() == 0
    assert entries_of_month(people["auditor"], tools.PROGRAMME, date(2026, 4, 1)).count() == 0


def test_hints_ask_they_do_not_accuse(people: dict[str, Viewer]) -> None:
    day = datetime.fromisoformat("2026-03-03T10:00:00+09:00")
    write(people["officer"], 5, day)
    write(people["auditor"], 1, day.replace(hour=23))
    write(people["data_officer"], 1, day, subjects=10)
    found = hints(AccessLogEntry.objects.all(), LIMITS)
    accounts = {role: int(viewer.account) for role, viewer in people.items()}
    assert {(hint.kind, hint.account, hint.count) for hint in found} == {
        ("volume", accounts["officer"], 5),
        ("night", accounts["auditor"], 1),
        ("subjects", accounts["data_officer"], 10),
    }
    assert not any(word in hint.text.ko for hint in found for word in ("위반", "부정", "의심"))


def test_the_installation_itself_may_be_noted(programme: Any) -> None:
    entry = note_access(ANONYMOUS, AccessAction.ERASE, what="opinion", subject="3", now=tools.NOW)
    assert (entry.account_id, entry.post_id, entry.programme_id) == (None, None, None)


WRITER = """
import django
django.setup()
from teukgu.portal import clock
from teukgu.portal.access import Viewer
from teukgu.portal.services.access_log import note_read
for number in range(15):
    note_read(Viewer(), what="opinion", subject=str(number), now=clock.now())
"""


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite in memory is not what an installation has: see below")
def test_many_at_once_make_one_chain() -> None:
    def work() -> None:
        try:
            write(ANONYMOUS, 5)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    verdict = verify_access_log()
    assert (verdict.whole, verdict.rows) == (True, 20)


def test_many_processes_make_one_chain(tmp_path: Path) -> None:
    settings = {"DJANGO_SETTINGS_MODULE": "teukgu.portal.settings", "TEUKGU_VAR": str(tmp_path)}
    environment = os.environ | settings | {"TEUKGU_DATABASE_URL": ""}
    command = [sys.executable, "-W", "ignore", "-m", "django", "migrate", "-v", "0"]
    subprocess.run(command, env=environment, check=True)
    writers = [subprocess.Popen([sys.executable, "-c", WRITER], env=environment) for _ in range(4)]
    assert [writer.wait() for writer in writers] == [0, 0, 0, 0]
    command = [str(Path(sys.executable).with_name("teukgu")), "access-log", "verify"]
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout + said.stderr
    assert "60" in said.stdout
