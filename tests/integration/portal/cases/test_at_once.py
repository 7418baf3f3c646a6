"""Two officers at once, on either database: one wins, the other is told; the history cannot be changed."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from tests.people_tools import World, make_world
from tests.portal_case_tools import FIRST_DAY, OFFICER, announced, moment

from teukgu.portal.services.cases.act import act
from teukgu.portal.services.cases.rebuild import rebuild_cases
from teukgu.portal.store.append_only import ONLY_ADDED, after_migrate, removals
from teukgu.portal.store.models import CaseClock, CaseEvent, CaseNow, CaseTask, OfficialDocument
from teukgu.values import Refused

CHIEF = "town-neulnuri.chief"


@pytest.fixture(scope="module")
def refusals_come_back(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Put the refusals of the database in place again after the tables were emptied."""
    yield
    with django_db_blocker.unblock():
        after_migrate()


@pytest.fixture
def real_world(refusals_come_back: None, transactional_db: None, tmp_path: Path) -> Iterator[World]:
    """The invented people in committed rows, in a database that several connections can work in."""
    with committed(tmp_path, make_world) as world:
        yield world


@contextmanager
def committed(tmp_path: Path, make: Callable[[], World]) -> Iterator[World]:
    """Make a world in committed rows, in a database that several connections can work in."""
    if connection.vendor == "sqlite":
        with own_file(tmp_path / "at-once.sqlite3"):
            yield make()
        return
    yield make()
    with connection.cursor() as cursor:
        for statement in (one for table in ONLY_ADDED for one in removals(table, connection.vendor)):
            cursor.execute(statement)  # so that the tables can be emptied


@contextmanager
def own_file(path: Path) -> Iterator[None]:
    """Work in a SQLite file: the tests' own database lies in memory, where connections cannot wait for each other."""
    kept, name = connection.connection, connection.settings_dict["NAME"]
    connection.connection, connection.settings_dict["NAME"] = None, str(path)
    try:
        call_command("migrate", verbosity=0)
        yield
    finally:
        connection.close()
        connection.connection, connection.settings_dict["NAME"] = kept, name


def try_act(world: World, number: str, who: str, name: str, seen: int, once: str, start: Barrier) -> str:
    """Act at the same moment as another; return the event's act, or the first code of the refusal."""
    viewer = world.viewer(who)
    start.wait()
    try:
        done = act(
            *(viewer, number),
            act=name,
            party="applicant",
            happened_on=FIRST_DAY,
            data={},
            seen_version=seen,
            once=once,
            now=moment(FIRST_DAY),
            today=FIRST_DAY,
        )
    except Refused as refused:
        return refused.findings[0].code
    finally:
        connection.close()
    return f"{done.act} {done.seq}"


def both(world: World, number: str, seen: int, *acts: tuple[str, str, str]) -> list[str]:
    start = Barrier(len(acts))
    for who, _name, _once in acts:
        world.viewer(who)
    with ThreadPoolExecutor(len(acts)) as pool:
        jobs = [pool.submit(try_act, world, number, who, name, seen, once, start) for who, name, once in acts]
        return sorted(job.result() for job in jobs)


def test_two_officers_at_once_one_wins_and_the_other_is_told(real_world: World) -> None:
    life = announced(real_world)
    found = both(
        *(real_world, life.case.number, life.case.version),
        (OFFICER, "request_council_opinion", "first"),
        (CHIEF, "tell_governor", "second"),
    )
    assert found[0] == "case.changed_meanwhile"
    assert found[1].endswith(f" {life.case.version + 1}")
    assert [event.seq for event in life.case.events.order_by("seq")] == list(range(1, life.case.version + 2))


def test_a_double_click_at_the_same_moment_is_one_event(real_world: World) -> None:
    life = announced(real_world)
    click = (OFFICER, "request_council_opinion", "same-form")
    found = both(real_world, life.case.number, life.case.version, click, click, click)
    assert len(set(found)) == 1
    assert CaseEvent.objects.filter(act="request_council_opinion").count() == 1


def test_the_database_refuses_to_change_or_delete_an_event(world: World) -> None:
    life = announced(world)
    for change in (
        lambda: CaseEvent.objects.filter(case=life.case).update(reason="다른 사유"),
        lambda: CaseEvent.objects.filter(case=life.case)._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert life.case.events.count() == life.case.version


def projections() -> list[list[dict[str, Any]]]:
    tables = (CaseNow, CaseClock, CaseTask, OfficialDocument)
    return [[_row(row) for row in table.objects.order_by("pk").values()] for table in tables]


def _row(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "id"}


def test_rows_for_lists_made_anew_are_the_same(world: World) -> None:
    life = announced(world)
    life(OFFICER, "request_council_opinion", "applicant")
    about = life.case.version
    life(OFFICER, "record_document_sent", "applicant", event=about, production_number="가-1", sent_on="2026-03-02")
    kept = projections()
    assert rebuild_cases(today=FIRST_DAY, now=moment(FIRST_DAY)) == 1
    assert projections() == kept
