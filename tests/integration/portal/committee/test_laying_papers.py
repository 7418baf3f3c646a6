"""Papers laid on an item, matters added after the notice, and notices of a time that has not come."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client
from tests.integration.portal.committee.conftest import HELD, NOW, PEOPLE, TODAY, key
from tests.people_tools import sign_in

from teukgu.portal import clock
from teukgu.portal.services.meetings.attending import opening_of
from teukgu.portal.services.meetings.calling import send_notices
from teukgu.portal.services.meetings.excluding import recuse
from teukgu.portal.services.meetings.known import Hidden
from teukgu.portal.services.meetings.laying import files_to_lay, laid_before, lay_papers
from teukgu.portal.store.models import FileUse, MeetingPaper, StoredFile
from teukgu.values import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(committee):
    return committee.call()


def a_file(case, name="검토보고서.pdf", *, personal=False):
    stored, _ = StoredFile.objects.get_or_create(
        sha256="ab" * 32, defaults={"size": 3, "content_type": "application/pdf", "scanned": "off", "stored_at": NOW}
    )
    return FileUse.objects.create(
        id=uuid.uuid4(), file=stored, name=name, case=case, event=case.events.get(act="apply"), personal=personal,
        added_at=NOW,
    )  # fmt: skip


def test_the_secretary_lays_a_file_that_members_see_unless_they_stepped_aside(committee, case, meeting, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    item, file = committee.item(meeting, case), a_file(case)
    hidden = a_file(case, "주민 명부.pdf", personal=True)
    assert [one.pk for one in files_to_lay(committee.secretary, item)] == [file.pk]
    member = committee.viewer(PEOPLE[0])
    assert not laid_before(member, file, TODAY)
    client = Client()
    sign_in(client, committee.world.account("committee.secretary"))
    assert "검토보고서.pdf" in client.get(f"/meetings/{meeting.pk}/").content.decode()
    address = f"/meetings/{meeting.pk}/acts/paper/"
    assert client.post(address, {"item": item.pk, "once": "none"}).status_code == 422
    assert client.post(address, {"item": item.pk, "file": str(hidden.pk), "once": "x"}).status_code == 404
    assert client.post(address, {"item": item.pk, "file": "../etc", "once": "y"}).status_code == 404
    for _again in range(2):
        assert client.post(address, {"item": item.pk, "file": str(file.pk), "once": "z"}).status_code == 302
    assert MeetingPaper.objects.count() == 1
    assert laid_before(member, file, TODAY)
    assert not laid_before(committee.world.viewer("town-bada.officer", TODAY), file, TODAY)
    theirs = Client()
    sign_in(theirs, committee.world.account(PEOPLE[0]))
    assert f"/cases/{case.number}/files/{file.pk}/" in theirs.get(f"/meetings/{meeting.pk}/").content.decode()
    assert theirs.post(address, {"item": item.pk, "file": str(file.pk)}).status_code == 404
    seat = committee.members[PEOPLE[0]]
    recuse(member, meeting.pk, item=item.pk, membership=seat.pk, reason="이해관계", once=key(), now=NOW)
    assert not laid_before(member, file, TODAY)
    assert "검토보고서.pdf" not in theirs.get(f"/meetings/{meeting.pk}/").content.decode()
    assert theirs.get(f"/cases/{case.number}/files/{file.pk}/").status_code == 404


def test_a_file_of_another_case_or_an_item_of_another_meeting_cannot_be_laid(committee, case, meeting):
    other = committee.call()
    item, file = committee.item(meeting, case), a_file(case)
    with pytest.raises(Hidden):
        lay_papers(committee.secretary, other.pk, item=item.pk, files=[str(file.pk)], once=key(), now=NOW)
    plain = committee.item(meeting)
    with pytest.raises(Hidden):
        lay_papers(committee.secretary, meeting.pk, item=plain.pk, files=[str(file.pk)], once=key(), now=NOW)


def test_a_matter_added_after_the_notice_is_told_anew_and_late_only_with_a_ground(committee, case, meeting):
    committee.item(meeting, case)
    committee.told(meeting)
    codes = {one.code for one in opening_of(meeting, None)[0]}
    assert not {code for code in codes if "told" in code}
    late = HELD - timedelta(days=2)
    committee.item(meeting, title="늦은 안건", now=late)
    codes = {one.code for one in opening_of(meeting, None)[0]}
    assert "meeting.told_before_item" in codes
    given = {"sent_at": late, "now": late}
    with pytest.raises(Refused) as refused:
        send_notices(committee.secretary, meeting.pk, once=key(), **given)
    assert "meeting.late_notice" in {one.code for one in refused.value.findings}
    rows = send_notices(committee.secretary, meeting.pk, ground="urgent", reason="재해 복구", once=key(), **given)
    assert all(row.late for row in rows)
    codes = {one.code for one in opening_of(meeting, None)[0]}
    assert "meeting.told_before_item" not in codes


def test_a_notice_is_not_recorded_before_it_was_sent(committee, meeting):
    with pytest.raises(Refused) as refused:
        send_notices(committee.secretary, meeting.pk, sent_at=NOW + timedelta(minutes=1), once=key(), now=NOW)
    assert [one.code for one in refused.value.findings] == ["meeting.notice_in_the_future"]
