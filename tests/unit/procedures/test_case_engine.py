"""The engine itself: days that count, corrections, rules that bind, what is refused before any condition is asked."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.case_tools import CALENDAR, PROGRAMME, Play, applied

from teukgu.procedures.answer import answer, may_act, open_acts
from teukgu.procedures.clocks import clock_of, clocks_of
from teukgu.procedures.designation import (
    checks_after,
    checks_before,
    checks_consultation,
    checks_examination,
)
from teukgu.procedures.event import Event
from teukgu.procedures.fold import IllegalHistory, fold
from teukgu.procedures.legal_day import CORRECT_DAY, RECEIVED, SENT, TAKE_BACK, legal_day
from teukgu.procedures.party import Party
from teukgu.procedures.registry import PROCEDURES
from teukgu.rulebook.deadlines import deadline_rule
from teukgu.rulebook.parameter import Binds
from teukgu.rulebook.rulebook import Rulebook

CONSULTED = "ex28@a"


def asked():
    play = applied()
    return play, play.do("request_consultation", "2026-05-04", key=CONSULTED)


def test_table_names_only_what_is_there():
    for procedure in PROCEDURES.values():
        acts = {act.id for act in procedure.acts}
        assert len(acts) == len(procedure.acts)
        for act in procedure.acts:
            states = {state.id for state in procedure.track(act.track).states}
            assert {state for move in act.moves for state in move} <= states, act.id
            assert {state for _, state in act.by_choice[1]} <= states, act.id
            assert act.stages <= {state.id for state in procedure.tracks[0].states}, act.id
            assert not act.arrival_of or act.arrival_of in acts
            assert bool(act.document) == (act.direction.value != "inside") or act.track == "document" or act.arrival_of
        for clock in procedure.clocks:
            assert {*clock.starts, *clock.ends, *clock.extended_by} <= acts, clock.id
            assert not clock.parameter or clock.parameter in PROGRAMME.rulebook.parameters, clock.id
            for stop in (*clock.stops, *clock.disputed):
                assert {stop.begins, stop.ends} <= {*acts, ""}, clock.id


def test_every_clock_can_be_counted_and_extended_by_its_rule():
    rules = PROGRAMME.rulebook.on(date(2026, 5, 4))
    for procedure in PROCEDURES.values():
        for clock in procedure.clocks:
            if clock.parameter:
                rule = deadline_rule(rules, clock.parameter)
                assert bool(clock.extended_by) <= (getattr(rule, "extension", None) is not None), clock.id


def test_every_overridable_code_is_said_by_some_condition():
    """What may be overridden is spelled as the conditions spell it."""
    modules = (checks_after, checks_before, checks_consultation, checks_examination)
    sources = "".join(Path(str(module.__file__)).read_text(encoding="utf-8") for module in modules)
    for act in PROCEDURES["designation"].acts:
        for code in act.overridable:
            assert f'"{code.removeprefix("designation.")}"' in sources, code


def test_an_event_the_table_does_not_know_is_no_history():
    moment = datetime(2026, 5, 4, tzinfo=UTC)
    event = Event("publish_gazette", date(2026, 5, 4), moment, Party.MINISTER, seq=1)
    for act in ("publish_gazette", "no_such_act"):
        with pytest.raises(IllegalHistory):
            fold(PROCEDURES["designation"], [replace(event, act=act)])


def test_day_of_an_act_before_its_step_or_after_today_is_refused():
    play, _ = asked()
    assert "before_the_last_step" in play.codes("reply_consultation", "2026-05-01", key=CONSULTED)
    draft = play.draft("reply_consultation", "2026-05-20", key=CONSULTED)
    said = answer(play.situation("2026-05-19"), draft)
    assert {one.code for one in said.findings} == {"case.in_the_future"}


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"nonsense": 1}, "field_unknown"),
        ({"answer": "maybe"}, "field_misfit"),
        ({"reasons": 3}, "field_misfit"),
        ({"reasons": "a\x00b"}, "field_misfit"),
        ({"answer": ""}, "field_missing"),
    ],
)
def test_fields_are_what_the_act_asks_for(more, code):
    play, _ = asked()
    assert code in play.codes("reply_consultation", "2026-05-11", key=CONSULTED, **more)


def test_days_that_nobody_can_count_from_and_long_keys_are_refused():
    play = applied()
    assert "day_unknown" in play.codes("request_supplement", "2026-05-11", until="2999-01-01")
    assert "bad_key" in play.codes("request_consultation", "2026-05-11", key="k" * 81)
    assert "bad_key" in play.codes("request_consultation", "2026-05-11", key="a\nb")
    assert "no_key" in play.codes("request_consultation", "2026-05-11")


def test_sent_is_replaced_by_arrival_and_arrival_is_not_by_a_later_sending():
    play, request = asked()
    play.sent(request, "2026-05-06")
    assert play.clock("consultation", CONSULTED).started.happened_on == date(2026, 5, 6)
    play.received(request, "2026-05-07")
    play.do(SENT, "2026-05-08", request.party, event=request.seq, sent_on="2026-05-08")
    assert play.clock("consultation", CONSULTED).started.happened_on == date(2026, 5, 7)
    assert legal_day(play.events, request) == date(2026, 5, 7)


def test_what_the_receiver_records_has_arrived():
    play, _ = asked()
    play.do("reply_consultation", "2026-05-11", Party.MINISTER, key=CONSULTED)
    reply = play.situation("2026-05-11").state.last("reply_consultation")
    assert not reply.provisional


def test_a_public_notice_counts_from_its_day_not_from_its_sending():
    play = Play()
    play.do("open_draft", "2026-02-02")
    play.do("adopt_plan", "2026-02-20")
    notice = play.do("announce_plan", "2026-03-03")
    assert play.clock("plan_notice").provisional
    play.do(SENT, "2026-03-05", notice.party, event=notice.seq, sent_on="2026-03-05")
    clock = play.clock("plan_notice")
    assert (clock.started.happened_on, clock.provisional) == (date(2026, 3, 3), False)


def test_a_correction_may_not_turn_the_order_of_steps_round():
    play, request = asked()
    play.do("reply_consultation", "2026-05-11", key=CONSULTED)
    day = {"event": request.seq, "right_day": "2026-05-12"}
    assert play.codes(CORRECT_DAY, "2026-05-13", request.party, **day) == {"out_of_order"}
    assert play.codes(RECEIVED, "2026-05-13", request.party, event=request.seq, received_on="2026-05-12") == {
        "out_of_order"
    }
    assert play.codes(CORRECT_DAY, "2026-05-13", request.party, event=request.seq, right_day="2026-05-14") == {
        "out_of_order",
        "in_the_future",
    }


def test_only_who_recorded_an_act_corrects_it_and_in_its_own_thread():
    play, _ = asked()
    reply = play.do("reply_consultation", "2026-05-11", Party.AGENCY, key=CONSULTED)
    about = {"event": reply.seq, "right_day": "2026-05-11"}
    assert play.codes(CORRECT_DAY, "2026-05-12", Party.MINISTER, **about) == {"not_your_record"}
    assert play.codes(CORRECT_DAY, "2026-05-12", Party.AGENCY, key="ex33@b", **about) == {"not_your_record"}
    assert play.ask(CORRECT_DAY, "2026-05-12", Party.AGENCY, key=CONSULTED, **about).allowed


def test_taking_back_needs_nothing_that_rests_on_it():
    play, request = asked()
    reply = play.do("reply_consultation", "2026-05-11", Party.AGENCY, key=CONSULTED)
    assert play.codes(TAKE_BACK, "2026-05-12", request.party, event=request.seq) == {"rests_on_it"}
    play.do(TAKE_BACK, "2026-05-12", Party.AGENCY, CONSULTED, event=reply.seq)
    assert play.codes(TAKE_BACK, "2026-05-12", Party.AGENCY, event=reply.seq) == {"no_such_event"}
    assert play.clock("consultation", CONSULTED).is_running
    assert play.codes(RECEIVED, "2026-05-12", event=1, received_on="2026-02-02") == {"no_document"}


def test_a_gazette_notice_is_never_taken_back():
    play = applied()
    for act in ("refer_committee", "record_resolution", "notify_decision"):
        play.force(act, "2026-06-01")
    notice = play.do("publish_gazette", "2026-06-02", area_m2=1, period_end="2031-01-01", period_start="2026-06-02")
    assert play.codes(TAKE_BACK, "2026-06-03", notice.party, event=notice.seq) == {"rests_on_it"}


def rulebook_with(name, *, binds, later):
    """Return the shipped rules with a value of ``name`` that changes on 2026-06-01."""
    parameter = PROGRAMME.rulebook.parameter(name)
    old = next(one for one in parameter.values if one.holds_on(date(2026, 5, 1)))
    new = replace(old, value=later, valid_from=date(2026, 6, 1), valid_to=None)
    others = tuple(one for one in parameter.values if one is not old)
    changed = replace(parameter, binds=binds, values=(*others, replace(old, valid_to=date(2026, 6, 1)), new))
    rulebook = PROGRAMME.rulebook
    return Rulebook({**rulebook.parameters, parameter.id: changed}, rulebook.scenarios)


@pytest.mark.parametrize(
    ("binds", "due"), [(Binds.APPLICATIONS, date(2026, 7, 20)), (Binds.PERIODS_RUNNING, date(2026, 8, 18))]
)
def test_a_new_value_binds_running_periods_only_where_it_says_so(binds, due):
    """90 days from 2026-04-20 end on Sunday 19 July; 120 days on Tuesday 18 August."""
    play = Play(rulebook=rulebook_with("designation_decision_days", binds=binds, later=120))
    for act in ("open_draft", "adopt_plan", "announce_plan"):
        play.force(act, "2026-03-02")
    play.force("apply", "2026-04-20")
    assert play.clock("decision").due == due


def test_a_period_the_law_did_not_know_yet_has_no_clock():
    """Until 2023-10-30 the Act gave no time for deemed permits, so nothing was agreed by silence."""
    play = Play()
    for act in ("open_draft", "adopt_plan", "announce_plan"):
        play.force(act, "2023-03-02")
    play.force("apply", "2023-05-02")
    play.force("request_permit_consultation", "2023-05-10", key="p@a")
    assert not [one for one in open_acts(play.situation("2023-05-10"), [(Party.AGENCY, "p@a")]) if one.missing]
    assert clocks_of(play.situation("2023-06-30"), "permit") == ()


def test_only_stops_that_the_rules_list_stop_the_clock():
    left = ["agency_consultation_extension", "postponement_asked_by_applicant"]
    parameter = PROGRAMME.rulebook.parameter("designation_clock_stops")
    values = tuple(replace(one, value=left) for one in parameter.values)
    rules = {**PROGRAMME.rulebook.parameters, parameter.id: replace(parameter, values=values)}
    play = Play(rulebook=Rulebook(rules, PROGRAMME.rulebook.scenarios))
    for act in ("open_draft", "adopt_plan", "announce_plan"):
        play.force(act, "2026-02-02")
    play.force("apply", "2026-03-03")
    play.force("request_supplement", "2026-04-06", until="2026-05-06")
    play.force("answer_supplement", "2026-04-20")
    assert play.clock("decision").due == date(2026, 6, 1)


@pytest.mark.parametrize(("flag", "starts"), [(False, False), (True, True)])
def test_whether_a_proposal_starts_the_operators_days_is_a_rule(flag, starts):
    parameter = PROGRAMME.rulebook.parameter("proposal_starts_operator_days")
    values = tuple(replace(one, value=flag) for one in parameter.values)
    rules = {**PROGRAMME.rulebook.parameters, parameter.id: replace(parameter, values=values)}
    play = Play("proposal", rulebook=Rulebook(rules, PROGRAMME.rulebook.scenarios))
    play.do("submit_proposal", "2026-01-05")
    assert (clock_of(play.situation("2026-01-05"), "proposal_as_operator") is not None) is starts


def test_an_agency_may_not_set_aside_what_it_owes_but_the_ministry_may_keep_a_bare_letter():
    play, _ = asked()
    bare = {"answer": "refuse", "override": True, "reason": "문서에 이유가 없음"}
    assert play.codes("reply_consultation", "2026-05-11", Party.AGENCY, key=CONSULTED, **bare) == {
        "no_ground",
        "no_reasons",
    }
    assert play.ask("reply_consultation", "2026-05-11", Party.MINISTER, key=CONSULTED, **bare).allowed


def test_who_takes_part_in_one_thread_acts_there_and_records_its_documents():
    procedure = PROCEDURES["designation"]
    reply, sent, apply = (procedure.act(name) for name in ("reply_consultation", SENT, "apply"))
    assert may_act(procedure, reply, CONSULTED, CONSULTED)
    assert not may_act(procedure, reply, CONSULTED, "ex33@b")
    assert may_act(procedure, sent, CONSULTED, CONSULTED)
    assert not may_act(procedure, apply, CONSULTED, "")
    assert may_act(procedure, reply, "", CONSULTED)


def test_a_hearing_before_an_election_is_said_and_stops_nothing():
    """Sixty days before 3 June 2026 begin on 4 April."""
    play = Play(facts={"elections": ["2026-06-03"]})
    play.do("open_draft", "2026-02-02")
    play.do("adopt_plan", "2026-02-20")
    free = play.ask("announce_hearing", "2026-03-03", hearing_on="2026-04-03")
    near = play.ask("announce_hearing", "2026-03-03", hearing_on="2026-04-06")
    assert (free.allowed, free.findings) == (True, ())
    assert near.allowed
    assert [one.code for one in near.findings] == ["designation.before_an_election"]


def test_the_calendar_of_the_tests_is_the_programmes():
    assert CALENDAR.is_off(date(2026, 6, 3))


def test_the_same_start_again_ends_the_clock_before_it():
    play = Play()
    play.do("open_draft", "2026-02-02")
    play.do("adopt_plan", "2026-02-20")
    play.do("announce_plan", "2026-03-03")
    play.do("announce_plan", "2026-03-16")
    first, second = clocks_of(play.situation("2026-03-16"), "plan_notice")
    assert (first.ended_on, second.ended_on) == (date(2026, 3, 16), None)
