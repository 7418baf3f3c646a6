"""Pages of bodies and meetings: a meeting held through its forms; who sees what."""

import re
from datetime import UTC, datetime

import pytest
from django.test import Client
from tests.integration.portal.committee.conftest import HELD, PEOPLE, TODAY
from tests.people_tools import sign_in

from teukgu.portal import clock
from teukgu.portal.services.meetings.excluding import recuse
from teukgu.portal.store.models import AccessLogEntry, Meeting

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def second_of_march(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 3, 2, 2, 0, tzinfo=UTC))


def signed_in(committee, who):
    client = Client()
    sign_in(client, committee.world.account(who))
    return client


def post(client, meeting, act, **given):
    answer = client.post(f"/meetings/{meeting.pk}/acts/{act}/", given)
    assert "login" not in answer.headers.get("Location", "")
    return answer


def test_the_secretary_holds_a_meeting_through_the_pages(committee, case, monkeypatch):
    client = signed_in(committee, "committee.secretary")
    assert "예시 특화특구위원회" in client.get("/committee/").content.decode()
    page = client.get("/committee/committee/").content.decode()
    assert "중소벤처기업부장관" in page
    assert "재적위원 7명" in page
    assert "비어 있음" in page
    given = {"form": "in_person", "purpose": "지정안", "day": "2026-03-12", "time": "14:00", "place": "회의실"}
    found = client.post("/committee/committee/call/", given)
    meeting = Meeting.objects.get()
    assert found.status_code == 302
    assert found["Location"] == f"/meetings/{meeting.pk}/"
    assert (
        post(client, meeting, "item", title="예시 특구 지정안", case=case.number, proposal="지정한다").status_code
        == 302
    )
    told = post(client, meeting, "notice", medium="written", sent_day="2026-03-02", sent_time="09:00")
    assert told.status_code == 302
    people = [row.pk for row in committee.members.values()]
    assert post(client, meeting, "attend", membership=people, how="in_person").status_code == 302
    assert "회의일(2026-03-12)이 되지 않았습니다" in post(client, meeting, "open").content.decode()
    monkeypatch.setattr(clock, "today", HELD.date)
    monkeypatch.setattr(clock, "now", lambda: HELD)
    client = signed_in(committee, "committee.secretary")
    assert post(client, meeting, "open").status_code == 302
    item = meeting.items.get()
    votes = {f"choice-{pk}": "yes" for pk in people[:5]}
    assert post(client, meeting, "vote", item=item.pk, **votes).status_code == 302
    assert post(client, meeting, "resolve", item=item.pk, text="원안대로 의결").status_code == 302
    page = client.get(f"/meetings/{meeting.pk}/").content.decode()
    assert "원안 의결" in page
    names = re.findall(r'name="(minutes-\w+)"', page)
    assert len(names) == 9
    short = post(client, meeting, "minutes", **dict.fromkeys(names[1:], "적음"))
    assert short.status_code == 422
    assert "적음" in short.content.decode()
    assert post(client, meeting, "minutes", **dict.fromkeys(names, "적음")).status_code == 302
    case.now.refresh_from_db()
    assert case.now.stage == "resolved"


def test_a_refused_act_says_every_reason_and_keeps_what_was_typed(committee):
    client = signed_in(committee, "committee.secretary")
    given = {"form": "written", "purpose": "명칭 변경", "day": "2026-03-12", "time": "14:00"}
    found = client.post("/committee/committee/call/", given)
    assert found.status_code == 422
    page = found.content.decode()
    assert "서면심의 사유가 없습니다" in page
    assert "까닭을 적지 않았습니다" in page
    assert "명칭 변경" in page


