"""A round from its opening to the notice of its results, and what stands in the way of each step."""

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.case_tools import Play

from teukgu.procedures.party import Party
from teukgu.procedures.round.procedure import ROUND
from teukgu.procedures.round.standing import result_of, year_of

RESULT, OTHER, FREEZE, BUNDLE = "a" * 64, "b" * 64, "c" * 64, "d" * 64
MATTERS = ["local_economy_ripple_effect", "effect_of_exemptions", "residents_participation"]
ZONES = ("x-01", "x-02")
STAGES = ("document_review", "presentation", "public_evaluation")


def opened(**facts):
    play = Play(ROUND, facts=facts)
    play.do("open_round", "2026-01-05", year=2025)
    return play


def stated(matters=MATTERS, **more):
    play = opened(zones_judged=ZONES)
    play.do("state_scheme", "2026-01-06", matters=list(matters), scheme_sha256=RESULT, **more)
    return play


def fixed():
    play = stated()
    play.do("record_advance_notice", "2026-01-07", done="done")
    play.do("record_scheme_notice", "2026-01-28", done="done", notice_number="제2026-5호")
    play.do("fix_scheme", "2026-01-28")
    return play


def begun():
    play = fixed()
    play.do("set_population", "2026-02-02", population_sha256=OTHER)
    play.do("begin_evaluation", "2026-02-02")
    play.do("freeze_inputs", "2026-04-01", freeze_sha256=FREEZE)
    return play


def drafted():
    play = begun()
    for stage in STAGES:
        play.do("hold_stage", "2026-05-04", key=stage)
        play.do("close_stage", "2026-06-01", key=stage)
    play.do("compute_draft", "2026-06-08", result_sha256=RESULT, freeze_sha256=FREEZE)
    return play


def told(until="2026-06-22"):
    play = drafted()
    for zone in ZONES:
        play.do("tell_draft", "2026-06-09", key=zone, until=until, result_sha256=RESULT)
    return play


def decided():
    play = told()
    play.do("record_round_resolution", "2026-06-23", result_sha256=RESULT)
    return play


def published():
    play = decided()
    play.do("seal_round", "2026-06-24", result_sha256=RESULT, bundle_sha256=BUNDLE)
    play.do("publish_results", "2026-06-25", bundle_sha256=BUNDLE)
    return play


def stage(play):
    return play.situation("2026-12-31").state.stage


def test_a_round_goes_from_its_opening_to_the_notice():
    play = published()
    assert stage(play) == "published"
    assert year_of(play.situation("2026-12-31").state) == 2025
    assert play.clock("evaluation").ended_on == date(2026, 6, 23)


def test_a_round_is_not_opened_before_its_year_and_only_by_the_ministry():
    play = Play(ROUND)
    assert play.codes("open_round", "2025-12-31", year=2026) == {"year_not_begun"}
    assert play.codes("open_round", "2025-12-31", year=1812) == {"year_unknown"}
    assert not play.ask("open_round", "2026-01-05", Party.APPLICANT, year=2025).allowed


@pytest.mark.parametrize("left", range(4))
def test_each_of_the_three_matters_must_be_in_the_scheme(left):
    for matters in itertools.combinations(MATTERS, left):
        found = stated(matters or ["items_set_via_committee"]).ask("fix_scheme", "2026-03-02").findings
        codes = [one.place.key for one in found if one.code == "round.matter_missing"]
        assert sorted(codes) == sorted(set(MATTERS) - set(matters))


def test_a_scheme_is_fixed_only_after_notice_and_deliberation_by_a_fit_body():
    play = stated([*MATTERS, "items_set_via_committee"], expert_body_used=True)
    assert play.codes("fix_scheme", "2026-01-07") == {
        "not_deliberated", "no_advance_notice", "no_scheme_notice", "expert_body_unfit",
    }  # fmt: skip
    play.do("record_scheme_deliberation", "2026-01-07")
    play.do("record_expert_body", "2026-01-07", meets=False)
    assert play.codes("record_advance_notice", "2026-01-07", done="not_needed") == {"not_needed_unexplained"}
    assert play.codes("record_scheme_notice", "2026-01-07", done="done") == {"notice_number_missing"}
    play.do("record_scheme_notice", "2026-01-07", done="not_needed", grounds="지난해 고시가 그대로임")
    play.do("record_advance_notice", "2026-01-07", done="done")
    # 20 days from 8 January end on the 27th
    assert play.codes("fix_scheme", "2026-01-27") == {"advance_notice_runs", "expert_body_unfit"}
    play.do("record_expert_body", "2026-01-27", meets=True)
    assert play.ask("fix_scheme", "2026-01-28").allowed


def test_a_scheme_stated_anew_needs_its_records_anew():
    play = fixed()
    play.do("state_scheme", "2026-01-29", matters=MATTERS, scheme_sha256=OTHER)
    assert play.codes("fix_scheme", "2026-03-02") == {"no_advance_notice", "no_scheme_notice"}


