"""Several at the same moment, on either database: one list, one answer for a double click, nothing lost."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from tests import report_tools as tools
from tests import sheet_world as sheets
from tests.integration.portal.cases.test_at_once import own_file
from tests.people_tools import World, make_world

from teukgu.portal.services.operator_sheets.by_link import answer_by_link, consent_by_link
from teukgu.portal.store.append_only import ONLY_ADDED, after_migrate, removals
from teukgu.portal.store.models import Operator, OperatorSurvey, SheetAnswer
from teukgu.values import Refused


@pytest.fixture(scope="module")
def refusals_come_back(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    yield
    with django_db_blocker.unblock():
        after_migrate()


@pytest.fixture
def real_world(refusals_come_back: None, transactional_db: None, tmp_path: Path) -> Iterator[World]:
    if connection.vendor == "sqlite":
        with own_file(tmp_path / "at-once.sqlite3"):
            yield make_world(sheets.ON)
        return
    yield make_world(sheets.ON)
    with connection.cursor() as cursor:
        for statement in (one for table in ONLY_ADDED for one in removals(table, connection.vendor)):
            cursor.execute(statement)


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Do all at the same moment; return what became of each: ``done``, or the code of the refusal."""
    start = Barrier(len(acts))

    def tried(act: Callable[[], object]) -> str:
        start.wait()
        try:
            act()
        except Refused as refused:
            return refused.findings[0].code
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(job.result() for job in [pool.submit(tried, one) for one in acts])


def test_everything_at_the_same_moment(real_world: World) -> None:
    world = real_world
    report = tools.opened(world)
    for who in (sheets.OFFICER, sheets.CHIEF):
        world.viewer(who)
    begun = at_once(*(lambda who=who: sheets.survey(world, report, who) for who in (sheets.OFFICER, sheets.CHIEF)))
    assert begun == ["done", "done"]
    assert OperatorSurvey.objects.count() == 1
    added = at_once(
        *(lambda who=who: sheets.add(world, report, "가 농장", who=who) for who in (sheets.OFFICER, sheets.CHIEF))
    )
    assert added == ["done", "operator_sheet.same_twice"]
    assert Operator.objects.count() == 1
    sheet = OperatorSurvey.objects.get().sheets.get()
    typed = at_once(
        lambda: sheets.by_phone(world, report, sheet, {"sales": "10"}, once="a", follows=0),
        lambda: sheets.by_phone(world, report, sheet, {"sales": "20"}, who=sheets.CHIEF, once="b", follows=0),
    )
    assert typed == ["done", "operator_sheet.answered_meanwhile"]
    secret = sheets.link(world, report, sheet)
    consent_by_link(secret, given=True, once="c", now=sheets.NOW, today=sheets.ON)
    sent = [lambda: answer_by_link(secret, {"sales": "30"}, confirmed=False, once="same", now=sheets.NOW)] * 3
    assert at_once(*sent) == ["done"] * 3
    assert SheetAnswer.objects.filter(door="link").count() == 1
    assert list(SheetAnswer.objects.order_by("number").values_list("number", flat=True)) == [1, 2]
