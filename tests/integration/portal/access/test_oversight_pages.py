"""Pages of oversight: who sees them, what they show, what is noted."""

from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from tests.people_tools import NOW, PROGRAMME, TODAY, World, make_world, sign_in

from teukgu.portal import clock
from teukgu.portal.services.access_log import note_read
from teukgu.portal.services.personal import keep_personal
from teukgu.portal.store.models import AccessLogEntry, AccessLogReview, Case, CaseNow, CaseParty, PersonalKind

MONTH = "/oversight/access-log/2026-3/"


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime.fromisoformat("2026-04-02T10:00:00+09:00"))


@pytest.fixture
def case(world: World) -> Case:
    case = Case.objects.create(
        programme_id=PROGRAMME,
        number="T-1",
        procedure="designation",
        title="t",
        opened_at=NOW,
        opened_on=TODAY,
        rules_on=TODAY,
        once="t-1",
    )
    CaseNow.objects.create(case=case, stage="announced", changed_at=NOW)
    CaseParty.objects.create(
        case=case, party="applicant", organisation=world.organisation("town-neulnuri"), since=TODAY
    )
    return case


def signed_in(world: World, key: str) -> Client:
    client = Client()
    sign_in(client, world.account(key))
    return client


def detail(case: Case) -> str:
    values = {"speaker_name": "홍길동", "speaker_phone": "010-1234-5678"}
    return keep_personal(
        programme=PROGRAMME, kind=PersonalKind.CASE_PERSON, values=values, case=case, party="applicant", now=NOW
    )


def test_unmasking_asks_for_a_reason_and_notes_it(world: World, case: Case) -> None:
    client, address = signed_in(world, "town-neulnuri.officer"), f"/personal/{detail(case)}/"
    page = client.get(address).content.decode()
    assert "홍*동" in page
    assert "010-****-5678" in page
    assert "홍길동" not in page
    refused = client.post(address, {"reason": " "})
    assert refused.status_code == 422
    assert "홍길동" not in refused.content.decode()
    assert AccessLogEntry.objects.count() == 0
    shown = client.post(address, {"reason": "시각 안내"})
    assert "홍길동" in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    entry = AccessLogEntry.objects.get()
    assert (entry.reason, entry.address, entry.account) == (
        "시각 안내",
        "127.0.0.1",
        world.account("town-neulnuri.officer"),
    )


@pytest.mark.parametrize(
    "key", ["town-deulbina.officer", "province-garam.officer", "committee.member", "resident", "system.operator"]
)
def test_hidden_and_absent_answer_alike(world: World, case: Case, key: str) -> None:
    client = signed_in(world, key)
    pages = [client.get(f"/personal/{one}/") for one in (detail(case), uuid4())]
    assert [page.status_code for page in pages] == [404, 404]
    assert client.post(f"/personal/{detail(case)}/", {"reason": "x"}).status_code == 404
    assert AccessLogEntry.objects.count() == 0


def test_whoever_is_not_signed_in_is_asked_to_for_both(world: World, case: Case) -> None:
    for one in (detail(case), str(uuid4())):
        answer = Client().get(f"/personal/{one}/")
        assert answer.status_code == 302
        assert answer["Location"].endswith(f"?next=%2Fpersonal%2F{one}%2F")


def note(world: World, case: Case, **more: Any) -> None:
    note_read(
        world.viewer("town-neulnuri.officer"),
        what="case_person",
        subject="x",
        case=case,
        reason="시각 안내",
        now=NOW,
        **more,
    )


def test_the_data_officer_signs_off_the_month_once(world: World, case: Case, later: None) -> None:
    note(world, case, subjects=60)
    client = signed_in(world, "system.data-officer")
    page = client.get(MONTH).content.decode()
    assert "시각 안내" in page
    assert "60명" in page
    assert client.post(MONTH, {"remark": "확인"}).status_code == 302
    review = AccessLogReview.objects.get()
    assert (review.rows, review.remark) == (1, "확인")
    again = client.post(MONTH, {"remark": ""})
    assert again.status_code == 422
    assert "이미 확인한 달" in again.content.decode()
    assert "확인함" in client.get("/oversight/access-log/").content.decode()


def test_a_month_that_is_not_over_is_not_signed_off(world: World, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    answer = signed_in(world, "system.data-officer").post(MONTH, {"remark": ""})
    assert answer.status_code == 422
    assert AccessLogReview.objects.count() == 0


def test_auditors_read_and_do_not_sign(world: World, case: Case, later: None) -> None:
    note(world, case)
    client = signed_in(world, "audit.auditor")
    page = client.get(MONTH)
    assert page.status_code == 200
    assert "<textarea" not in page.content.decode()
    assert client.post(MONTH, {"remark": ""}).status_code == 404
    assert client.get("/oversight/erasure/").status_code == 404


@pytest.mark.parametrize(
    "key", ["ministry-policy.officer", "town-neulnuri.head", "committee.secretary", "system.operator", "resident"]
)
def test_nobody_else_finds_the_log(world: World, key: str) -> None:
    client = signed_in(world, key)
    for address in ("/oversight/access-log/", MONTH, "/oversight/erasure/"):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/oversight/access-log/2026-13/",
        "/oversight/access-log/1-1/",
        f"{MONTH}?page=2",
        f"{MONTH}?page=x",
        f"{MONTH}?programme=elsewhere",
        f"{MONTH}?page=99999999999",
    ],
)
def test_what_there_is_not(world: World, address: str) -> None:
    assert signed_in(world, "system.data-officer").get(address).status_code == 404


def test_the_pages_speak_english(world: World, case: Case) -> None:
    note(world, case)
    client = signed_in(world, "system.data-officer")
    for address in ("/oversight/access-log/", MONTH, "/oversight/erasure/"):
        page = client.get(f"/en{address}")
        assert page.status_code == 200
