"""Days that cannot be: acts dated before what they rest on, and which day of a document counts."""

from datetime import date

import pytest
from tests.case_tools import Play, applied, prepared

from teukgu.procedures.answer import answer, open_acts
from teukgu.procedures.effects import effects
from teukgu.procedures.legal_day import CORRECT_DAY, RECEIVED, SENT, TAKE_BACK
from teukgu.procedures.party import Party

CONSULTED = "ex28@a"
TODAY = "2026-06-30"


def codes_today(play, act, day, party=None, key="", **more):
    """Return what is said on a later day about an act that is dated back."""
    found = answer(play.situation(TODAY), play.draft(act, day, party, key, **more)).findings
    return {one.code.partition(".")[2] for one in found}


# --- dated back -----------------------------------------------------------------------------------------------


def test_an_agency_cannot_have_been_asked_before_the_application():
    play = applied()
    assert codes_today(play, "request_consultation", "2026-03-02", key=CONSULTED) == {"not_on_that_day"}
    assert codes_today(play, "request_consultation", "2026-04-20", key=CONSULTED) == {"not_on_that_day"}
    assert codes_today(play, "request_consultation", "2026-04-21", key=CONSULTED) == set()


def test_an_application_dated_back_hears_what_was_missing_on_its_day():
    """The council spoke on 7 April and the operator was published on 8 April."""
    play = prepared()
    play.do("tell_governor", "2026-04-20")
    assert codes_today(play, "apply", "2026-04-20") == set()
    assert codes_today(play, "apply", "2026-04-07") == {"operator_not_published", "no_operator", "governor_not_told"}
    assert codes_today(play, "apply", "2026-04-06") >= {"council_not_heard"}


def test_a_committee_dated_back_cannot_rely_on_a_later_answer():
    play = applied()
    request = play.do("request_consultation", "2026-05-04", key=CONSULTED)
    play.received(request, "2026-05-04")
    play.do("refer_working_committee", "2026-05-06")
    play.do("record_working_committee", "2026-05-07", Party.MINISTER)
    play.received(play.do("reply_consultation", "2026-05-20", key=CONSULTED, answer="agree"), "2026-05-20")
    assert "consultation_open" in codes_today(play, "refer_committee", "2026-05-19")
    assert "consultation_open" not in codes_today(play, "refer_committee", "2026-05-20")


def test_what_follows_a_designation_is_not_dated_before_it():
    play = applied()
    for act in ("refer_committee", "record_resolution", "notify_decision", "publish_gazette"):
        play.force(act, "2026-06-01")
    assert codes_today(play, "open_result_inspection", "2026-05-29") == {"not_on_that_day"}
    assert codes_today(play, "notify_topographic_map", "2026-05-29") == {"not_on_that_day"}
    assert codes_today(play, "open_result_inspection", "2026-06-01") == set()


def test_an_act_of_the_whole_case_names_no_thread():
    play = applied()
    assert codes_today(play, "refer_working_committee", "2026-05-06", key="x") == {"needless_key"}


# --- which day of a document counts -------------------------------------------------------------------------


def test_a_supplement_stops_from_the_day_it_is_sent():
    """행정절차법 시행령 제11조제1호: the day of sending counts in, not that of arrival (90 days end on 1 June)."""
    play = Play()
    for act in ("open_draft", "adopt_plan", "announce_plan"):
        play.force(act, "2026-02-02")
    play.force("apply", "2026-03-03")
    asked = play.force("request_supplement", "2026-04-03", until="2026-05-06")
    play.do(SENT, "2026-04-06", asked.party, event=asked.seq, sent_on="2026-04-06", production_number="1")
    play.do(RECEIVED, "2026-04-09", Party.APPLICANT, event=asked.seq, received_on="2026-04-09")
    play.force("answer_supplement", "2026-04-20")
    clock = play.clock("decision")
    assert (clock.stops[0].start, clock.stops[0].end) == (date(2026, 4, 6), date(2026, 4, 20))
    assert clock.due == date(2026, 6, 16)


def test_an_operator_is_published_in_days_from_the_decision_itself():
    """시행규칙 제2조제4항 counts from the decision: five days after Monday 6 April end on Saturday, so Monday 13."""
    play = Play()
    for act in ("open_draft", "adopt_plan", "announce_plan"):
        play.force(act, "2026-02-02")
    play.force("receive_operator_application", "2026-03-16", key="op1")
    decided = play.force("decide_operator", "2026-04-06", key="op1")
    play.do(RECEIVED, "2026-04-10", Party.OPERATOR, event=decided.seq, received_on="2026-04-10")
    assert play.clock("operator_notice", "op1").due == date(2026, 4, 13)


def test_the_arrival_of_an_extension_may_be_recorded_after_the_next_step():
    play = applied()
    extended = play.do("extend_decision", "2026-05-11")
    play.do("refer_working_committee", "2026-05-12")
    about = {"event": extended.seq, "received_on": "2026-05-13"}
    assert play.ask(RECEIVED, "2026-05-13", Party.APPLICANT, **about).allowed
    play.do(RECEIVED, "2026-05-13", Party.APPLICANT, **about)
    assert {"extended_already"} == codes_today(play, "extend_decision", "2026-05-13")
    assert "before_the_last_step" in codes_today(play, "extend_decision", "2026-05-12")


