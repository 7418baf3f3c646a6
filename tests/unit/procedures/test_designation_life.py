"""A designation from the first draft to the gazette, and what each step asks for before it may be taken."""

from datetime import date

import pytest
from tests.case_tools import Play, applied, prepared

from teukgu.procedures.answer import open_acts
from teukgu.procedures.clocks import clocks
from teukgu.procedures.effects import effects
from teukgu.procedures.party import Party
from teukgu.values import Refused

CONSULTED = "ex28@gukto"


def to_committee(play):
    request = play.do("request_consultation", "2026-04-27", key=CONSULTED)
    play.received(request, "2026-04-27")
    play.received(play.do("reply_consultation", "2026-05-11", key=CONSULTED, answer="agree"), "2026-05-11")
    play.do("refer_working_committee", "2026-05-25")
    play.do("record_working_committee", "2026-06-01", Party.MINISTER)
    play.do("refer_committee", "2026-06-05")
    return play


def designated(play):
    to_committee(play).do("record_resolution", "2026-06-19", Party.MINISTER, result="passed", meeting="제60차")
    play.do("notify_decision", "2026-06-22")
    play.do(
        "publish_gazette",
        "2026-06-29",
        zone_name="가나다특구",
        area_m2=12345,
        period_start="2026-06-29",
        period_end="2031-06-28",
        gazette_number="고시 제2026-50호",
    )
    return play


def test_whole_path_reaches_the_gazette_and_leaves_dated_facts():
    play = designated(applied(consultations_needed=[CONSULTED], municipalities=["36110"]))
    situation = play.situation("2026-06-29")
    assert situation.state.stage == "designated"
    facts = {one.kind: one.value for one in effects(situation, play.events[-1])}
    assert facts == {
        "name": "가나다특구",
        "municipalities": ["36110"],
        "status": "designated",
        "period": {"start": "2026-06-29", "end": "2031-06-28"},
        "designation": {"day": "2026-06-29", "committee": "제60차"},
        "area": {"m2": 12345, "parts": []},
    }
    assert all(one.valid_from == date(2026, 6, 29) for one in effects(situation, play.events[-1]))


def test_the_gazette_notice_is_of_a_zone_with_a_name_an_area_and_a_period():
    play = to_committee(applied())
    play.do("record_resolution", "2026-06-19", Party.MINISTER, result="passed")
    play.do("notify_decision", "2026-06-22")
    wrong = {"zone_name": "가나다지구", "area_m2": 1.5, "period_start": "2026-06-29", "period_end": "2026-06-28"}
    assert play.codes("publish_gazette", "2026-06-29", **wrong) == {
        *("name_without_word", "area_not_whole", "period_backwards"),
    }


def test_what_follows_a_designation():
    play = designated(applied())
    play.do("notify_designation", "2026-06-30")
    play.do("open_result_inspection", "2026-07-06")
    assert play.codes("close_result_inspection", "2026-07-17") == {"inspection_too_short"}
    assert {"still_to_do"} == play.codes("close_case", "2026-07-20")
    play.do("close_result_inspection", "2026-07-20")
    play.do("report_ordinance", "2026-08-03", key="조례1", promulgated_on="2026-07-30")
    play.do("notify_topographic_map", "2026-09-01")
    assert play.ask("close_case", "2026-09-02").allowed


def test_an_application_hears_everything_that_is_missing_at_once():
    play = Play(facts={"missing_contents": [{"id": "a", "ko": "필요성", "en": "need"}], "applicants": ("a", "b")})
    play.do("open_draft", "2026-02-02")
    play.do("adopt_plan", "2026-02-03", override=True, reason="초안")
    play.do("announce_plan", "2026-03-03")
    play.do("receive_opinion", "2026-03-04", Party.APPLICANT, "o1")
    play.do("receive_operator_application", "2026-03-04", Party.APPLICANT, "op1")
    assert play.codes("apply", "2026-03-16") == {
        *("contents_missing", "notice_not_over", "inspection_not_over", "hearing_not_held", "council_not_heard"),
        *("opinions_unanswered", "operator_not_published", "no_operator", "joint_applicant_missing"),
        *("governor_not_told", "notice_without_number"),
    }


@pytest.mark.parametrize(("fact", "code"), [("has_council", "no_council"), ("has_governor", "no_governor")])
def test_who_is_not_there_is_neither_asked_nor_missed(fact, code):
    play = prepared(**{fact: False})
    missing = play.codes("apply", "2026-04-20")
    assert missing == ({"governor_not_told"} if fact == "has_council" else set())
    act = "request_council_opinion" if fact == "has_council" else "tell_governor"
    assert code in play.codes(act, "2026-04-20")


def test_notice_ends_on_the_twentieth_day_and_the_day_after_is_free():
    play = prepared(has_governor=False)
    play.events = tuple(one for one in play.events if one.happened_on <= date(2026, 3, 20))
    assert "notice_not_over" in play.codes("apply", "2026-03-23")
    assert "notice_not_over" not in play.codes("apply", "2026-03-24")


