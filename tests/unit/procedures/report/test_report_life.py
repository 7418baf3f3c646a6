"""A yearly report from the first day to the settlement, and what stands in the way of each step."""

from datetime import date

import pytest
from tests.case_tools import Play

from teukgu.procedures.party import Party
from teukgu.procedures.report.procedure import REPORT
from teukgu.procedures.report.standing import is_reported, sign_off_stands, year_of
from teukgu.values import Bilingual, Finding

HASH, OTHER_HASH = "a" * 64, "b" * 64


def opened(**facts):
    play = Play(REPORT, facts=facts)
    play.do("open_report", "2027-01-04", year=2026, due="2027-03-31")
    return play


def filed(**facts):
    play = opened(**facts)
    play.do("approve_report", "2027-03-24", report_sha256=HASH)
    play.do("file_report", "2027-03-25")
    return play


def state(play, day="2027-12-31"):
    return play.situation(day).state


def test_a_report_is_opened_when_its_year_is_over_and_due_on_the_day_of_the_rule():
    play = Play(REPORT)
    assert play.codes("open_report", "2026-12-30", year=2026, due="2027-03-31") == {"year_not_over"}
    assert play.codes("open_report", "2027-01-04", year=2026, due="2027-04-30") == {"due_differs"}
    assert not play.ask("open_report", "2027-01-04", year=2026, due="2027-04-30", override=True, reason="산불").allowed
    minister = {"party": Party.MINISTER, "override": True, "reason": "재난으로 기한을 늦춤"}
    assert play.ask("open_report", "2027-01-04", year=2026, due="2027-04-30", **minister).allowed
    assert year_of(state(opened())) == 2026


def test_a_due_day_on_a_weekend_moves_on():
    play = Play(REPORT)
    assert date(2029, 3, 31).weekday() == 5
    assert play.codes("open_report", "2029-01-02", year=2028, due="2029-03-31") == {"due_differs"}
    assert play.ask("open_report", "2029-01-02", year=2028, due="2029-04-02").allowed


def test_the_clock_runs_to_the_due_day_and_a_late_report_is_taken():
    play = opened()
    assert play.clock("report_due", today="2027-04-01").is_overdue(date(2027, 4, 1))
    play.do("approve_report", "2027-04-12", report_sha256=HASH)
    play.do("file_report", "2027-04-13")
    assert play.clock("report_due").ended_on == date(2027, 4, 13)


@pytest.mark.parametrize(
    ("designated", "problems"),
    [
        (date(2026, 6, 29), {"designated_too_early"}),
        (date(2026, 6, 30), set()),
        (date(2026, 12, 31), set()),
        (date(2025, 12, 1), {"designated_too_early"}),
        (None, {"designation_unknown"}),
    ],
)
def test_only_a_young_zone_folds_its_year_into_the_next(designated, problems):
    play = opened(**({"designated_on": designated} if designated else {}))
    assert play.codes("defer_report", "2027-02-01") == problems


def test_what_is_missing_or_wrong_keeps_the_head_from_approving_but_a_request_to_explain_does_not():
    wrong = Finding(
        "check.sum", Bilingual("합계가 다릅니다.", "Parts do not add up."), Bilingual("고치십시오.", "Mend it.")
    )
    missing = ({"id": "next_year_plan", "ko": "다음 해 계획", "en": "plan of the next year"},)
    play = opened(missing_contents=missing, figure_errors=(wrong,), unexplained=2, applicants=("a", "b"))
    codes = play.codes("approve_report", "2027-03-24", report_sha256=HASH)
    assert codes == {"contents_missing", "sum", "unexplained", "partner_missing"}
    play.do("confirm_part", "2027-03-20", key="b", report_sha256=HASH)
    play.facts |= {"missing_contents": (), "figure_errors": ()}
    asked = play.ask("approve_report", "2027-03-24", report_sha256=HASH)
    assert asked.allowed
    assert [one.code for one in asked.findings] == ["report.unexplained"]


def test_received_in_portal_is_not_reported_until_the_document_has_its_number():
    play = filed()
    assert not is_reported(state(play))
    play.received(play.events[-1], "2027-03-26")
    assert is_reported(state(play))


def test_a_returned_report_is_approved_and_filed_again():
    play = filed()
    play.do("register_report", "2027-03-26")
    play.do("return_report", "2027-04-05", until="2027-04-20")
    assert not is_reported(state(play))
    assert play.clock("report_completion").due == date(2027, 4, 20)
    assert play.codes("file_report", "2027-04-15") == {"not_now"}
    play.do("approve_report", "2027-04-14", report_sha256=OTHER_HASH)
    play.received(play.do("file_report", "2027-04-15"), "2027-04-15")
    assert play.clock("report_completion").ended_on == date(2027, 4, 15)
    assert is_reported(state(play))


def test_a_material_correction_is_approved_anew():
    play = filed()
    given = {"material": True, "report_sha256": OTHER_HASH}
    assert play.codes("correct_report", "2027-04-05", **given) == {"correction_not_approved"}
    assert play.ask("correct_report", "2027-04-05", approval_number="기획과-12", **given).allowed
    assert play.ask("correct_report", "2027-04-05", material=False, report_sha256=OTHER_HASH).allowed


def test_a_signature_on_site_lapses_when_the_report_changes():
    play = filed(report_sha256=HASH)
    play.do("choose_for_verification", "2027-04-10", Party.OFFICE)
    play.do("record_findings", "2027-04-20", Party.OFFICE)
    play.do("dispute_findings", "2027-04-22")
    play.do("answer_dispute", "2027-04-26", Party.OFFICE)
    assert play.codes("sign_off", "2027-04-27", Party.OFFICE, report_sha256=OTHER_HASH) == {"report_changed"}
    play.do("sign_off", "2027-04-27", Party.OFFICE, report_sha256=HASH)
    assert sign_off_stands(state(play))
    play.do("correct_report", "2027-05-03", report_sha256=OTHER_HASH)
    assert not sign_off_stands(state(play))
    play.facts["report_sha256"] = OTHER_HASH
    play.do("sign_off", "2027-05-06", Party.OFFICE, report_sha256=OTHER_HASH)
    assert sign_off_stands(state(play))


def test_a_municipality_does_not_verify_itself():
    play = filed()
    assert not play.ask("choose_for_verification", "2027-04-10", Party.APPLICANT).allowed


@pytest.mark.parametrize("year", [0, 1, 2009, 2050, 99999, -3])
def test_a_year_that_no_calendar_knows_is_refused_in_words(year):
    assert "year_unknown" in Play(REPORT).codes("open_report", "2027-01-11", year=year, due="2027-03-31")
