"""The pages of plans, planner, opinions, consultations, proposals and the gazette: who gets in, what is kept."""

from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from tests.integration.portal.designation.test_whole_designation import announced_life, applied_life, ask_all
from tests.people_tools import World, make_world, sign_in
from tests.portal_case_tools import OFFICER, Life, moment, open_life

from teukgu.portal import clock
from teukgu.portal.store.models import Case, CaseEvent, CouncilSession, Opinion, PlanSave, PlanVersion
from teukgu.portal.store.queries.plans import draft_content

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    at(monkeypatch, datetime.fromisoformat("2026-03-02T10:00:00+09:00"))
    return make_world()


def at(monkeypatch: pytest.MonkeyPatch, when: datetime) -> None:
    monkeypatch.setattr(clock, "now", lambda: when)
    monkeypatch.setattr(clock, "today", when.date)


def client_of(world: World, key: str) -> Client:
    client = Client()
    sign_in(client, world.account(key))
    return client


def section_form(client: Client, number: str, **fields: str) -> Any:
    return client.post(f"/cases/{number}/plan/sections/need/", fields)


def test_a_section_is_saved_by_its_button_and_by_itself(world: World) -> None:
    life = open_life(world)
    client, number = client_of(world, OFFICER), life.case.number
    assert section_form(client, number, **{"follows-need": "0", "item-need": "숲이 있습니다."}).status_code == 302
    assert draft_content(life.case.pk)["need"] == "숲이 있습니다."
    form = {"item": "need", "follows-need": "1", "item-need": "숲과 강"}
    auto = client.post(f"/cases/{number}/plan/sections/need/", form, headers={"X-Autosave": "1"})
    assert auto.json()["number"] == 2
    late = client.post(f"/cases/{number}/plan/sections/need/", {**form, "item-need": "길"}, headers={"X-Autosave": "1"})
    assert (late.status_code, late.json()["conflict"]) == (409, True)
    page = client.get(f"/cases/{number}/plan/").content.decode()
    assert "따로 보관한 글" in page
    assert "길" in page
    assert PlanSave.objects.filter(set_aside=True).count() == 1


def test_versions_are_named_and_compared_by_words(world: World) -> None:
    life = open_life(world)
    client, number = client_of(world, OFFICER), life.case.number
    section_form(client, number, **{"follows-need": "0", "item-need": "숲이 <넓게> 있습니다."})
    client.post(f"/cases/{number}/plan/versions/", {"name": "첫 판"})
    section_form(client, number, **{"follows-need": "1", "item-need": "숲이 <좁게> 있습니다."})
    page = client.get(f"/cases/{number}/plan/compare/?old=1&new=draft").content.decode()
    assert "<del>&lt;넓게&gt;</del>" in page
    assert "<ins>&lt;좁게&gt;</ins>" in page
    digest = PlanVersion.objects.get().sha256
    assert digest in client.get(f"/cases/{number}/plan/versions/1/").content.decode()
    assert client.get(f"/cases/{number}/plan/compare/?old=7").status_code == 404


def test_exemptions_and_funds_are_tables(world: World) -> None:
    life = open_life(world)
    client, number = client_of(world, OFFICER), life.case.number
    rows = {"exemptions-0-id": "art_50", "exemptions-0-need": "술", "exemptions-0-agency": "agriculture"}
    client.post(f"/cases/{number}/plan/sections/exemptions/", {"follows-exemptions": "0", **rows})
    assert draft_content(life.case.pk)["exemptions"][0]["id"] == "art_50"
    page = client.get(f"/cases/{number}/plan/sections/exemptions/").content.decode()
    assert "시행 중인 규제특례" in page
    bad = {"follows-funding": "0", "funding-0-source": "national", "funding-0-won": "1억"}
    answer = client.post(f"/cases/{number}/plan/sections/funding/", bad)
    assert answer.status_code == 422
    assert "정수가 아닙니다" in answer.content.decode()