def test_inspection_opens_on_the_seventh_day_and_stays_for_fourteen():
    play = Play()
    play.do("open_draft", "2026-02-02")
    play.do("adopt_plan", "2026-02-20")
    play.do("announce_plan", "2026-03-03")
    assert play.codes("open_inspection", "2026-03-09") == {"inspection_too_early"}
    play.do("open_inspection", "2026-03-10")
    assert play.codes("close_inspection", "2026-03-23") == {"inspection_too_short"}
    assert play.ask("close_inspection", "2026-03-24").allowed


def test_hearing_notice_is_fourteen_days_and_seven_when_set_again():
    play = Play()
    play.do("open_draft", "2026-02-02")
    play.do("adopt_plan", "2026-02-20")
    assert play.codes("announce_hearing", "2026-03-03", hearing_on="2026-03-17") == {"hearing_notice_too_short"}
    play.do("announce_hearing", "2026-03-03", hearing_on="2026-03-18")
    assert play.codes("hold_hearing", "2026-03-19") == {"hearing_on_other_day"}
    assert play.codes("reset_hearing", "2026-03-13", hearing_on="2026-03-20") == {"hearing_notice_too_short"}
    play.do("reset_hearing", "2026-03-12", hearing_on="2026-03-20")
    assert play.ask("hold_hearing", "2026-03-20").allowed


def test_residents_write_while_the_inspection_is_open_only():
    play = prepared()
    assert play.codes("receive_opinion", "2026-03-25", Party.RESIDENT, "o2") == {"inspection_not_open"}
    assert play.ask("receive_opinion", "2026-03-25", Party.APPLICANT, "o2").allowed


def test_override_needs_a_reason_and_something_to_set_aside():
    play = prepared(has_council=False)
    play.do("tell_governor", "2026-04-20")
    play.do("receive_opinion", "2026-04-17", Party.APPLICANT, "o2")
    asked = play.ask("apply", "2026-04-20")
    assert not asked.allowed
    assert asked.overridable
    assert not play.ask("apply", "2026-04-20", override=True).allowed
    allowed = play.ask("apply", "2026-04-20", override=True, reason="기간이 지나 온 의견으로 따로 회신함")
    assert allowed.allowed
    assert [one.code for one in allowed.findings] == ["designation.opinions_unanswered"]
    play.do("reply_opinion", "2026-04-20", key="o2")
    assert play.codes("apply", "2026-04-20", override=True, reason="필요 없음") == {"nothing_to_override"}


def test_what_may_never_be_set_aside():
    play = prepared(applicants=("a", "b"))
    play.do("tell_governor", "2026-04-20")
    asked = play.ask("apply", "2026-04-20", override=True, reason="급함")
    assert not asked.allowed
    assert not asked.overridable
    play.do("agree_jointly", "2026-04-20", key="b", announced_on="2026-03-16", council_on="2026-04-14")
    assert play.ask("apply", "2026-04-20").allowed
    assert "not_now" in play.codes("publish_gazette", "2026-04-20", override=True, reason="급함")


def test_each_joint_applicant_announces_at_home_and_hears_its_own_council():
    play = prepared(applicants=("a", "b"))
    play.do("tell_governor", "2026-04-20")
    play.do("agree_jointly", "2026-04-01", key="b")
    assert play.codes("apply", "2026-04-20") == {"joint_notice_missing", "joint_council_missing"}
    play.do("agree_jointly", "2026-04-02", key="b", announced_on="2026-04-01", council_on="2026-04-22")
    assert play.codes("apply", "2026-04-20") == {"joint_notice_not_over", "joint_council_missing"}
    assert play.codes("apply", "2026-04-21") == {"joint_notice_not_over", "joint_council_missing"}
    assert play.ask("apply", "2026-04-22").allowed


def test_a_no_gives_a_ground_and_reasons():
    play = applied()
    play.do("request_consultation", "2026-04-27", key=CONSULTED)
    bare = {"answer": "refuse"}
    assert play.codes("reply_consultation", "2026-05-04", key=CONSULTED, **bare) == {"no_ground", "no_reasons"}
    asked = play.ask("reply_consultation", "2026-05-04", key=CONSULTED, answer="agree_if", ground="x", reasons="이유")
    assert {one.code for one in asked.findings} == {"case.field_misfit", "designation.no_conditions"}
    ground = "breach_of_related_law"
    assert play.ask("reply_consultation", "2026-05-04", key=CONSULTED, ground=ground, reasons="이유", **bare).allowed


def test_committee_waits_for_consultations_the_governor_and_the_working_committee():
    play = applied(consultations_needed=[CONSULTED], sea_needed=True)
    assert play.codes("refer_committee", "2026-04-27") == {
        *("consultation_not_asked", "assessment_open", "governor_may_speak", "no_working_committee"),
    }
    play.received(play.do("request_consultation", "2026-04-27", key=CONSULTED), "2026-04-27")
    assert "consultation_open" in play.codes("refer_committee", "2026-05-18")
    assert "consultation_silent" in play.codes("refer_committee", "2026-05-19")
    assert "governor_may_speak" in play.codes("refer_committee", "2026-05-20")
    assert "governor_may_speak" not in play.codes("refer_committee", "2026-05-21")


