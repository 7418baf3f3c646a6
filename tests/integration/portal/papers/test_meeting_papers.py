import zipfile
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from tests.integration.portal.committee.conftest import NOW, TODAY, Committee, case, committee
from tests.people_tools import sign_in

from teukgu.documents.official.as_text import letter_text
from teukgu.documents.official.filling import Paper
from teukgu.portal.services.papers.of_meeting import meeting_paper
from teukgu.portal.store.models import AccessLogEntry, AgendaItem, Case, Meeting
from teukgu.values import Refused

__all__ = ["case", "committee"]


@pytest.fixture
def meeting(committee: Committee) -> Meeting:
    return committee.call()


@pytest.fixture
def item(committee: Committee, meeting: Meeting, case: Case) -> AgendaItem:
    words = {"proposal": "예시 특구를 지정한다.", "reason": "지역 소득을 높이기 위함"}
    return committee.item(meeting, case, **words, main_points="면적 1㎡", agency_opinions="예시청: 동의")


def paper(committee: Committee, meeting: Meeting, template: str, **about: int) -> Paper:
    return meeting_paper(committee.secretary, meeting.pk, template, **about, now=NOW)


def test_every_paper_of_a_meeting_is_made_from_its_records(
    committee: Committee, meeting: Meeting, item: AgendaItem
) -> None:
    member = committee.members["committee.member"].pk
    made = {
        "convening_notice": paper(committee, meeting, "convening_notice"),
        "minutes": paper(committee, meeting, "minutes"),
        "committee_agenda": paper(committee, meeting, "committee_agenda", item=item.pk),
        "committee_resolution": paper(committee, meeting, "committee_resolution", item=item.pk),
        "pledge": paper(committee, meeting, "pledge", member=member),
    }
    assert {name: one.missing for name, one in made.items()} == dict.fromkeys(made, ())
    texts = {name: letter_text(one.letter) for name, one in made.items()}
    assert "2026. 3. 12.(목) 14:00" in texts["convening_notice"]
    assert "예시 특구를 지정한다." in texts["committee_agenda"]
    assert "예시청: 동의" in texts["committee_agenda"]
    assert "회의의 명칭" in texts["minutes"]
    assert "스스로 회피하겠습니다" in texts["pledge"]


def test_a_written_matter_has_its_notice_and_its_sheet(committee: Committee) -> None:
    meeting = committee.call(form="written", ground="minor", reason="면적이 같음", replies_until=TODAY.replace(day=20))
    item = committee.item(meeting, proposal="예시", reason="예시")
    member = committee.members["committee.member"].pk
    sheet = paper(committee, meeting, "written_review", item=item.pk, member=member)
    assert sheet.missing == ()
    assert "2026. 3. 20." in letter_text(sheet.letter)
    assert "서면으로 심의" in letter_text(paper(committee, meeting, "convening_notice").letter)


def test_papers_with_names_are_noted(committee: Committee, meeting: Meeting) -> None:
    before = AccessLogEntry.objects.count()
    paper(committee, meeting, "convening_notice")
    assert AccessLogEntry.objects.count() == before
    paper(committee, meeting, "pledge", member=committee.members["committee.member"].pk)
    assert AccessLogEntry.objects.count() == before + 1


def test_only_the_secretary_has_them_and_only_of_this_meeting(
    committee: Committee, meeting: Meeting, item: AgendaItem
) -> None:
    other = committee.call()
    for viewer, number, template, about in (
        (committee.viewer("committee.member"), meeting.pk, "convening_notice", {}),
        (committee.viewer("town-neulnuri.officer"), meeting.pk, "convening_notice", {}),
        (committee.secretary, 10**6, "convening_notice", {}),
        (committee.secretary, other.pk, "committee_agenda", {"item": item.pk}),
        (committee.secretary, meeting.pk, "pledge", {"member": 10**6}),
        (committee.secretary, meeting.pk, "application", {}),
    ):
        with pytest.raises(Refused) as refused:
            meeting_paper(viewer, number, template, **about, now=NOW)
        assert [finding.code for finding in refused.value.findings] == ["paper.absent"]


def test_the_secretary_takes_a_paper_as_a_file(committee: Committee, meeting: Meeting) -> None:
    client, stranger = Client(), Client()
    sign_in(client, committee.world.account("committee.secretary"))
    sign_in(stranger, committee.world.account("town-neulnuri.officer"))
    address = reverse("meeting_paper", args=[meeting.pk, "convening_notice", "hwpx"])
    assert "Contents/section0.xml" in zipfile.ZipFile(BytesIO(client.get(address).content)).namelist()
    assert stranger.get(address).status_code == 404
    assert client.get(reverse("meeting_paper", args=[meeting.pk, "convening_notice", "hwp"])).status_code == 404
