from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.people_tools import World, sign_in
from tests.portal_case_tools import FIRST_DAY, MINISTRY, OFFICER, Life, announced, moment

from teukgu.portal import clock
from teukgu.portal.store.models import CaseEvent, SavedList
from teukgu.portal.web.presenting.cases import page as presenting

AUDITOR = "audit"


@pytest.fixture(autouse=True)
def first_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages are looked at on the first day of the world."""
    monkeypatch.setattr(clock, "today", lambda: FIRST_DAY)
    monkeypatch.setattr(clock, "now", lambda: moment(FIRST_DAY).replace(hour=5))


@pytest.fixture
def life(world: World) -> Life:
    return announced(world)


def signed_in(client: Client, world: World, who: str) -> Client:
    sign_in(client, world.account(who))
    return client


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, (address, response.status_code)
    return response.content.decode()


def test_the_case_page_says_where_it_stands_and_what_is_open(client: Client, world: World, life: Life) -> None:
    text = page(signed_in(client, world, OFFICER), f"/cases/{life.case.number}/")
    for words in ("계획 공고", "열람 시작", "계획 공고기간", "공문 미시행", "예외 처리", "어떻게 세었는지"):
        assert words in text
    english = page(client, f"/en/cases/{life.case.number}/")
    assert "Notice of the plan" in english


def test_of_a_long_case_the_newest_is_shown_and_all_of_it_is_a_link_away(
    client: Client, world: World, life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presenting, "NEWEST_EVENTS", 2)
    monkeypatch.setattr(presenting, "NEWEST_PAPERS", 0)
    signed_in(client, world, OFFICER)
    address = f"/cases/{life.case.number}/"
    seen = []
    for asked in (address, f"{address}?all=1"):
        page(client, asked)
        with CaptureQueriesContext(connection) as queries:
            seen.append((client.get(asked), len(queries)))
    (short, few), (whole, more) = seen
    count, papers = CaseEvent.objects.filter(case=life.case).count(), len(whole.context["page"].papers)
    assert count > 2
    assert papers > 0
    assert [one.seq for one in short.context["page"].history] == [count, count - 1]
    assert [one.seq for one in whole.context["page"].history] == list(range(count, 0, -1))
    for words in (f'?all=1#history">앞선 기록 {count - 2}건', f'?all=1#papers">앞선 공문 {papers}건'):
        assert words in short.content.decode()
        assert words not in whole.content.decode()
    assert few == more


def test_hidden_and_absent_cases_answer_alike(client: Client, world: World, life: Life) -> None:
    signed_in(client, world, "town-deulbina.officer")
    page(client, f"/cases/{life.case.number}/", 404)
    page(client, "/cases/XD2026-9999/", 404)
    page(client, f"/cases/{life.case.number}/acts/open_inspection/", 404)


def test_auditors_see_the_case_as_it_was_recorded(client: Client, world: World, life: Life) -> None:
    signed_in(client, world, AUDITOR)
    before = page(client, f"/cases/{life.case.number}/?as_of=2026-03-01")
    assert "계획 작성 시작" not in before
    assert "계획 작성 시작" in page(client, f"/cases/{life.case.number}/?as_of=2026-03-02")
    page(client, f"/cases/{life.case.number}/?as_of=2027-01-01", 400)
    signed_in(client, world, OFFICER)
    page(client, f"/cases/{life.case.number}/?as_of=2026-03-02", 404)


def form_of(client: Client, address: str) -> dict[str, str]:
    """What the empty form would send."""
    response = client.get(address)
    context = response.context
    return {name: str(context[name]) for name in ("once", "seen_version", "party", "happened_on")}


def test_an_act_is_confirmed_and_then_recorded_once(client: Client, world: World, life: Life) -> None:
    address = f"/cases/{life.case.number}/acts/request_council_opinion/"
    form = form_of(signed_in(client, world, OFFICER), address)
    looked = client.post(address, form)
    assert looked.status_code == 200
    assert "무슨 일이 일어나는지" in looked.content.decode()
    assert not CaseEvent.objects.filter(act="request_council_opinion").exists()
    for _again in range(2):
        assert client.post(address, {**form, "step": "confirm"}).status_code == 302
    assert CaseEvent.objects.filter(act="request_council_opinion").count() == 1


def test_a_refused_form_keeps_what_was_typed_and_says_all(client: Client, world: World, life: Life) -> None:
    address = f"/cases/{life.case.number}/acts/announce_hearing/"
    form = {**form_of(signed_in(client, world, OFFICER), address), "field_purpose": "주민 뜻을 듣습니다"}
    refused = client.post(address, {**form, "happened_on": "내일"})
    text = refused.content.decode()
    assert refused.status_code == 422
    assert "주민 뜻을 듣습니다" in text
    assert "날짜를 읽을 수 없습니다" in text
    assert "공청회 날&#x27; 항목이 비어 있습니다" in text


def test_two_officers_at_once_the_second_keeps_what_they_typed(client: Client, world: World, life: Life) -> None:
    address = f"/cases/{life.case.number}/acts/open_inspection/"
    form = {**form_of(signed_in(client, world, OFFICER), address), "field_place": "읍사무소"}
    life("town-neulnuri.chief", "request_council_opinion", "applicant")
    late = client.post(address, {**form, "step": "confirm"})
    text = late.content.decode()
    assert late.status_code == 422
    assert "읍사무소" in text
    assert "지방의회" in text
    assert late.context["seen_version"] == life.case.version


def test_an_override_needs_reason_and_own_name(client: Client, world: World, life: Life) -> None:
    address = f"/cases/{life.case.number}/acts/open_inspection/"
    form = {**form_of(signed_in(client, world, OFFICER), address), "field_place": "군청"}
    early = client.post(address, form)
    assert early.status_code == 422
    assert "예외로 처리하기" in early.content.decode()
    unsigned = client.post(address, {**form, "override": "yes", "reason": "군수 지시", "override_name": "아무개"})
    assert "본인의 이름" in unsigned.content.decode()
    signed = {**form, "override": "yes", "reason": "재공고", "override_name": world.account(OFFICER).name}
    assert client.post(address, signed).status_code == 200
    assert client.post(address, {**signed, "step": "confirm"}).status_code == 302
    assert CaseEvent.objects.get(act="open_inspection").override


def test_a_number_is_typed_or_pasted(client: Client, world: World, life: Life) -> None:
    life(OFFICER, "request_council_opinion", "applicant")
    address = f"/cases/{life.case.number}/documents/{life.case.version}/"
    signed_in(client, world, OFFICER)
    shown = client.get(address)
    form = {name: str(shown.context[name]) for name in ("once", "seen_version")}
    pasted = client.post(address, {**form, "step": "paste", "pasted": "시행 농정과-101 ( 2026. 3. 2. )"})
    assert pasted.context["typed"]["production_number"] == "농정과-101"
    sent = {**form, "recording": "record_document_sent", "production_number": "농정과-101", "sent_on": "2026-03-02"}
    assert client.post(address, sent).status_code == 302
    assert "농정과-101" in page(client, f"/cases/{life.case.number}/")
    assert "농정과-101" in page(client, "/work/cases/?q=농정과-101")
    page(signed_in(client, world, "town-deulbina.officer"), address, 404)


def test_a_file_of_numbers_is_taken_whole_or_not_at_all(client: Client, world: World, life: Life) -> None:
    life(OFFICER, "request_council_opinion", "applicant")
    number, seq = life.case.number, life.case.version
    signed_in(client, world, OFFICER)
    head = "사건,기록,생산등록번호,시행일\n"
    good = f"{number},{seq},농정과-101,2026-03-02\n"
    wrong = client.post(
        "/work/documents/numbers/", {"text": head + good + f"{number},1,가-2,2026-03-02\n", "once": "a"}
    )
    assert wrong.status_code == 422
    assert "3번째 줄" in wrong.content.decode()
    assert not CaseEvent.objects.filter(act="record_document_sent").exists()
    assert client.post("/work/documents/numbers/", {"text": head + good, "once": "b"}).status_code == 302
    assert CaseEvent.objects.filter(act="record_document_sent").count() == 1


def test_my_work_shows_what_waits_and_why_me(client: Client, world: World, life: Life) -> None:
    text = page(signed_in(client, world, OFFICER), "/work/")
    assert "열람 시작" in text
    assert "담당" in text
    assert life.case.number not in page(signed_in(client, world, "town-deulbina.officer"), "/work/")
    page(client, "/work/?page=0", 400)
    page(client, "/work/?page=99", 404)


@pytest.mark.parametrize("address", ["/work/", "/work/cases/", "/work/calendar/"])
def test_work_pages_keep_to_the_budget_of_queries(client: Client, world: World, life: Life, address: str) -> None:
    signed_in(client, world, OFFICER)
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        page(client, address)
    assert len(queries) <= 12, "\n".join(query["sql"][:150] for query in queries)


def test_search_saved_lists_and_workbook(client: Client, world: World, life: Life) -> None:
    signed_in(client, world, MINISTRY)
    assert "늘누리" in page(client, "/work/cases/?q=ㄴㄴㄹ")
    assert "맞는 사건이 없습니다" in page(client, "/work/cases/?q=없는이름")
    kept = client.post("/work/lists/save/", {"name": "공고 중", "query": "stage=announced"})
    assert kept.status_code == 302
    saved = SavedList.objects.get(name="공고 중")
    assert "공고 중" in page(client, "/work/cases/")
    workbook = client.get("/work/cases/export.xlsx?q=늘누리")
    assert workbook.content[:2] == b"PK"
    signed_in(client, world, OFFICER)
    assert client.post(f"/work/lists/{saved.pk}/forget/").status_code == 404


def test_the_calendar_has_the_ends_of_clocks(client: Client, world: World, life: Life) -> None:
    due = life.case.clocks.get(clock="plan_notice").due
    assert due is not None
    text = page(signed_in(client, world, OFFICER), f"/work/calendar/?month={due:%Y-%m}")
    assert "계획 공고기간" in text
    page(client, "/work/calendar/?month=moon", 400)


def test_a_case_is_opened_on_its_page(client: Client, world: World) -> None:
    signed_in(client, world, OFFICER)
    form = {"title": "새 특구", "lead": str(world.organisation("town-neulnuri").pk), "once": "new-1"}
    first = client.post("/cases/new/", {**form, "happened_on": str(date(2026, 3, 2))})
    assert first.status_code == 302
    assert client.post("/cases/new/", form)["Location"] == first["Location"]
    assert client.post("/cases/new/", {**form, "title": "", "once": "new-2"}).status_code == 422
    page(signed_in(client, world, MINISTRY), "/cases/new/", 404)
