"""What a body may do is what its file and the rulebook of the day say, whatever the body."""

from datetime import date

import pytest
from tests.meeting_tools import calendar, programme, rules

from teukgu.loading.bodies import load_bodies
from teukgu.procedures.meetings.body import Body, Seat, SeatKind, Topic
from teukgu.procedures.meetings.conflicts import report_interest_by
from teukgu.procedures.meetings.convening import Call, Notice, call_findings, notice_findings
from teukgu.procedures.meetings.counting import Bench, agree, counts_of, reading_of
from teukgu.procedures.meetings.members import Member, appoint_findings, chair_of, in_office, vacancies
from teukgu.procedures.meetings.rules import BodyRules, OwnRule, own_rule_findings
from teukgu.values import Bilingual, Refused

DAY = date(2026, 11, 12)


def codes(findings):
    return [finding.code.partition(".")[2] for finding in findings]


def member(seat, person, kind=SeatKind.EX_OFFICIO, **more):
    return Member(person, person, seat, kind, date(2026, 1, 2), **more)


MINISTER = member("minister", "a", SeatKind.CHAIR)
LAND = member("molit_vice_minister", "b", SeatKind.VICE_CHAIR)
ELECTED = member("appointed", "c", SeatKind.APPOINTED, until=date(2028, 1, 2), vice_chair_since=date(2026, 2, 1))
HEALTH = member("health", "d")
ALL = (MINISTER, LAND, ELECTED, HEALTH)


@pytest.mark.parametrize(
    ("there", "who", "how"),
    [
        ("abcd", MINISTER, "chair"),
        ("bcd", LAND, "molit_vice_minister"),
        ("cd", ELECTED, "elected_vice_chair"),
        ("d", None, ""),
    ],
)
def test_acting_order(there, who, how):
    assert chair_of(rules("zone_committee", DAY), ALL, frozenset(there)) == (who, how)


def test_nobody_acts_for_the_chair_of_the_working_committee():
    chair = member("chair", "a", SeatKind.CHAIR)
    other = member("health", "d")
    assert chair_of(rules("working_committee", DAY), [chair, other], frozenset("d")) == (None, "")


def test_a_seat_that_is_gone_has_no_member():
    finance = Member("x", "x", "finance_designated", SeatKind.EX_OFFICIO, date(2025, 10, 1))
    assert in_office(rules("zone_committee", date(2025, 11, 4)), [finance]) == (finance,)
    assert in_office(rules("zone_committee", date(2026, 1, 2)), [finance]) == ()
    assert "finance_economy_designated" in {seat.id for seat in vacancies(rules("zone_committee", DAY), [finance])}


def test_every_reason_against_an_appointment_at_once():
    new = Member("n", "d", "trade_energy", SeatKind.EX_OFFICIO, DAY)
    assert codes(appoint_findings(rules("zone_committee", DAY), ALL, new)) == ["already_member", "no_such_seat"]


def test_written_resolution_needs_ground_and_reason():
    call = Call("written", DAY, date(2026, 11, 2), "의결")
    assert codes(call_findings(rules("zone_committee", DAY), call)) == ["no_written_ground", "no_written_reason"]
    sound = Call("written", DAY, date(2026, 11, 2), "의결", ground="urgent", reason="기한")
    assert call_findings(rules("zone_committee", DAY), sound) == ()


@pytest.mark.parametrize(
    ("medium", "sent", "ground", "expected"),
    [
        ("written", date(2026, 11, 4), "", []),
        ("written", date(2026, 11, 5), "", ["late_notice"]),
        ("written", date(2026, 11, 6), "urgent", []),
        ("phone", date(2026, 11, 1), "", ["phone_without_ground"]),
        ("phone", date(2026, 11, 11), "urgent", []),
        ("phone", date(2026, 11, 13), "urgent", ["notice_after_meeting"]),
    ],
)
def test_notices(medium, sent, ground, expected):
    notice = Notice("a", medium, sent, ground, "긴급" if ground else "")
    assert codes(notice_findings(rules("zone_committee", DAY), notice, DAY, calendar())) == expected


def test_the_law_does_not_say_which_reading_and_an_operating_rule_may():
    assert reading_of(rules("zone_committee", DAY)) == ""
    own = OwnRule("excluded_member_in_quorum", "counted", "운영규정", date(2026, 1, 1))
    assert reading_of(rules("zone_committee", DAY, own)) == "counted"
    assert reading_of(rules("working_committee", DAY, own)) == ""  # D12(4) does not borrow D9(7)


def test_readings_may_differ():
    people = frozenset(str(number) for number in range(25))
    there = frozenset(str(number) for number in range(13))
    bench = Bench(people, there, frozenset({"0"}), dict.fromkeys(there, "yes"))
    assert not agree(counts_of(rules("zone_committee", DAY), bench))


def test_own_rules_only_where_the_law_leaves_room():
    known = programme().rulebook.on(DAY)
    body = rules("zone_committee", DAY).body
    quorum = OwnRule("committee_quorum", "majority_in_office", "운영규정", DAY)
    deputies = OwnRule("deputy_attendance", "sometimes", "운영규정", DAY)
    assert codes(own_rule_findings(body, quorum, known)) == ["not_its_own_rule"]
    assert codes(own_rule_findings(body, deputies, known)) == ["no_such_value"]


def test_a_local_council_takes_its_conflicts_from_the_ordinance():
    grounds = OwnRule("local_council_exclusion_grounds", ["kin"], "조례 제5조", date(2026, 1, 1))
    assert rules("local_council", DAY).codes(Topic.EXCLUSION_GROUNDS) == ()
    assert rules("local_council", DAY, grounds).codes(Topic.EXCLUSION_GROUNDS) == ("kin",)


def test_private_interests_are_reported_within_fourteen_days():
    known = programme().rulebook.on(DAY)
    assert report_interest_by(known, date(2026, 11, 2), calendar()) == date(2026, 11, 16)


def test_another_body_needs_data_only():
    seat = Seat("lead", Bilingual("의장", "lead"), SeatKind.CHAIR)
    council = Body("strategy", Bilingual("협의체", "council"), (seat,), None, {Topic.QUORUM: "committee_quorum"})
    known = BodyRules(council, programme().rulebook.on(DAY))
    lead = Member("1", "p", "lead", SeatKind.CHAIR, DAY)
    assert in_office(known, [lead]) == (lead,)
    assert codes(call_findings(known, Call("written", DAY, DAY, "x"))) == ["never_in_writing"]


def test_a_wrong_body_file_says_everything_at_once(tmp_path):
    from dataclasses import replace

    (tmp_path / "bodies").mkdir()
    text = "id: x\nname: {ko: 가, en: a}\nrules: {quorum: comittee_quorum}\nown_rules: [depties]\ncolour: red\n"
    (tmp_path / "bodies" / "x.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        load_bodies(replace(programme(), folder=tmp_path))
    assert len(refused.value.findings) == 3