def test_a_document_does_not_arrive_before_it_was_sent_nor_before_the_application():
    play = applied()
    request = play.do("request_consultation", "2026-05-04", key=CONSULTED)
    early = {"event": request.seq, "received_on": "2026-04-15"}
    assert play.codes(RECEIVED, "2026-05-07", Party.AGENCY, **early) == {"out_of_order"}
    back = {"event": request.seq, "right_day": "2026-04-15"}
    assert play.codes(CORRECT_DAY, "2026-05-07", request.party, **back) == {"out_of_order"}
    play.sent(request, "2026-05-06")
    arrived = {"event": request.seq, "received_on": "2026-05-05"}
    assert play.codes(RECEIVED, "2026-05-07", Party.AGENCY, **arrived) == {"arrived_before_sent"}
    assert play.ask(RECEIVED, "2026-05-07", Party.AGENCY, event=request.seq, received_on="2026-05-06").allowed


def test_records_that_would_change_nothing_are_refused():
    play = applied()
    request = play.do("request_consultation", "2026-05-04", key=CONSULTED)
    sent = play.sent(request, "2026-05-06")
    assert play.codes(CORRECT_DAY, "2026-05-07", sent.party, event=sent.seq, right_day="2026-05-05") == {
        "no_day_to_correct"
    }
    gone = play.do(TAKE_BACK, "2026-05-07", sent.party, event=sent.seq)
    assert play.codes(TAKE_BACK, "2026-05-07", gone.party, event=gone.seq) == {"taken_back_for_good"}


# --- a new application after a return -------------------------------------------------------------------------


def returned_and_made_anew():
    play = applied(consultations_needed=[CONSULTED])
    play.received(play.do("request_consultation", "2026-05-04", key=CONSULTED), "2026-05-04")
    play.received(play.force("request_permit_consultation", "2026-05-04", key="p1@b"), "2026-05-04")
    play.do("return_application", "2026-05-11", override=True, reason="바로 반려할 사유가 있음")
    play.do("apply", "2026-06-15")
    play.do("register_application", "2026-06-15")
    return play


def test_a_new_application_is_consulted_on_anew():
    play = returned_and_made_anew()
    asked = play.codes("refer_committee", "2026-06-16")
    assert {"consultation_not_asked", "consultation_open", "permit_open", "governor_not_told"} <= asked
    play.do("request_consultation", "2026-06-16", key=CONSULTED)
    assert play.codes("request_consultation", "2026-06-17", key=CONSULTED) == {"asked_already"}
    play.do("tell_governor", "2026-06-16")
    assert play.codes("tell_governor", "2026-06-17") == {"governor_told_already"}
    assert play.clock("consultation", CONSULTED).due == date(2026, 7, 6)
    offered = {(one.act.id, one.key) for one in open_acts(play.situation("2026-06-17"), [(Party.MINISTER, "")])}
    assert ("request_consultation", CONSULTED) not in offered
    assert ("request_permit_consultation", "p1@b") in offered


def test_an_application_before_its_letter_of_decision_can_be_withdrawn():
    play = applied()
    play.force("refer_committee", "2026-05-11")
    play.force("record_resolution", "2026-05-12", result="rejected")
    assert play.ask("withdraw", "2026-05-13").allowed
    play.do("notify_refusal", "2026-05-14")
    assert "not_now" in play.codes("withdraw", "2026-05-15")


# --- lapse and extension of the assessment ------------------------------------------------------------------------


def test_a_designation_without_its_map_is_lost_by_law_on_the_day_after():
    """Two years after Friday 27 February 2026 end on Sunday, so Monday 28 February 2028; lost on the 29th."""
    play = Play()
    for act in ("open_draft", "adopt_plan", "announce_plan", "apply", "register_application"):
        play.force(act, "2025-12-01")
    for act in ("refer_committee", "record_resolution", "notify_decision", "publish_gazette"):
        play.force(act, "2026-02-27")
    lapse = play.do("record_lapse", "2028-05-02")
    (fact,) = effects(play.situation("2028-05-02"), lapse)
    assert (fact.value, fact.valid_from) == ("cancelled", date(2028, 2, 29))


def test_the_assessment_is_extended_before_its_end_only():
    play = applied()
    play.received(play.do("request_sea", "2026-04-27", key="sea@env"), "2026-04-27")
    assert play.ask("extend_sea", "2026-06-12", key="sea@env").allowed
    assert play.codes("extend_sea", "2026-06-15", key="sea@env") == {"extension_too_late"}


# --- private proposals ------------------------------------------------------------------------------------------


def test_a_proposer_has_the_time_given_for_a_supplement():
    play = Play("proposal")
    play.do("submit_proposal", "2026-01-05")
    assert play.codes("request_proposal_supplement", "2026-02-09", until="2026-02-09") == {"no_time_to_supplement"}
    play.do("request_proposal_supplement", "2026-02-09", until="2026-02-27")
    assert play.codes("decline_proposal", "2026-02-20") == {"supplement_time_runs"}
    assert play.ask("decline_proposal", "2026-02-28").allowed


@pytest.mark.parametrize("party", [Party.PROPOSER, Party.APPLICANT])
def test_a_withdrawal_on_paper_is_entered_by_the_municipality(party):
    play = Play("proposal")
    play.do("submit_proposal", "2026-01-05")
    play.do("withdraw_proposal", "2026-01-12", party)
    assert play.situation("2026-01-12").state.is_closed