def test_nothing_is_begun_without_scheme_and_population():
    assert opened().codes("begin_evaluation", "2026-02-02") == {"scheme_not_fixed", "no_population"}


def test_inputs_are_frozen_after_the_last_day_to_file_and_again_only_with_a_reason():
    play = fixed()
    assert play.codes("freeze_inputs", "2026-03-31", freeze_sha256=FREEZE) == {"reports_not_due", "no_population"}
    play = begun()
    assert play.codes("freeze_inputs", "2026-05-04", freeze_sha256=OTHER) == {"freeze_unexplained"}
    assert play.codes("freeze_inputs", "2026-05-04", freeze_sha256="표", grounds="정정") == {"bad_hash"}
    assert play.ask("freeze_inputs", "2026-05-04", freeze_sha256=OTHER, grounds="정정 반영").allowed


def test_results_wait_for_every_stage_and_are_computed_from_the_latest_freeze():
    play = begun()
    assert play.codes("hold_stage", "2026-05-04", key="dance") == {"stage_unknown"}
    assert play.codes("compute_draft", "2026-06-08", result_sha256=RESULT, freeze_sha256=OTHER) == {
        "other_freeze", "stage_open",
    }  # fmt: skip
    for stage_id in STAGES:
        play.do("skip_stage", "2026-05-04", key=stage_id, grounds="올해는 하지 않음")
    assert play.ask("compute_draft", "2026-06-08", result_sha256=RESULT, freeze_sha256=FREEZE).allowed
    play.do("hold_stage", "2026-05-05", key="on_site_check")
    assert play.codes("compute_draft", "2026-06-08", result_sha256=RESULT, freeze_sha256=FREEZE) == {"stage_open"}


@pytest.mark.parametrize(
    ("disposition", "until", "problems"),
    [
        (False, "2026-06-18", {"objection_time_short"}),
        (False, "2026-06-19", set()),
        (True, "2026-07-08", {"objection_time_short"}),
        (True, "2026-07-09", set()),
    ],
)
def test_a_zone_has_ten_days_or_thirty_where_the_result_is_a_disposition(disposition, until, problems):
    more = {"key": "x-01", "result_sha256": RESULT, "until": until, "disposition": disposition}
    assert drafted().codes("tell_draft", "2026-06-09", **more) == problems


def test_only_the_latest_results_are_told():
    more = {"key": "x-01", "result_sha256": OTHER, "until": "2026-07-31"}
    assert drafted().codes("tell_draft", "2026-06-09", **more) == {"other_result"}


def test_an_objection_comes_in_time_to_a_draft_that_was_told():
    assert drafted().codes("file_objection", "2026-06-09", key="x-01") == {"draft_not_told"}
    play = told()
    assert play.ask("file_objection", "2026-06-22", key="x-01").allowed
    assert play.codes("file_objection", "2026-06-23", key="x-01") == {"objection_late"}
    assert play.ask("file_objection", "2026-06-23", key="x-01", override=True, reason="태풍으로 늦음").allowed


def test_an_objection_is_answered_looked_at_again_and_objected_once():
    play = told()
    play.do("file_objection", "2026-06-22", key="x-01")
    assert play.codes("record_round_resolution", "2026-06-23", result_sha256=RESULT) == {"objection_open"}
    assert play.codes("extend_objection_reply", "2026-06-24", key="x-01", days=11) == {"reply_extension_too_long"}
    play.do("extend_objection_reply", "2026-06-24", key="x-01", days=5)
    assert play.codes("extend_objection_reply", "2026-06-25", key="x-01", days=5) == {"reply_extended_already"}
    play.do("answer_objection", "2026-06-26", key="x-01", answer="declined")
    assert play.codes("file_objection", "2026-06-26", key="x-01") == {"objected_already", "objection_late"}
    play.do("ask_second_look", "2026-06-29", key="x-01")
    assert play.codes("record_round_resolution", "2026-06-29", result_sha256=RESULT) == {"objection_open"}
    play.do("answer_second_look", "2026-06-30", key="x-01", answer="declined")
    assert play.ask("record_round_resolution", "2026-06-30", result_sha256=RESULT).allowed


def test_results_are_recomputed_only_for_a_cause_and_whoever_moved_is_told():
    play = told()
    new = {"result_sha256": OTHER, "freeze_sha256": FREEZE, "moved_zones": "x-02"}
    assert play.codes("recompute_results", "2026-06-10", **new) == {"nothing_to_recompute"}
    play.do("file_objection", "2026-06-10", key="x-01")
    play.do("answer_objection", "2026-06-11", key="x-01", answer="accepted")
    play.do("recompute_results", "2026-06-12", **new)
    assert result_of(play.situation("2026-06-12").state) == OTHER
    assert play.codes("record_round_resolution", "2026-06-23", result_sha256=OTHER) == {"moved_zone_not_told"}
    play.do("tell_draft", "2026-06-12", key="x-02", until="2026-06-24", result_sha256=OTHER)
    assert play.codes("record_round_resolution", "2026-06-24", result_sha256=OTHER) == {"objection_time_runs"}
    assert play.codes("record_round_resolution", "2026-06-25", result_sha256=RESULT) == {"other_result"}
    assert play.ask("record_round_resolution", "2026-06-25", result_sha256=OTHER).allowed


