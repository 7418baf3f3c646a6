from datetime import date

import pytest
from tests.people_tools import World
from tests.portal_case_tools import FIRST_DAY, MINISTRY, OFFICER, adopted, announced, moment, open_life

from teukgu.portal.services.cases.act import act
from teukgu.portal.store.models import CaseClock, CaseEvent, CaseNow, CaseParty, CaseTask, OfficialDocument
from teukgu.values import Refused


def codes(refused: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {finding.code for finding in refused.value.findings}


def test_a_case_opens_with_its_parties_and_first_event(world: World) -> None:
    life = open_life(world)
    assert life.case.number == "XD2026-0001"
    assert [event.act for event in CaseEvent.objects.filter(case=life.case)] == ["open_draft"]
    parties = {(row.party, row.organisation.key if row.organisation else "") for row in life.case.parties.all()}
    assert {("applicant", "town-neulnuri"), ("governor", "province-garam")} <= parties
    assert {party for party, _key in parties} >= {"council", "office"}
    assert CaseNow.objects.get(case=life.case).stage == "drafting"


def test_a_region_without_council_governor_or_office_has_no_such_party(world: World) -> None:
    bada = open_life(world, town="town-bada")
    assert not CaseParty.objects.filter(case=bada.case, party__in=["council", "office"]).exists()
    hansol = open_life(world, town="town-hansol")
    assert not CaseParty.objects.filter(case=hansol.case, party="governor").exists()


def test_the_same_form_twice_gives_the_same_event(world: World) -> None:
    life = adopted(world)
    arguments = {
        "act": "announce_plan",
        "party": "applicant",
        "happened_on": FIRST_DAY,
        "seen_version": life.case.version,
        "once": "double-click",
        "now": moment(FIRST_DAY),
        "today": FIRST_DAY,
        "data": {"medium": "군보", "address": "https://example.org", "inspection_place": "군청"},
    }
    viewer = world.viewer(OFFICER)
    first = act(viewer, life.case.number, **arguments)
    assert act(viewer, life.case.number, **arguments) == first
    assert CaseEvent.objects.filter(case=life.case, act="announce_plan").count() == 1
    with pytest.raises(Refused) as refused:
        act(world.viewer("town-neulnuri.chief"), life.case.number, **arguments)
    assert codes(refused) == {"case.once_used"}


def test_who_saw_an_older_case_is_told_what_happened(world: World) -> None:
    life = adopted(world)
    seen = life.case.version
    life(OFFICER, "announce_plan", "applicant", medium="군보", address="https://example.org", inspection_place="군청")
    with pytest.raises(Refused) as refused:
        act(
            *(world.viewer("town-neulnuri.chief"), life.case.number),
            act="open_inspection",
            party="applicant",
            happened_on=FIRST_DAY,
            data={"place": "군청"},
            seen_version=seen,
            once="late",
            now=moment(FIRST_DAY),
            today=FIRST_DAY,
        )
    found = {finding.code: finding for finding in refused.value.findings}
    assert "계획 공고" in found["case.changed_meanwhile"].message.ko


def test_everything_that_is_missing_is_said_at_once(world: World) -> None:
    life = open_life(world)
    with pytest.raises(Refused) as refused:
        life(OFFICER, "adopt_plan", "applicant", unknown="x")
    assert {"case.field_missing", "case.field_unknown", "designation.contents_missing"} <= codes(refused)
    assert sum(finding.code == "case.field_missing" for finding in refused.value.findings) >= 2


def test_strangers_and_the_absent_case_get_the_same_answer(world: World) -> None:
    life = open_life(world)
    answers = []
    for who, number in (("town-deulbina.officer", life.case.number), (OFFICER, "XD2026-9999")):
        with pytest.raises(Refused) as refused:
            act(
                *(world.viewer(who), number),
                act="adopt_plan",
                party="applicant",
                happened_on=FIRST_DAY,
                data={},
                seen_version=1,
                once=f"x-{number}",
                now=moment(FIRST_DAY),
                today=FIRST_DAY,
            )
        answers.append([finding.code for finding in refused.value.findings])
    assert answers[0] == answers[1] == ["case.absent"]


def test_another_party_is_refused(world: World) -> None:
    life = announced(world)
    with pytest.raises(Refused) as refused:
        life("office-east", "open_inspection", "applicant", place="군청")
    assert codes(refused) == {"case.not_your_party"}


def test_clocks_and_tasks_follow_the_act(world: World) -> None:
    life = announced(world)
    assert CaseClock.objects.filter(case=life.case, ended_on=None).exists()
    tasks = {(task.act, task.organisation.key) for task in CaseTask.objects.filter(case=life.case) if task.organisation}
    assert ("open_inspection", "town-neulnuri") in tasks
    assert not CaseTask.objects.filter(case=life.case, act="record_document_sent").exists()


def test_a_document_without_a_number_is_provisional_until_it_has_one(world: World) -> None:
    life = announced(world)
    life(OFFICER, "request_council_opinion", "applicant")
    paper = OfficialDocument.objects.get(case=life.case, event__act="request_council_opinion")
    assert (paper.production_number, paper.sender.key) == ("", "town-neulnuri")
    assert paper.receiver.kind == "council"
    about = paper.event.seq
    life(
        OFFICER,
        *("record_document_sent", "applicant"),
        event=about,
        production_number="농정과-2026",
        sent_on="2026-03-02",
        approver="군수",
        approval="delegated",
    )
    paper.refresh_from_db()
    assert (paper.production_number, paper.sent_on, paper.approval) == ("농정과-2026", date(2026, 3, 2), "delegated")
    council = paper.receiver.key
    with pytest.raises(Refused) as refused:
        life(OFFICER, "record_document_received", "applicant", event=about, received_on="2026-03-02")
    assert codes(refused) == {"case.not_your_document"}
    life(council, "record_document_received", "council", event=about, receipt_number="의회-7", received_on="2026-03-02")
    paper.refresh_from_db()
    assert paper.receipt_number == "의회-7"


def test_the_ministry_sees_and_does_its_part(world: World) -> None:
    life = announced(world)
    with pytest.raises(Refused) as refused:
        life(MINISTRY, "register_application", "minister")
    assert "case.not_now" in codes(refused)
