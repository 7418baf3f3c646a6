"""The same press arrives twice at the same moment: one row, and both get the same answer; on either database."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection
from tests.integration.portal.cases.test_at_once import committed, refusals_come_back
from tests.office_tools import CHIEF, EAST, HERBS, NOW, OFFICER, TODAY, office_world, once
from tests.report_tools import figures, save

from teukgu.portal.services.data_requests import NewRequest, close, extend, register
from teukgu.portal.services.office_desk.coaching import answer_advice, assign_coach, log_session
from teukgu.portal.services.office_desk.zones import set_milestone, turn_milestone
from teukgu.portal.services.reports.explanations import explain
from teukgu.portal.services.reports.opening import open_report
from teukgu.portal.store.models import (
    AdviceTurn,
    CoachAdvice,
    CoachAssignment,
    CoachSession,
    DataRequestStep,
    MilestoneTurn,
    ReportExplanation,
)
from teukgu.portal.store.queries.reports.checked import checked
from teukgu.portal.store.queries.reports.drafts import report_draft
from teukgu.values import Refused

__all__ = ["refusals_come_back"]
EXPERT, TOWN, MINISTRY = "expert-body.expert", "town-neulnuri.officer", "ministry-policy.officer"
AT = {"now": NOW, "today": TODAY}


@pytest.fixture
def world(refusals_come_back, transactional_db, tmp_path):
    with committed(tmp_path, office_world) as made:
        yield made


def at_once(*presses: Callable[[], object]) -> list[object]:
    """Press at the same moment; return the keys of the rows, or the codes of the refusals."""
    together = Barrier(len(presses))

    def one(press):
        together.wait()
        try:
            return press().pk
        except Refused as refused:
            return refused.findings[0].code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(presses)) as pool:
        return list(pool.map(one, presses))


def test_a_double_click_is_one_row_and_one_answer(world):
    office, coach, key = world.viewer(OFFICER), world.viewer(EXPERT), once()
    given = {"coach": world.account(EXPERT).pk, "until": date(2026, 12, 31), "task": "가공 자문", **AT}
    found = at_once(*[lambda: assign_coach(office, EAST, HERBS, once=key, **given)] * 3)
    assert found == [CoachAssignment.objects.get().pk] * 3

    said = {"held_on": TODAY, "form": "visit", "attended": "농정과", "summary": "설비를 봄", "advice": ["나누어 쓸 것"]}
    key, assignment = once(), found[0]
    found = at_once(*[lambda: log_session(coach, assignment, once=key, **said, **AT)] * 3)
    assert found == [CoachSession.objects.get().pk] * 3
    advice = CoachAdvice.objects.get()

    key, town = once(), world.viewer(TOWN)
    found = at_once(*[lambda: answer_advice(town, advice.pk, state="taken", why="나눔", once=key, now=NOW)] * 3)
    assert found == [AdviceTurn.objects.get().pk] * 3

    desk, new = world.viewer(MINISTRY), NewRequest("disclosure", "누구", "매출", TODAY)
    number = register(desk, new, once="one", **AT).number
    found = at_once(*[lambda: extend(desk, number, reason="많음", now=NOW)] * 3)
    assert found == [DataRequestStep.objects.get().pk] * 3
    found = at_once(*[lambda: close(desk, number, reason="거둠", now=NOW)] * 3)
    assert found == [DataRequestStep.objects.get(kind="closed").pk] * 3

    report = open_report(town, zone=HERBS, year=2025, **AT)
    save(world, report, figures(report, {"new_firms": 4, "firms": 0}), on=TODAY)
    asked = checked(report, report_draft(report.pk), TODAY).requests[0].identity
    number = report.case.number
    found = at_once(*[lambda: explain(town, number, identity=asked, text="맞음", **AT)] * 3)
    assert found == [ReportExplanation.objects.get().pk] * 3


def test_two_people_at_once_do_not_double_what_one_of_them_did(world):
    office, chief = world.viewer(OFFICER), world.viewer(CHIEF)
    given = {"coach": world.account(EXPERT).pk, "until": date(2026, 12, 31), "task": "가공 자문", **AT}
    found = at_once(
        lambda: assign_coach(office, EAST, HERBS, once=once(), **given),
        lambda: assign_coach(chief, EAST, HERBS, once=once(), **given),
    )
    assert found == [CoachAssignment.objects.get().pk] * 2
    stone = set_milestone(office, EAST, HERBS, title="공장", due_on=TODAY, once=once(), now=NOW)
    turned = {"state": "reached", "day": TODAY, **AT}
    found = at_once(
        lambda: turn_milestone(office, EAST, stone.pk, once=once(), **turned),
        lambda: turn_milestone(chief, EAST, stone.pk, once=once(), **turned),
    )
    assert sorted(map(str, found)) == sorted([str(MilestoneTurn.objects.get().pk), "office.over"])
