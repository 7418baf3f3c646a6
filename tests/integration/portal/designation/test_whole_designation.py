"""A designation from the first draft to the registry: plan, opinions, operators, agencies, gazette."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.designation_tools import EXEMPTIONS, FUNDING
from tests.people_tools import World, make_world, sign_in
from tests.portal_case_tools import MINISTRY, OFFICER, Life, moment, once, open_life

from teukgu.portal.access import ANONYMOUS
from teukgu.portal.plan_rules import plan_contents
from teukgu.portal.services.designation.consultations import AgencyAnswer, answer_many, request_consultations
from teukgu.portal.services.designation.operator_applications import apply_as_operator
from teukgu.portal.services.designation.opinions import (
    GivenOpinion,
    moderate_opinion,
    register_opinion,
    reply_to_opinion,
    send_opinion,
)
from teukgu.portal.services.designation.plan_drafts import save_item
from teukgu.portal.services.designation.plan_versions import make_version
from teukgu.portal.store.models import Case, CaseParty, Opinion, PersonalDetail, Zone, ZoneFact, ZoneNow
from teukgu.portal.store.queries.announced_plans import AnnouncedPlan, announced_plan, shown_opinions
from teukgu.portal.store.queries.consultation_desk import open_consultations
from teukgu.portal.store.queries.gazette_fields import gazette_fields
from teukgu.procedures.plan_contents import ContentKind
from teukgu.values import Refused

pytestmark = pytest.mark.django_db
WRITTEN = {
    "name": "늘누리숲산책특구",
    "area": "1,250,000㎡(두 곳)",
    "designation_period": "2027. 1. 1. ~ 2031. 12. 31.",
    "place": "늘누리군 숲면 1번지",
}
ASKED = GivenOpinion("홍길동", "hong@example.org", "길을 넓혀 주세요.", "for", True, True)


def write_plan(life: Life, *, later: bool = False, follows: int = 0) -> int:
    """Write every item and name a version; return its number."""
    viewer, now = life.world.viewer(OFFICER), moment(life.day)
    rows = {"exemptions": EXEMPTIONS, "funding": FUNDING}
    for item in plan_contents().items:
        wanted = not item.exemptions and (later or item.by.value == "adopt")
        if item.kind is ContentKind.TEXT and wanted:
            rows[item.id] = WRITTEN.get(item.id, f"{item.name.ko} 내용")
    for key, content in rows.items():
        save_item(viewer, life.case.number, key, content, follows=follows, now=now, today=life.day)
    return make_version(viewer, life.case.number, name=f"{life.day} 판", now=now, today=life.day).number


def adopt(life: Life, version: int) -> None:
    digest = life.case.plan.versions.get(number=version).sha256
    more = {"approval_number": "농정과-101", "approver": "군수", "plan_version": version, "plan_sha256": digest}
    life(OFFICER, "adopt_plan", "applicant", **more)


def announced_life(world: World) -> Life:
    """A case with its plan announced and open for inspection."""
    life = open_life(world)
    adopt(life, write_plan(life))
    words = {"medium": "군보 제100호", "address": "https://example.org/notice", "inspection_place": "군청 민원실"}
    life(OFFICER, "announce_plan", "applicant", **words)
    hearing = {"time_and_place": "14시 군민회관", "purpose": "의견 청취", "outline": "숲", "presider": "이순신"}
    life(OFFICER, "announce_hearing", "applicant", hearing_on=str(life.day + timedelta(20)), **hearing)
    life(OFFICER, "open_inspection", "applicant", on=life.day + timedelta(8), place="군청 민원실")
    return life


def plan_of(life: Life) -> AnnouncedPlan:
    found = announced_plan((life.world.programme,), life.case.number)
    assert found is not None
    return found


def test_an_adopted_plan_lacks_nothing_or_is_refused() -> None:
    life = open_life(make_world())
    with pytest.raises(Refused) as caught:
        life(OFFICER, "adopt_plan", "applicant", approval_number="1", approver="군수")
    assert {one.code for one in caught.value.findings} == {"designation.contents_missing"}


def test_a_plan_kept_here_is_adopted_as_one_of_its_versions_which_the_form_offers() -> None:
    life = open_life(make_world())
    write_plan(life)
    version = life.case.plan.versions.order_by("-number")[0]
    with pytest.raises(Refused) as caught:
        life(OFFICER, "adopt_plan", "applicant", approval_number="1", approver="군수")
    assert {one.code for one in caught.value.findings} == {"designation.version_not_named"}
    client = Client()
    sign_in(client, life.world.account(OFFICER))
    page = client.get(reverse("case_act", args=[life.case.number, "adopt_plan"])).content.decode()
    assert version.sha256 in page
    life(OFFICER, "adopt_plan", "applicant", approval_number="1", approver="군수", plan_version=version.number)


def test_an_opinion_is_taken_registered_answered_hidden_and_its_author_stays_apart() -> None:
    life = announced_life(make_world())
    kept = send_opinion(ANONYMOUS, plan_of(life), ASKED, now=moment(life.day))
    assert "홍길동" not in kept.text
    assert PersonalDetail.objects.get(pk=kept.personal).values["name"] == "홍길동"
    officer, number = life.world.viewer(OFFICER), life.case.number
    later = life.day + timedelta(2)
    event = register_opinion(
        officer, number, kept.key, seen_version=life.case.version, once=once(), now=moment(later), today=later
    )
    assert event.happened_on == life.day
    assert set(event.data["name"]) == {"personal"}
    assert PersonalDetail.objects.get(pk=kept.personal).values == {}
    assert [line.opinion.key for line in shown_opinions(life.case)] == [kept.key]
    life.case.refresh_from_db()
    reply_to_opinion(
        officer,
        number,
        kept.key,
        outcome="taken_up",
        reply="넓히겠습니다.",
        seen_version=life.case.version,
        once=once(),
        now=moment(later),
        today=later,
    )
    moderate_opinion(officer, number, kept.key, hidden=True, reason="욕설", now=moment(later), today=later)
    assert shown_opinions(life.case) == []
    assert Opinion.objects.count() == 1
    moderate_opinion(officer, number, kept.key, hidden=False, reason="착오", now=moment(later), today=later)
    assert shown_opinions(life.case)[0].reply is not None


def test_everything_wrong_with_an_opinion_is_said_at_once() -> None:
    life = announced_life(make_world())
    bad = GivenOpinion("", "", "", "maybe", False, False)
    with pytest.raises(Refused) as caught:
        send_opinion(ANONYMOUS, plan_of(life), bad, now=moment(life.day))
    assert {one.place.key for one in caught.value.findings} == {"name", "text", "stance", "consents"}


def test_opinions_are_not_taken_once_the_inspection_is_closed_and_not_in_floods() -> None:
    life = announced_life(make_world())
    for number in range(20):
        send_opinion(ANONYMOUS, plan_of(life), replace(ASKED, text=f"의견 {number}"), now=moment(life.day))
    with pytest.raises(Refused, match="too_many"):
        send_opinion(ANONYMOUS, plan_of(life), ASKED, now=moment(life.day))
    life(OFFICER, "close_inspection", "applicant", on=life.day + timedelta(15))
    with pytest.raises(Refused, match="closed"):
        send_opinion(ANONYMOUS, plan_of(life), ASKED, now=moment(life.day))


def test_a_plan_that_is_only_drafted_is_not_on_notice() -> None:
    life = open_life(make_world())
    assert announced_plan((life.world.programme,), life.case.number) is None


def test_an_operator_takes_part_only_when_its_application_stands() -> None:
    life = announced_life(make_world())
    data = {"project": "산책로", "funding": "3억원"}
    with pytest.raises(Refused, match="not_yours"):
        apply_as_operator(
            life.world.viewer("resident"), plan_of(life), data=data, once=once(), now=moment(life.day), today=life.day
        )
    viewer = life.world.viewer("cooperative")
    with pytest.raises(Refused):
        apply_as_operator(viewer, plan_of(life), data={}, once=once(), now=moment(life.day), today=life.day)
    assert not CaseParty.objects.filter(case=life.case, party="operator").exists()
    event = apply_as_operator(viewer, plan_of(life), data=data, once=once(), now=moment(life.day), today=life.day)
    assert (event.key, event.party) == ("cooperative", "operator")


def applied_life(world: World) -> Life:
    """A case that was applied for."""
    life = announced_life(world)
    apply_as_operator(
        world.viewer("cooperative"),
        plan_of(life),
        data={"project": "산책로", "funding": "3억원"},
        once=once(),
        now=moment(life.day),
        today=life.day,
    )
    life(OFFICER, "decide_operator", "applicant", "cooperative", decision="designated", grounds="능력이 있음")
    life(OFFICER, "publish_operator", "applicant", "cooperative", medium="군보 제101호")
    life(OFFICER, "hold_hearing", "applicant", on=date(2026, 3, 22), attendance=40, opinions="찬성", results="반영")
    life(OFFICER, "close_inspection", "applicant", on=date(2026, 3, 25))
    life(OFFICER, "request_council_opinion", "applicant")
    life(OFFICER, "record_council_opinion", "applicant", on=date(2026, 4, 10), opinion="in_favour")
    version = write_plan_again(life)
    adopt(life, version)
    life(OFFICER, "tell_governor", "applicant")
    life(OFFICER, "apply", "applicant", zone_name=WRITTEN["name"], summary="숲을 걷습니다.")
    life(MINISTRY, "register_application", "minister", receipt_number="접수-1")
    return life


def write_plan_again(life: Life) -> int:
    """Add what was heard, and name the version that is applied with."""
    viewer, now = life.world.viewer(OFFICER), moment(life.day)
    for key in ("hearing_results", "council_results"):
        save_item(viewer, life.case.number, key, "들은 결과", follows=0, now=now, today=life.day)
    return make_version(viewer, life.case.number, name="신청본", now=now, today=life.day).number


def ask_all(life: Life) -> None:
    request_consultations(
        life.world.viewer(MINISTRY),
        life.case.number,
        question="검토 바랍니다.",
        happened_on=life.day,
        once=once(),
        now=moment(life.day),
        today=life.day,
    )
    life.case.refresh_from_db()


def test_every_agency_of_the_plan_is_asked_once_and_answers_at_its_desk() -> None:
    life = applied_life(make_world())
    key = once()
    for _ in range(2):
        request_consultations(
            life.world.viewer(MINISTRY),
            life.case.number,
            question="",
            happened_on=life.day,
            once=key,
            now=moment(life.day),
            today=life.day,
        )
    agency = life.world.viewer("agriculture")
    waiting = open_consultations(agency, life.day)
    assert [one.key for one in waiting] == ["art_36@agriculture", "art_50@agriculture"]
    assert all(one.due is not None and one.row["need"] for one in waiting)
    assert open_consultations(life.world.viewer("education"), life.day) == []
    seen = Case.objects.get(pk=life.case.pk).version
    answers = [
        AgencyAnswer(life.case.number, "art_36@agriculture", "reply_consultation", {"answer": "agree"}, seen),
        AgencyAnswer(life.case.number, "art_50@agriculture", "reply_consultation", {"answer": "refuse"}, seen),
    ]
    day = life.day + timedelta(5)
    results = answer_many(agency, answers, happened_on=day, once=once(), now=moment(day), today=day)
    assert [result.event is not None for result in results] == [True, False]
    assert {one.code for one in results[1].findings} == {"designation.no_ground", "designation.no_reasons"}
    assert [one.key for one in open_consultations(agency, day)] == ["art_50@agriculture"]


def test_the_gazette_notice_becomes_dated_facts_of_a_new_zone() -> None:
    life = applied_life(make_world())
    ask_all(life)
    for key in ("art_36@agriculture", "art_50@agriculture"):
        life("agriculture", "reply_consultation", "agency", key, answer="agree")
    life("province-garam", "give_governor_opinion", "governor", opinion="in_favour")
    life(MINISTRY, "refer_working_committee", "minister")
    life(MINISTRY, "record_working_committee", "minister", meeting="실무 3차", result="in_favour")
    life(MINISTRY, "refer_committee", "minister")
    life(MINISTRY, "record_resolution", "minister", meeting="제61차", result="passed", grounds="적합")
    life(MINISTRY, "notify_decision", "minister")
    known = gazette_fields(life.case)
    assert known["area_m2"] == 1_250_000
    assert (known["period_start"], known["period_end"]) == ("2027-01-01", "2031-12-31")
    assert "제50조" in known["exemptions"]
    assert "숲결" in known["operators"]
    before = set(Zone.objects.values_list("pk", flat=True))
    life(MINISTRY, "publish_gazette", "minister", gazette_number="중기부고시 2026-9", **known)
    zone = Zone.objects.exclude(pk__in=before).get()
    assert life.case.zone == zone
    assert zone.programme_id == life.world.programme
    facts = {row.kind: row for row in ZoneFact.objects.filter(zone=zone)}
    assert facts["status"].value == "designated"
    assert facts["status"].valid_from == life.day
    assert facts["area"].value["m2"] == 1_250_000
    assert facts["municipalities"].value == [life.world.organisation("town-neulnuri").region_id]
    assert "중기부고시 2026-9" in facts["name"].sources.get().title
    assert ZoneNow.objects.get(zone=zone).name_ko == WRITTEN["name"]
