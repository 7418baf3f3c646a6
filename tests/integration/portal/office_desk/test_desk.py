"""The desk of one office: its zones, what is due and late, who looks after what; the head office sees numbers only."""

from datetime import date, timedelta

import pytest
from tests.office_tools import (
    CHIEF,
    EAST,
    HERBS,
    NOW,
    OFFICER,
    OTHER,
    RIVER,
    TODAY,
    TOWN,
    WEST,
    once,
    visited,
)
from tests.portal_case_tools import open_life
from tests.report_tools import make_zone

from teukgu.portal.services.office_desk.visit_given import GivenFinding
from teukgu.portal.services.office_desk.zones import assign_zone, set_milestone, turn_milestone
from teukgu.portal.services.reports.opening import open_report
from teukgu.portal.store.models import CaseNow, Holding, HoldingKind, ZoneAssignment
from teukgu.portal.store.queries.office_desk.desks import desk_of, looked_after, zones_of_desk
from teukgu.portal.store.queries.office_desk.due import DueKind, due_of, period_of
from teukgu.portal.store.queries.office_desk.load import loads
from teukgu.portal.store.queries.office_desk.stages import plan_cases
from teukgu.values import Refused

pytestmark = pytest.mark.django_db


def due(world, who=OFFICER, key=EAST, day=TODAY, checks=2):
    desk = desk_of(world.viewer(who), key)
    return due_of(desk.organisation.pk, list(zones_of_desk(desk)), day, checks)


def milestone(world, who=OFFICER, key=EAST, zone=HERBS, **more):
    values = {"title": "공장 준공", "due_on": date(2026, 8, 1)} | more
    return set_milestone(world.viewer(who), key, zone, once=once(), now=NOW, **values)


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_days_that_cannot_be_meant_are_told(world, day):
    with pytest.raises(Refused) as refused:
        milestone(world, due_on=day)
    assert [one.code for one in refused.value.findings] == ["office.bad_day"]
    stone = milestone(world)
    for state in ("reached", "moved"):
        with pytest.raises(Refused) as refused:
            turn_milestone(
                world.viewer(OFFICER),
                EAST,
                stone.pk,
                state=state,
                day=day,
                note="늦음",
                once=once(),
                now=NOW,
                today=TODAY,
            )
        assert "2000. 1. 1.부터" in refused.value.findings[0].cure.ko
    with pytest.raises(Refused):
        visited(world, visited_on=day)
    late = GivenFinding("mend", "늦음", addressed=True, due_on=date(9999, 12, 31))
    with pytest.raises(Refused):
        visited(world, findings=(late,))


def test_each_desk_has_the_zones_of_its_territory(world):
    assert [one.pk for one in zones_of_desk(desk_of(world.viewer(OFFICER), EAST))] == [HERBS]
    assert [one.pk for one in zones_of_desk(desk_of(world.viewer(OTHER), WEST))] == [RIVER]
    assert desk_of(world.viewer(OFFICER), WEST) is None
    assert desk_of(world.viewer(TOWN), EAST) is None


def test_the_ministry_stands_in_where_no_office_serves(world):
    make_zone(world, "example-sea", towns=("town-bada",), name="바다 특구")
    desk = desk_of(world.viewer("ministry-policy.officer"), "ministry-policy")
    assert [one.pk for one in zones_of_desk(desk)] == ["example-sea"]


def test_who_stands_in_sees_on_the_pages_that_they_do(world, client_of):
    Holding.objects.create(
        post=world.post(OFFICER),
        account=world.account(OTHER),
        kind=HoldingKind.DEPUTY,
        valid_from=TODAY,
        valid_to=date(2026, 7, 18),
        reason="연가",
        recorded_at=NOW,
    )
    client = client_of(OTHER)
    assert client.get("/work/").context["posts"] == [
        "예시서부지방청 특구 담당자",
        "예시동부지방청 특구 담당자(업무대행)",
    ]
    assert "업무대행으로 이 지방청의 일을 봅니다" in client.get(f"/offices/{EAST}/").content.decode()
    assert "업무대행으로 이 지방청의 일을 봅니다" not in client.get(f"/offices/{WEST}/").content.decode()