def test_the_draft_of_another_is_not_there(world: World) -> None:
    number = open_life(world).case.number
    pages = (f"/cases/{number}/plan/", f"/cases/{number}/plan/sections/need/", f"/cases/{number}/plan/compare/")
    for page in pages:
        assert client_of(world, "town-soldasom.officer").get(page).status_code == 404
        assert client_of(world, "agriculture").get(page).status_code == 404
        assert Client().get(page).status_code == 302
        assert client_of(world, "ministry-policy").get(page).status_code == 200


def test_the_ministry_comments_and_the_officer_answers(world: World) -> None:
    life = open_life(world)
    number = life.case.number
    ministry, officer = client_of(world, "ministry-policy"), client_of(world, OFFICER)
    ministry.post(f"/cases/{number}/plan/items/need/comments/", {"quoted": "", "text": "왜 여기입니까?"})
    page = officer.get(f"/cases/{number}/plan/sections/need/").content.decode()
    assert "왜 여기입니까?" in page
    comment = life.case.plan.comments.get()
    officer.post(f"/cases/{number}/plan/items/need/comments/{comment.pk}/", {"state": "answered", "text": "숲이라서"})
    assert "숲이라서" in ministry.get(f"/cases/{number}/plan/sections/need/").content.decode()


def test_anybody_sends_an_opinion_and_the_officer_registers_it(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    life = announced_life(world)
    at(monkeypatch, moment(life.day))
    number, public = life.case.number, Client()
    assert life.case.title in public.get("/plans/").content.decode()
    form = {"name": "홍길동", "text": "길을 넓혀 주세요.", "stance": "for", "consents": "1", "public_wanted": "1"}
    assert public.post(f"/plans/{number}/", {**form, "consents": ""} | {"consents": ""}).status_code in {302, 422}
    without = {key: value for key, value in form.items() if key != "consents"}
    before = Opinion.objects.count()
    assert public.post(f"/plans/{number}/", without).status_code == 422
    assert Opinion.objects.count() == before
    assert public.post(f"/plans/{number}/", {**form, "website": "x"}).status_code == 302
    assert Opinion.objects.count() == before
    assert public.post(f"/plans/{number}/", form).status_code == 302
    once = Opinion.objects.count()
    assert public.post(f"/plans/{number}/", form).status_code == 302
    assert Opinion.objects.count() == once  # the button was pressed twice
    assert public.post(f"/plans/{number}/", form | {"name": "김철수"}).status_code == 302
    assert Opinion.objects.count() == once + 1  # somebody else may say the same
    key = Opinion.objects.last().key  # type: ignore[union-attr]
    officer = client_of(world, OFFICER)
    page = officer.get(f"/cases/{number}/opinions/").content.decode()
    assert "길을 넓혀 주세요." in page
    assert "홍길동" not in page
    seen = Case.objects.get(pk=life.case.pk).version
    officer.post(f"/cases/{number}/opinions/{key}/", {"act": "register", "once": "o-1", "seen": str(seen)})
    assert CaseEvent.objects.filter(case=life.case, act="receive_opinion", key=key).exists()
    assert "홍길동" not in public.get(f"/plans/{number}/").content.decode()
    book = officer.get(f"/cases/{number}/opinions/list.xlsx")
    assert book.content[:2] == b"PK"
    assert client_of(world, "agriculture").get(f"/cases/{number}/opinions/").status_code == 404


def test_the_desk_answers_several_at_once(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    life = applied_life(world)
    ask_all(life)
    at(monkeypatch, moment(life.day))
    client = client_of(world, "agriculture")
    page = client.get("/consultations/").content.decode()
    assert page.count('class="pick"') == 2
    names = [f"{life.case.number}|{key}@agriculture|reply_consultation" for key in ("art_36", "art_50")]
    form = {"once": "desk-1", "answer-all": "agree", "happened_on": str(life.day)}
    for name in names:
        form |= {f"pick|{name}": "on", f"seen|{name}": str(life.case.version)}
    assert client.post("/consultations/", form).status_code == 302
    assert CaseEvent.objects.filter(case=life.case, act="reply_consultation").count() == 2
    assert "기다리는 협의가 없습니다" in client.get("/consultations/").content.decode()


def test_a_no_without_reasons_comes_back_with_what_was_typed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    life = applied_life(world)
    ask_all(life)
    at(monkeypatch, moment(life.day))
    name = f"{life.case.number}|art_36@agriculture|reply_consultation"
    form = {"once": "desk-2", f"answer|{name}": "agree_if", f"seen|{name}": str(life.case.version)}
    answer = client_of(world, "agriculture").post("/consultations/", form | {f"conditions|{name}": "울타리"})
    assert answer.status_code == 422
    assert "울타리" in answer.content.decode()
    assert not CaseEvent.objects.filter(case=life.case, act="reply_consultation").exists()


def test_the_ministry_sees_and_asks_the_agencies_of_the_plan(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    life = applied_life(world)
    at(monkeypatch, moment(life.day))
    address = f"/cases/{life.case.number}/consultations/"
    client = client_of(world, "ministry-policy")
    assert "예시농업부" in client.get(address).content.decode()
    assert client.post(address, {"once": "ask", "happened_on": str(life.day)}).status_code == 302
    assert CaseEvent.objects.filter(case=life.case, act="request_consultation").count() == 2
    assert client.get(f"/cases/{life.case.number}/gazette/").status_code == 200
    assert client_of(world, OFFICER).get(f"/cases/{life.case.number}/gazette/").status_code == 404


def test_a_resident_proposes_a_zone(world: World) -> None:
    client = client_of(world, "resident")
    assert client.get("/proposals/new/").status_code == 200
    form = {"lead": str(world.organisation("town-gaon").pk), "title": "가온 도자기 특구", "summary": "흙이 좋습니다."}
    answer = client.post("/proposals/new/", {**form, "once": "p-1"})
    assert answer.status_code == 302
    case = Case.objects.get(procedure="proposal")
    assert case.number in answer["Location"]
    assert client.post("/proposals/new/", {"title": "", "lead": "", "once": "p-2"}).status_code == 422


def test_an_operator_applies_from_the_notice(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    life: Life = announced_life(world)
    at(monkeypatch, moment(life.day))
    address = f"/plans/{life.case.number}/operator/"
    assert "서류로" in client_of(world, "resident").get(address).content.decode()
    form = {"project": "산책로", "funding": "3억원", "once": "op-1"}
    assert client_of(world, "cooperative").post(address, form).status_code == 302
    assert CaseEvent.objects.filter(case=life.case, act="receive_operator_application").exists()


def test_sessions_are_entered_by_who_answers_for_the_council(world: World) -> None:
    client = client_of(world, OFFICER)
    region = world.organisation("town-neulnuri").region_id
    form = {
        "region": region,
        "name": "제300회 임시회",
        "agenda_closes_on": "2026-04-01",
        "opens_on": "2026-04-08",
        "closes_on": "2026-04-15",
        "source": "의회 공고",
    }
    assert client.post("/planner/sessions/", form).status_code == 302
    assert client.post("/planner/sessions/", form | {"closes_on": "2026-04-02"}).status_code == 422
    other = client_of(world, "town-soldasom.officer")
    assert other.post("/planner/sessions/", form).status_code == 422
    assert CouncilSession.objects.count() == 1
    row = CouncilSession.objects.get()
    assert other.post(f"/planner/sessions/{row.pk}/withdraw/").status_code == 404
    number = open_life(world).case.number
    assert "제300회 임시회" in client.get(f"/cases/{number}/planner/?start=2026-03-02").content.decode()


def test_the_planner_is_for_everybody_and_says_what_it_cannot_read() -> None:
    public = Client()
    assert "특화특구위원회" in public.get("/planner/").content.decode()
    assert "Gazette notice" in public.get("/en/planner/?start=2027-01-04&asked=1&sea=1").content.decode()
    bad = public.get("/planner/?start=soon&region=M999&meetings=x&supplement=0")
    assert bad.status_code == 400
    assert bad.content.decode().count("<li>") >= 4
    assert public.get("/planner/?start=2050-12-30").status_code == 200