def test_a_permit_is_agreed_by_silence_and_a_late_answer_says_why_it_is_kept():
    play = applied()
    request = play.do("request_permit_consultation", "2026-04-27", key="농지전용@nongrim")
    play.received(request, "2026-04-27")
    assert "permit_open" in play.codes("refer_committee", "2026-05-18")
    assert "permit_open" not in play.codes("refer_committee", "2026-05-19")
    late = {"answer": "refuse", "reasons": "우량농지"}
    assert play.codes("reply_permit_consultation", "2026-05-20", key="농지전용@nongrim", **late) == {
        "agreed_by_silence"
    }


def test_a_consultation_is_extended_once_in_time_and_for_ten_days_at_most():
    play = applied()
    play.received(play.do("request_consultation", "2026-04-27", key=CONSULTED), "2026-04-27")
    assert "extension_too_late" in play.codes("extend_consultation", "2026-05-19", key=CONSULTED)
    assert "extension_too_long" in play.codes("extend_consultation", "2026-05-11", key=CONSULTED, days=11)
    play.do("extend_consultation", "2026-05-11", key=CONSULTED)
    assert "not_now" in play.codes("extend_consultation", "2026-05-12", key=CONSULTED)


def test_who_is_not_designated_as_operator_learns_the_remedies():
    play = prepared()
    play.do("receive_operator_application", "2026-04-06", Party.APPLICANT, "op2")
    no = {"decision": "declined"}
    assert play.codes("decide_operator", "2026-04-13", key="op2", **no) == {"no_remedies"}
    play.do("decide_operator", "2026-04-13", key="op2", remedies="행정심판", **no)
    assert play.situation("2026-04-13").state.at("operator", "op2") == "declined"


def test_decision_is_extended_once():
    play = applied()
    assert "extension_too_long" in play.codes("extend_decision", "2026-05-11", days=46)
    play.do("extend_decision", "2026-05-11")
    assert "extended_already" in play.codes("extend_decision", "2026-05-12")


def test_refusal_is_adverse_with_grounds_and_remedies_and_needs_a_rejection():
    play = to_committee(applied())
    play.do("record_resolution", "2026-06-19", Party.MINISTER, result="rejected")
    assert play.codes("notify_decision", "2026-06-22") == {"committee_rejected"}
    assert {"field_missing"} == play.codes("notify_refusal", "2026-06-22", remedies="")
    act = play.procedure.act("notify_refusal")
    assert act.adverse
    assert {"grounds", "remedies"} <= {field.key for field in act.fields}
    play.do("notify_refusal", "2026-06-22")
    assert play.situation("2026-06-22").state.stage == "refused"


def test_a_deferred_item_goes_back_to_examination():
    play = to_committee(applied())
    play.do("record_resolution", "2026-06-19", Party.MINISTER, result="deferred")
    assert play.situation("2026-06-19").state.stage == "examining"


def test_return_after_a_supplement_that_never_came_then_applied_again():
    play = applied()
    play.do("request_supplement", "2026-05-04", until="2026-05-20")
    assert play.codes("return_application", "2026-05-20") == {"supplement_time_runs"}
    play.do("return_application", "2026-05-21")
    assert not play.clock("decision").is_running
    play.do("apply", "2026-06-01")
    assert play.clock("decision").is_running


def test_withdrawal_ends_every_clock():
    play = applied()
    play.do("request_consultation", "2026-04-27", key=CONSULTED)
    play.do("withdraw", "2026-05-04")
    situation = play.situation("2026-05-04")
    assert situation.state.is_closed
    assert not any(clock.is_running for clock in clocks(situation))
    assert open_acts(situation, [(Party.APPLICANT, ""), (Party.AGENCY, CONSULTED)]) == tuple(
        one
        for one in open_acts(situation, [(Party.APPLICANT, ""), (Party.AGENCY, CONSULTED)])
        if one.act.track == "document"
    )


def test_an_agency_acts_in_its_own_thread_only():
    play = applied()
    play.do("request_consultation", "2026-04-27", key=CONSULTED)
    play.do("request_consultation", "2026-04-27", key="ex33@other")
    play.do("request_sea", "2026-04-27", key="sea@env")
    situation = play.situation("2026-04-27")
    mine = {
        (one.act.id, one.key)
        for one in open_acts(situation, [(Party.AGENCY, CONSULTED)])
        if one.act.track != "document"
    }
    assert mine == {("extend_consultation", CONSULTED), ("reply_consultation", CONSULTED)}
    of_sea = {one.act.track for one in open_acts(situation, [(Party.AGENCY, "sea@env")])}
    assert of_sea == {"sea", "document"}


def test_nobody_does_what_is_anothers():
    play = applied()
    with pytest.raises(Refused) as refused:
        play.do("request_supplement", "2026-05-04", Party.APPLICANT)
    assert [one.code for one in refused.value.findings] == ["case.not_your_act"]
