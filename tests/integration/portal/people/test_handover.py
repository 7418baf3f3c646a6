"""Handing over: one act makes the record, moves the posts, ends the leaver's sessions."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import DatabaseError, connection, transaction
from django.test import Client
from tests.people_tools import NOW, TODAY, World, sign_in

from teukgu.portal import clock
from teukgu.portal.services.people.hand_over import HandoverNotes, Promise, hand_over
from teukgu.portal.services.people.sessions import end_sessions_of_leavers
from teukgu.portal.store.models import (
    AccessLogEntry,
    Account,
    Case,
    CaseEvent,
    CaseNow,
    CaseParty,
    CaseTask,
    Handover,
    OfficialDocument,
)
from teukgu.portal.store.queries.people import viewer_of_account
from teukgu.values import Refused

NOTES = HandoverNotes(
    reason="정기 인사", issues=("주차장 부지",), promises=(Promise("2026-02-03", "주민대표", "설명회를 한 번 더 연다"),)
)


@pytest.fixture
def case(world: World) -> Case:
    """A case in which something waits for the town, one paper was sent, one figure was entered."""
    town, officer = world.organisation("town-neulnuri"), world.account("town-neulnuri.officer")
    made = Case.objects.create(
        programme_id=world.programme,
        number="T-0001",
        procedure="designation",
        title="늘누리 숲특구",
        opened_at=NOW,
        opened_on=TODAY,
        rules_on=TODAY,
        once="t-1",
    )
    CaseNow.objects.create(case=made, stage="adopted", changed_at=NOW)
    CaseParty.objects.create(case=made, party="applicant", organisation=town, lead=True, since=TODAY)
    CaseParty.objects.create(case=made, party="agency", organisation=world.organisation("forest"), since=TODAY)
    event = CaseEvent.objects.create(
        case=made,
        seq=1,
        act="announce_plan",
        party="applicant",
        happened_on=TODAY,
        recorded_at=NOW,
        account=officer,
        post=world.post("town-neulnuri.officer"),
        once="e-1",
    )
    OfficialDocument.objects.create(
        case=made,
        event=event,
        template="x",
        title="계획안 공고",
        sender=town,
        production_number="특구-12",
        sent_on=TODAY,
    )
    CaseTask.objects.create(
        programme_id=world.programme,
        case=made,
        act="announce_plan",
        party="applicant",
        organisation=town,
        due=clock.today() + timedelta(days=30),
    )
    return made


def handed(world: World, by: str = "town-neulnuri.officer", once: str = "h-1", days: int = 0):
    return hand_over(
        world.viewer(by),
        [world.post("town-neulnuri.officer").pk],
        giver=world.account("town-neulnuri.officer"),
        taker=world.account("newcomer"),
        first_day=TODAY + timedelta(days=days),
        notes=NOTES,
        once=once,
        now=NOW,
        today=TODAY,
    )


def test_one_act_moves_the_post_and_keeps_what_was_in_hand(world: World, case: Case) -> None:
    (record,) = handed(world)
    assert record.data["cases"][0]["number"] == "T-0001"
    assert record.data["papers"] == [{"number": "특구-12", "title": "계획안 공고", "day": TODAY.isoformat()}]
    assert "예시산림청 협의 담당자" in [one["organisation"] for one in record.data["contacts"]]
    assert record.data["promises"] == [{"day": "2026-02-03", "to": "주민대표", "what": "설명회를 한 번 더 연다"}]
    giver, taker = world.account("town-neulnuri.officer"), world.account("newcomer")
    assert not viewer_of_account(giver.pk, TODAY).is_staff
    assert viewer_of_account(giver.pk, TODAY - timedelta(days=1)).is_staff
    assert [post.role for post in viewer_of_account(taker.pk, TODAY).posts] == ["officer"]


def test_the_leavers_sessions_end(world: World, client: Client) -> None:
    sign_in(client, world.account("town-neulnuri.officer"))
    assert client.get("/accounts/").status_code == 200
    before = Session.objects.count()
    handed(world)
    assert Session.objects.count() == before - 1
    assert client.get("/accounts/").status_code == 302


def test_a_handover_of_a_later_day_leaves_the_leaver_at_work_until_then(world: World, client: Client) -> None:
    sign_in(client, world.account("town-neulnuri.officer"))
    handed(world, days=5)
    giver = world.account("town-neulnuri.officer")
    assert viewer_of_account(giver.pk, TODAY + timedelta(days=4)).is_staff
    assert not viewer_of_account(giver.pk, TODAY + timedelta(days=5)).is_staff
    assert client.get("/accounts/").status_code == 200
    assert end_sessions_of_leavers(TODAY + timedelta(days=4)) == 0
    assert end_sessions_of_leavers(TODAY + timedelta(days=5)) == 1
    assert client.get("/accounts/").status_code == 302


def test_handing_over_late_never_makes_ones_own_term_longer(world: World) -> None:
    giver = world.account("town-neulnuri.officer")
    ends = TODAY + timedelta(days=3)
    giver.holdings.update(valid_to=ends)
    handed(world, days=400)
    assert set(giver.holdings.values_list("valid_to", flat=True)) == {ends}


def test_the_same_form_twice_hands_over_once(world: World) -> None:
    assert handed(world)[0].pk == handed(world)[0].pk
    assert Handover.objects.count() == 1


@pytest.mark.parametrize("by", ["town-gaon.chief", "town-neulnuri.head", "resident"])
def test_others_may_not(world: World, by: str) -> None:
    with pytest.raises(Refused):
        handed(world, by)
    assert not Handover.objects.exists()


@pytest.mark.parametrize("by", ["town-neulnuri.chief", "system.operator"])
def test_managers_may(world: World, by: str) -> None:
    assert handed(world, by)


def test_nothing_moves_when_one_post_cannot(world: World) -> None:
    posts = [world.post(key).pk for key in ("town-neulnuri.officer", "town-gaon.officer")]
    with pytest.raises(Refused):
        hand_over(
            world.viewer("town-neulnuri.officer"),
            posts,
            giver=world.account("town-neulnuri.officer"),
            taker=world.account("newcomer"),
            first_day=TODAY,
            notes=NOTES,
            once="h-2",
            now=NOW,
            today=TODAY,
        )
    assert not Handover.objects.exists()
    assert viewer_of_account(world.account("town-neulnuri.officer").pk, TODAY).is_staff


def test_the_database_refuses_to_change_a_record(world: World) -> None:
    (record,) = handed(world)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE store_handover SET data = '{}'")
    assert Handover.objects.get(pk=record.pk).data["giver"] == record.data["giver"]


def test_the_record_is_read_by_giver_taker_and_manager_and_each_reading_is_noted(world: World, case: Case) -> None:
    (record,) = handed(world)
    seen = {}
    for who in ("newcomer", "town-neulnuri.officer", "town-neulnuri.chief", "town-gaon.chief", "resident"):
        client = Client()
        sign_in(client, world.account(who))
        seen[who] = client.get(f"/people/handovers/{record.pk}/").status_code
    assert seen == {
        "newcomer": 200,
        "town-neulnuri.officer": 200,
        "town-neulnuri.chief": 200,
        "town-gaon.chief": 404,
        "resident": 404,
    }
    assert AccessLogEntry.objects.filter(action="read", what="handover").count() == 3


@pytest.mark.parametrize(("kind", "begins"), [("pdf", b"%PDF"), ("hwpx", b"PK")])
def test_the_record_comes_as_a_file_with_a_reason(world: World, case: Case, kind: str, begins: bytes) -> None:
    (record,) = handed(world)
    client = Client()
    sign_in(client, world.account("newcomer"))
    page = f"/people/handovers/{record.pk}/download/"
    assert client.post(page, {"kind": kind}).status_code == 302
    assert client.post(page, {"kind": kind, "reason": "인수 확인"}).content.startswith(begins)
    assert AccessLogEntry.objects.filter(action="download", reason="인수 확인").count() == 1


def test_the_pages_hand_over_and_welcome_the_newcomer(world: World, case: Case, client: Client) -> None:
    sign_in(client, world.account("town-neulnuri.officer"))
    giver = world.account("town-neulnuri.officer")
    page = client.get(f"/people/hand-over/{giver.pk}/")
    assert "T-0001" in page.content.decode()
    form = {
        "posts": [world.post("town-neulnuri.officer").pk],
        "taker": world.account("newcomer").email,
        "first_day": clock.today().isoformat(),
        "reason": "정기 인사",
        "promises": "2026-02-03 / 주민대표 / 설명회\n아무렇게나",
        "once": "form-1",
    }
    assert client.post(f"/people/hand-over/{giver.pk}/", form | {"taker": "nobody@x.example"}).status_code == 422
    assert client.post(f"/people/hand-over/{giver.pk}/", form).status_code == 302
    assert client.get("/accounts/").status_code == 302
    taker = Client()
    sign_in(taker, world.account("newcomer"))
    shown = taker.get("/work/welcome/").content.decode()
    assert "늘누리 숲특구" in shown
    assert "특구-12" in shown
    assert str(Handover.objects.get().pk) in shown


def test_a_manager_hands_over_to_somebody_who_is_invited_by_it(world: World, client: Client) -> None:
    giver = world.account("town-neulnuri.officer")
    form = {
        "posts": [world.post("town-neulnuri.officer").pk],
        "taker": "new@town.example",
        "taker_name": "한별",
        "first_day": clock.today().isoformat(),
        "reason": "정기 인사",
        "once": "form-2",
    }
    sign_in(client, giver)
    assert client.post(f"/people/hand-over/{giver.pk}/", form).status_code == 422
    assert not Account.objects.filter(email="new@town.example").exists()
    sign_in(client, world.account("town-neulnuri.chief"))
    shown = client.post(f"/people/hand-over/{giver.pk}/", form)
    assert "/accounts/invitation/" in shown.content.decode()
    taken = Account.objects.get(email="new@town.example")
    assert Handover.objects.get().taker_id == taken.pk
    assert viewer_of_account(taken.pk, clock.today()).is_public