def test_a_zone_is_given_to_a_post_whose_deputy_takes_over(world):
    viewer, post = world.viewer(CHIEF), world.post(OFFICER)
    key = once()
    first = assign_zone(viewer, EAST, HERBS, post=post.pk, once=key, now=NOW, today=TODAY)
    assert assign_zone(viewer, EAST, HERBS, post=post.pk, once=key, now=NOW, today=TODAY).pk == first.pk
    office = world.organisation(EAST)
    assert looked_after(office, [HERBS], TODAY)[HERBS].holders == ("조슬기",)
    Holding.objects.filter(post=post).update(valid_to=TODAY)
    assert looked_after(office, [HERBS], TODAY)[HERBS].is_vacant
    Holding.objects.create(
        post=post, account=world.account(CHIEF), kind=HoldingKind.DEPUTY, valid_from=TODAY, recorded_at=NOW
    )
    found = looked_after(office, [HERBS], TODAY)[HERBS]
    assert (found.holders, found.deputies, found.is_vacant) == ((), ("윤찬솔",), False)
    assign_zone(viewer, EAST, HERBS, post=None, once=once(), now=NOW, today=TODAY)
    assert looked_after(office, [HERBS], TODAY) == {}
    assert ZoneAssignment.objects.count() == 2


def test_zones_and_posts_of_others_are_refused(world):
    with pytest.raises(Refused):
        assign_zone(world.viewer(OFFICER), EAST, RIVER, post=None, once=once(), now=NOW, today=TODAY)
    west = world.post(OTHER).pk
    with pytest.raises(Refused) as refused:
        assign_zone(world.viewer(OFFICER), EAST, HERBS, post=west, once=once(), now=NOW, today=TODAY)
    assert {one.code for one in refused.value.findings} == {"office.not_listed"}


def test_somebody_elses_key_is_not_answered(world):
    key = once()
    assign_zone(world.viewer(CHIEF), EAST, HERBS, post=None, once=key, now=NOW, today=TODAY)
    with pytest.raises(Refused):
        assign_zone(world.viewer(OFFICER), EAST, HERBS, post=None, once=key, now=NOW, today=TODAY)


def test_milestones_are_due_moved_and_reached(world):
    found = milestone(world)
    assert [(one.kind, one.due) for one in due(world) if one.kind is DueKind.MILESTONE] == [
        (DueKind.MILESTONE, date(2026, 8, 1))
    ]

    def turn(state, day=None, note="", who=OFFICER):
        return turn_milestone(
            world.viewer(who), EAST, found.pk, state=state, day=day, note=note, once=once(), now=NOW, today=TODAY
        )

    with pytest.raises(Refused) as refused:
        turn("moved")
    assert [one.code for one in refused.value.findings] == ["office.bad_day", "office.empty"]
    turn("moved", date(2026, 9, 1), "자재가 늦음")
    assert [one.due for one in due(world) if one.kind is DueKind.MILESTONE] == [date(2026, 9, 1)]
    with pytest.raises(Refused):
        turn("reached", TODAY + timedelta(days=1))
    turn("reached", TODAY)
    assert not [one for one in due(world) if one.kind is DueKind.MILESTONE]
    with pytest.raises(Refused) as refused:
        turn("dropped", note="x")
    assert [one.code for one in refused.value.findings] == ["office.over"]


def test_a_half_year_wants_one_progress_check(world):
    assert period_of(TODAY, 2) == (date(2026, 7, 1), date(2026, 12, 31))
    assert period_of(date(2026, 6, 30), 2) == (date(2026, 1, 1), date(2026, 6, 30))
    assert period_of(date(2026, 12, 31), 4) == (date(2026, 10, 1), date(2026, 12, 31))
    (check,) = [one for one in due(world) if one.kind is DueKind.CHECK]
    assert (check.zone, check.due, check.is_late(TODAY)) == (HERBS, date(2026, 12, 31), False)
    visited(world)
    assert not [one for one in due(world) if one.kind is DueKind.CHECK]
    assert [one for one in due(world, day=date(2027, 1, 4)) if one.kind is DueKind.CHECK]


def test_a_zone_designated_in_the_half_year_needs_no_check_yet(world):
    make_zone(world, "example-new", designated=date(2026, 7, 2), name="새 특구")
    assert {one.zone for one in due(world) if one.kind is DueKind.CHECK} == {HERBS}


