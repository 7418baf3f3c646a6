"""Coaching: conflicts keep an expert away, sessions are logged, advice is answered; plan reviews by checklist."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from tests.office_tools import EAST, HERBS, NOW, OFFICER, OTHER, OTHER_TOWN, RIVER, TODAY, TOWN, WEST, answers, once
from tests.portal_case_tools import open_life

from teukgu.portal.services.office_desk.coaching import (
    answer_advice,
    assign_coach,
    declare_tie,
    end_coaching,
    log_session,
)
from teukgu.portal.services.office_desk.reviews import review_plan
from teukgu.portal.store.models import Case, CaseParty, CoachAdvice, Holding, PlanReview
from teukgu.portal.store.queries.office_desk.coaching import advice_state, assignments_of, is_running
from teukgu.values import Refused

pytestmark = pytest.mark.django_db
EXPERT = "expert-body.expert"
UNTIL = date(2026, 12, 31)


def codes(refused):
    return sorted({one.code for one in refused.value.findings})


def assigned(world, who=OFFICER, key=EAST, zone=HERBS, **more):
    values = {"coach": world.account(EXPERT).pk, "until": UNTIL, "task": "가공 단계 자문", "once": once()} | more
    return assign_coach(world.viewer(who), key, zone, now=NOW, today=TODAY, **values)


def logged(world, assignment, who=EXPERT, **more):
    values = {
        "held_on": TODAY,
        "form": "visit",
        "attended": "농정과",
        "summary": "가공 설비를 봄",
        "advice": ["설비를 나누어 쓸 것", " ", "판로를 먼저 정할 것"],
        "once": once(),
    } | more
    return log_session(world.viewer(who), assignment.pk, now=NOW, today=TODAY, **values)


def declared(world, organisation, fact="commissioned_work"):
    return declare_tie(
        world.viewer(EXPERT),
        fact=fact,
        organisation=world.organisation(organisation).pk,
        note="2025년 용역",
        once=once(),
        now=NOW,
        today=TODAY,
    )


def test_an_expert_is_assigned_once(world):
    key = once()
    first = assigned(world, once=key)
    assert assigned(world, once=key).pk == first.pk
    assert is_running(first, TODAY)
    assert not is_running(first, UNTIL + timedelta(days=1))


def test_only_experts_and_own_zones(world):
    with pytest.raises(Refused) as refused:
        assigned(world, coach=world.account(TOWN).pk, until=date(2026, 1, 1), task=" ")
    assert codes(refused) == ["office.bad_day", "office.empty", "office.not_listed"]
    with pytest.raises(Refused) as refused:
        assigned(world, until=date(9999, 12, 31))
    assert codes(refused) == ["office.bad_day"]
    with pytest.raises(Refused):
        assigned(world, zone=RIVER)
    assert assigned(world, OTHER, WEST, RIVER).organisation.key == WEST


@pytest.mark.parametrize("tie", ["declared", "post", "operator"])
def test_a_tie_to_the_zone_keeps_an_expert_away(world, tie):
    if tie == "declared":
        declared(world, "town-neulnuri")
    elif tie == "post":
        Holding.objects.create(
            post=world.post("town-neulnuri.chief"), account=world.account(EXPERT), valid_from=TODAY, recorded_at=NOW
        )
    else:
        case = open_life(world).case
        Case.objects.filter(pk=case.pk).update(zone=HERBS)
        CaseParty.objects.create(
            case=case, party="operator", organisation=world.organisation("cooperative"), since=TODAY
        )
        declared(world, "cooperative")
    with pytest.raises(Refused) as refused:
        assigned(world)
    assert codes(refused) == ["office.conflict"]
    assert assigned(world, OTHER, WEST, RIVER)


def test_a_tie_elsewhere_or_earlier_coaching_keeps_nobody_away(world):
    declared(world, "town-gaon")
    declared(world, "town-neulnuri", fact="coaching")
    assert assigned(world)


def test_a_declaration_says_what_and_whom(world):
    with pytest.raises(Refused) as refused:
        declare_tie(world.viewer(EXPERT), fact="nothing", organisation=None, note="", once=once(), now=NOW, today=TODAY)
    assert codes(refused) == ["office.not_listed"]
    assert len(refused.value.findings) == 2


def test_sessions_advice_and_whether_it_was_taken(world):
    found = assigned(world)
    with pytest.raises(Refused) as refused:
        logged(world, found, held_on=TODAY + timedelta(days=1), form="letter", attended="", summary="")
    assert codes(refused) == ["office.bad_day", "office.empty", "office.not_listed"]
    session = logged(world, found)
    assert [one.text for one in session.advice.order_by("number")] == ["설비를 나누어 쓸 것", "판로를 먼저 정할 것"]
    first = session.advice.get(number=1)
    assert advice_state(first) is None

    def answer(who, state="taken", why="설비 공동이용 협약"):
        return answer_advice(world.viewer(who), first.pk, state=state, why=why, once=once(), now=NOW)

    for who in (OTHER_TOWN, OTHER, EXPERT, "ministry-policy.officer"):
        with pytest.raises(Refused):
            answer(who)
    with pytest.raises(Refused) as refused:
        answer(TOWN, "maybe", "")
    assert codes(refused) == ["office.empty", "office.not_listed"]
    answer(TOWN)
    assert answer(OFFICER, "partly", "두 곳만 함께 씀").state == "partly"
    assert advice_state(CoachAdvice.objects.get(pk=first.pk)).why == "두 곳만 함께 씀"


def test_only_coach_and_office_log_and_end(world):
    found = assigned(world)
    for who in (TOWN, OTHER, "resident"):
        with pytest.raises(Refused):
            logged(world, found, who)
    assert logged(world, found, OFFICER)

    def end(who, reason="사임"):
        return end_coaching(world.viewer(who), found.pk, reason=reason, once=once(), now=NOW, today=TODAY)

    for who in (EXPERT, TOWN):
        with pytest.raises(Refused):
            end(who)
    with pytest.raises(Refused) as refused:
        end(OFFICER, " ")
    assert codes(refused) == ["office.empty"]
    end(OFFICER)
    found = assignments_of(world.viewer(OFFICER)).get(pk=found.pk)
    assert not is_running(found, TODAY + timedelta(days=1))
    with pytest.raises(Refused) as refused:
        end(OFFICER)
    assert codes(refused) == ["office.over"]


def test_pages_of_coaching(world, client_of):
    found = assigned(world)
    logged(world, found)
    for who in (EXPERT, OFFICER, TOWN):
        for language in ("", "/en"):
            assert client_of(who).get(f"{language}/coaching/{found.pk}/").status_code == 200
    for who in (OTHER, OTHER_TOWN, "ministry-policy.officer", "resident"):
        assert client_of(who).get(f"/coaching/{found.pk}/").status_code == 404
    expert = client_of(EXPERT)
    assert "가공 단계 자문" in expert.get("/coaching/").content.decode()
    about = {"fact": "rating", "organisation": world.organisation("town-gaon").pk}
    assert expert.post("/coaching/interests/", about).status_code == 302
    assert "예시가온시" in expert.get("/coaching/").content.decode()
    assert client_of(TOWN).post("/coaching/interests/", about).status_code == 404
    sent = {"act": "session", "held_on": "2026-07-14", "form": "phone", "attended": "x", "summary": "전화로 말함"}
    assert expert.post(f"/coaching/{found.pk}/act/", {**sent, "advice": ["가", ""]}).status_code == 302
    advice = CoachAdvice.objects.get(text="가").pk
    client_of(TOWN).post(
        f"/coaching/{found.pk}/act/", {"act": "advice", "advice": advice, "state": "not_taken", "why": "예산 없음"}
    )
    assert "예산 없음" in client_of(EXPERT).get(f"/coaching/{found.pk}/").content.decode()


def test_a_plan_is_reviewed_by_checklist(world, client_of):
    number = open_life(world).case.number
    given = {"answers": answers("plan_review"), "opinion": "고칠 것이 있음", "now": NOW, "today": TODAY}
    with pytest.raises(Refused) as refused:
        review_plan(world.viewer(OFFICER), EAST, number, **{**given, "answers": {}}, once=once())
    assert codes(refused) == ["checklist.open"]
    key = once()
    first = review_plan(world.viewer(OFFICER), EAST, number, **given, once=key)
    assert review_plan(world.viewer(OFFICER), EAST, number, **given, once=key).pk == first.pk
    with pytest.raises(Refused):
        review_plan(world.viewer(OTHER), WEST, number, **given, once=once())
    path = f"/offices/{EAST}/plans/{number}/"
    for language in ("", "/en"):
        assert client_of(OFFICER).get(f"{language}{path}").status_code == 200
    assert "고칠 것이 있음" in client_of(OFFICER).get(path).content.decode()
    for who in (OTHER, TOWN, "ministry-policy.officer"):
        assert client_of(who).get(path).status_code == 404
    checks = {f"check-{one}": "na" for one in answers("plan_review")}
    assert client_of(OFFICER).post(path, {**checks, "opinion": "다시"}).status_code == 302
    assert client_of(OFFICER).post(path, {"opinion": "다시"}).status_code == 422
    assert PlanReview.objects.count() == 2


def test_a_tie_that_comes_later_is_shown_and_ends_the_logging(world, client_of):
    found = assigned(world)
    logged(world, found)
    declared(world, "town-neulnuri")
    with pytest.raises(Refused) as refused:
        logged(world, found)
    assert codes(refused) == ["office.conflict"]
    page = client_of(OFFICER).get(reverse("coaching_one", args=[found.pk])).content.decode()
    assert "맡긴 뒤에 이해관계가 생겼습니다" in page
    zone = client_of(OFFICER).get(reverse("office_zone", args=[EAST, HERBS])).content.decode()
    assert "이해관계 생김" in zone
    end_coaching(world.viewer(OFFICER), found.pk, reason="이해관계", once=once(), now=NOW, today=TODAY)
    page = client_of(OFFICER).get(reverse("coaching_one", args=[found.pk])).content.decode()
    assert "끝남" in page