def test_a_member_votes_in_writing_and_steps_aside(committee, case):
    meeting = committee.call("written", ground="minor", reason="경미")
    item = committee.item(meeting, case, proposal="비밀스러운 주문")
    client = signed_in(committee, PEOPLE[0])
    assert "회신할 안건 1건" in client.get("/meetings/").content.decode()
    seat = committee.members[PEOPLE[0]].pk
    assert "비밀스러운 주문" in client.get(f"/meetings/{meeting.pk}/").content.decode()
    assert post(client, meeting, "vote", item=item.pk, membership=seat, choice="yes").status_code == 302
    assert "내 표결" in client.get(f"/meetings/{meeting.pk}/").content.decode()
    assert post(client, meeting, "recuse", item=item.pk, membership=seat, reason="친족").status_code == 302
    page = client.get(f"/meetings/{meeting.pk}/").content.decode()
    assert "비밀스러운 주문" not in page
    assert case.number not in page
    assert "제척ㆍ회피한 안건" in page


def test_a_member_may_not_act_as_secretary_or_for_another(committee):
    meeting = committee.call()
    item = committee.item(meeting)
    client = signed_in(committee, PEOPLE[0])
    other = committee.members[PEOPLE[1]].pk
    assert client.get("/committee/committee/call/").status_code == 404
    assert post(client, meeting, "open").status_code == 404
    assert post(client, meeting, "resolve", item=item.pk, text="x").status_code == 404
    assert post(client, meeting, "recuse", item=item.pk, membership=other, reason="x").status_code == 404
    assert client.post("/committee/committee/acts/appoint/", {"seat": "appointed"}).status_code == 404
    assert "표결 기록" not in client.get(f"/meetings/{meeting.pk}/").content.decode()


@pytest.mark.parametrize("who", ["town-neulnuri.officer", "working-committee.secretary", "audit.auditor"])
def test_others_find_nothing(committee, who):
    meeting = committee.call()
    client = signed_in(committee, who)
    for address in (f"/meetings/{meeting.pk}/", "/committee/committee/", "/committee/committee/conflicts/"):
        assert client.get(address).status_code == 404
    assert client.get("/meetings/999999/").status_code == 404


def test_nobody_without_signing_in(committee, client):
    meeting = committee.call()
    for address in ("/committee/", f"/meetings/{meeting.pk}/", "/meetings/"):
        assert client.get(address).status_code == 302


def test_conflicts_are_shown_to_the_secretary_and_to_oneself_and_logged(committee):
    town = committee.world.organisation("town-neulnuri")
    client = signed_in(committee, PEOPLE[0])
    given = {"fact": "kin", "organisation": town.pk, "known_on": "2026-03-01", "note": "사촌이 근무"}
    before = AccessLogEntry.objects.count()
    assert client.post("/committee/committee/conflicts/", given).status_code == 302
    assert "사촌이 근무" in client.get("/committee/committee/conflicts/").content.decode()
    assert AccessLogEntry.objects.count() == before + 1
    assert AccessLogEntry.objects.latest("seq").address == "127.0.0.1"
    other = signed_in(committee, PEOPLE[1])
    assert "사촌이 근무" not in other.get("/committee/committee/conflicts/").content.decode()
    secretary = signed_in(committee, "committee.secretary")
    assert "사촌이 근무" in secretary.get("/committee/committee/conflicts/").content.decode()


def test_both_readings_stand_on_the_page(committee):
    meeting = committee.call()
    item = committee.item(meeting)
    seat = committee.members[PEOPLE[0]].pk
    recuse(committee.secretary, meeting.pk, item=item.pk, membership=seat, reason="회피", **committee.stamps())
    page = signed_in(committee, "committee.secretary").get(f"/meetings/{meeting.pk}/").content.decode()
    assert "제척된 위원을 재적에 넣으면" in page
    assert "제척된 위원을 재적에서 빼면" in page


def test_english(committee):
    meeting = committee.call(at=HELD)
    client = signed_in(committee, "committee.secretary")
    for address in ("/en/committee/", "/en/committee/committee/", f"/en/meetings/{meeting.pk}/", "/en/meetings/"):
        assert client.get(address).status_code == 200