def test_the_committee_decides_when_all_were_told_and_gives_reasons_for_departures():
    play = drafted()
    play.do("tell_draft", "2026-06-09", key="x-01", until="2026-06-22", result_sha256=RESULT)
    assert play.codes("record_round_resolution", "2026-06-23", result_sha256=RESULT) == {"drafts_not_told"}
    amended = {"result_sha256": RESULT, "result": "amended"}
    assert told().codes("record_round_resolution", "2026-06-23", **amended) == {"departure_unexplained"}
    play = told()
    play.do("record_round_resolution", "2026-06-23", result_sha256=RESULT, result="deferred")
    assert stage(play) == "drafted"


def test_what_is_sealed_was_decided_and_what_is_published_was_sealed():
    play = decided()
    assert play.codes("seal_round", "2026-06-24", result_sha256=OTHER, bundle_sha256=BUNDLE) == {"not_what_was_decided"}
    play.do("seal_round", "2026-06-24", result_sha256=RESULT, bundle_sha256=BUNDLE)
    assert play.codes("publish_results", "2026-06-25", bundle_sha256=OTHER) == {"other_bundle"}


def test_a_reopened_round_is_computed_told_and_decided_anew():
    play = published()
    play.do("reopen_round", "2026-08-03", ground="correction")
    play.do("freeze_inputs", "2026-08-03", freeze_sha256=BUNDLE, grounds="정정된 보고서")
    play.do("compute_draft", "2026-08-04", result_sha256=OTHER, freeze_sha256=BUNDLE)
    assert play.codes("record_round_resolution", "2026-08-20", result_sha256=OTHER) == {"drafts_not_told"}
    assert play.codes("file_objection", "2026-08-04", key="x-01") == {"draft_not_told"}
    for zone in ZONES:
        play.do("tell_draft", "2026-08-04", key=zone, until="2026-08-19", result_sha256=OTHER)
    play.do("file_objection", "2026-08-05", key="x-01")
    play.do("answer_objection", "2026-08-06", key="x-01", answer="declined")
    play.do("record_round_resolution", "2026-08-20", result_sha256=OTHER)
    assert stage(play) == "decided"


def test_the_time_is_extended_once_within_sixty_days_and_before_its_end():
    play = begun()
    assert play.codes("extend_evaluation", "2026-09-01", days=61) == {"extension_too_long"}
    assert play.codes("extend_evaluation", "2026-09-29", days=30) == {"extension_too_late"}
    play.do("extend_evaluation", "2026-09-01", days=30)
    assert play.codes("extend_evaluation", "2026-09-02", days=30) == {"extended_already"}


def test_a_list_that_changed_after_the_freeze_is_frozen_anew():
    play = begun()
    for stage in STAGES:
        play.do("skip_stage", "2026-05-04", key=stage)
    named = {"result_sha256": RESULT, "freeze_sha256": FREEZE}
    play.do("set_population", "2026-05-05", population_sha256=OTHER, grounds="다시 살핌")
    assert play.codes("compute_draft", "2026-05-06", **named) == set()
    play.do("set_population", "2026-05-05", population_sha256=BUNDLE, grounds="한 곳이 빠짐")
    assert play.codes("compute_draft", "2026-05-06", **named) == {"list_changed"}
    play.do("freeze_inputs", "2026-05-06", freeze_sha256=FREEZE, grounds="대상이 바뀜")
    assert play.codes("compute_draft", "2026-05-06", **named) == set()


def test_population_that_changes_says_why():
    assert begun().codes("set_population", "2026-05-04", population_sha256=RESULT) == {"population_unexplained"}


@given(moved=st.sets(st.sampled_from(ZONES)), again=st.sets(st.sampled_from(ZONES)))
def test_an_objection_moves_no_zone_without_a_trace(moved, again):
    """Whatever moved and whoever was told again: the decision waits exactly for those that moved and were not."""
    play = told()
    play.do("file_objection", "2026-06-10", key="x-01")
    play.do("answer_objection", "2026-06-11", key="x-01", answer="partly")
    new = {"result_sha256": OTHER, "freeze_sha256": FREEZE, "moved_zones": ", ".join(sorted(moved))}
    play.do("recompute_results", "2026-06-12", **new)
    for zone in sorted(again):
        play.do("tell_draft", "2026-06-15", key=zone, until="2026-06-25", result_sha256=OTHER)
    found = play.ask("record_round_resolution", "2026-07-01", result_sha256=OTHER).findings
    waiting = {one.place.key for one in found if one.code == "round.moved_zone_not_told"}
    assert waiting == moved - again