def test_the_head_office_sees_load_and_days_only(world, client_of):
    assign_zone(world.viewer(OFFICER), EAST, HERBS, post=world.post(OFFICER).pk, once=once(), now=NOW, today=TODAY)
    milestone(world, due_on=date(2026, 7, 1), title="비밀스러운 이정표")
    visited(world, summary="비밀스러운 방문")
    by_key = {one.organisation.key: one for one in loads([world.programme], TODAY, 2)}
    east, west = by_key[EAST], by_key[WEST]
    assert (east.organisation.key, east.zones, east.unassigned, east.late, east.checked) == (EAST, 1, 0, 1, 1)
    assert (west.organisation.key, west.late, west.checked, west.next_due) == (WEST, 0, 0, date(2026, 12, 31))
    page = client_of("ministry-policy.officer").get("/offices/")
    assert page.status_code == 200
    text = page.content.decode()
    assert "예시동부지방청" in text
    for hidden in ("비밀스러운", "예산 집행이 늦음", "조슬기", "윤찬솔"):
        assert hidden not in text


def test_the_desk_page_shows_stages_days_and_officers(world, client_of):
    open_life(world, title="늘누리 새 계획")
    milestone(world, due_on=date(2026, 7, 1))
    assign_zone(world.viewer(OFFICER), EAST, HERBS, post=world.post(OFFICER).pk, once=once(), now=NOW, today=TODAY)
    text = client_of(OFFICER).get(f"/offices/{EAST}/").content.decode()
    for shown in ("늘누리 약초 특구", "늘누리 새 계획", "이정표: 공장 준공", "13일 지남", "조슬기"):
        assert shown in text, shown
    assert "솔다솜" not in text
    assert client_of(OFFICER).get("/offices/").status_code == 302


@pytest.mark.parametrize(
    "who", [OTHER, TOWN, "province-garam.officer", "committee.member", "audit.auditor", "resident"]
)
def test_nobody_else_finds_the_desk(world, client_of, who):
    client = client_of(who)
    for path in (f"/offices/{EAST}/", f"/offices/{EAST}/zones/{HERBS}/", f"/offices/{EAST}/visits/new/"):
        assert client.get(path).status_code == 404, path


def test_the_ministry_reads_no_desk_of_an_office(world, client_of):
    found = visited(world)
    client = client_of("ministry-policy.officer")
    assert client.get("/offices/").status_code == 200
    for path in (f"/offices/{EAST}/", f"/offices/{EAST}/zones/{HERBS}/", f"/visits/{found.pk}/"):
        assert client.get(path).status_code == 404, path


def test_acts_on_the_zone_page(world, client_of):
    client, path = client_of(OFFICER), f"/offices/{EAST}/zones/{HERBS}/"
    post = world.post(CHIEF).pk
    assert client.post(f"{path}act/", {"act": "assign", "post": post}).status_code == 302
    client.post(f"{path}act/", {"act": "milestone", "title": "묘목장", "due_on": "2026-10-01"})
    text = client.get(path).content.decode()
    assert "묘목장" in text
    assert "윤찬솔" in text
    assert client.post(f"{path}act/", {"act": "nothing"}).status_code == 404
    english = client.get(f"/en{path}")
    assert english.status_code == 200


def test_a_report_that_nobody_handed_in_is_late(world):
    open_report(world.viewer(TOWN), zone=HERBS, year=2025, now=NOW, today=TODAY)
    found = [one for one in due(world) if one.procedure == "report"]
    assert [(one.act, one.due, one.is_late(TODAY)) for one in found] == [("approve_report", date(2026, 3, 31), True)]
    (load,) = [one for one in loads([world.programme], TODAY, 2) if one.organisation.key == EAST]
    assert load.late == 1


def test_a_plan_that_was_decided_is_no_longer_reviewed(world):
    life = open_life(world)
    desk = desk_of(world.viewer(OFFICER), EAST)
    assert life.case in plan_cases(world.viewer(OFFICER), desk, TODAY)
    CaseNow.objects.filter(case=life.case).update(stage="designated")
    assert life.case not in plan_cases(world.viewer(OFFICER), desk, TODAY)


def test_the_same_in_many_zones_is_one_line(world, client_of):
    for number in range(5):
        zone = make_zone(world, f"example-many-{number}", name=f"여럿 {number}")
        open_report(world.viewer(TOWN), zone=zone.pk, year=2025, now=NOW, today=TODAY)
    page = client_of(OFFICER).get(f"/offices/{EAST}/")
    lines = page.context["due"]
    reports = [one for one in lines if "보고서" in one.name]
    assert [one.more for one in reports] == [4]
    assert page.context["late"] == 5
    assert any("진도점검" in one.name for one in lines)
