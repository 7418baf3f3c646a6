"""Quorum, majority, exclusion and terms against counts made another way."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.meeting_tools import rules

from teukgu.procedures.meetings.body import SeatKind
from teukgu.procedures.meetings.conflicts import Fact, Matter, conflicts
from teukgu.procedures.meetings.counting import CHOICES, Bench, agree, counts_of
from teukgu.procedures.meetings.members import Member, appoint_findings, in_office, renew_findings, term_end

DAY = date(2026, 11, 4)
DAYS = st.dates(date(2019, 4, 17), date(2032, 12, 31))
PEOPLE = [f"p{number}" for number in range(25)]


@st.composite
def benches(draw):
    members = frozenset(draw(st.sets(st.sampled_from(PEOPLE))))
    outside = st.sampled_from([*PEOPLE, "stranger"])
    present = frozenset(draw(st.sets(outside)))
    barred = frozenset(draw(st.sets(outside)))
    votes = draw(st.dictionaries(outside, st.sampled_from(CHOICES)))
    return Bench(members, present, barred, votes)


@given(benches())
def test_quorum_and_majority_are_as_counted_one_by_one(bench):
    for reading, count in counts_of(rules("zone_committee", DAY), bench).items():
        office = [one for one in PEOPLE if one in bench.in_office]
        if reading == "not_counted":
            office = [one for one in office if one not in bench.barred]
        there = [one for one in office if one in bench.present]
        voters = [one for one in PEOPLE if one in bench.in_office & bench.present and one not in bench.barred]
        yes = [one for one in voters if bench.votes.get(one) == "yes"]
        met = 2 * len(there) > len(office)
        assert count.quorum.is_met is met
        assert count.carried is (met and 2 * len(yes) > len(voters))
        tally = count.tally
        assert tally.yes + tally.no + tally.abstain + tally.silent == len(voters)


@given(benches(), st.sampled_from(CHOICES))
def test_no_vote_of_somebody_kept_away_or_absent_counts(bench, choice):
    kept = bench.barred | (frozenset(PEOPLE) - bench.present) | {"stranger"}
    other = Bench(bench.in_office, bench.present, bench.barred, {**bench.votes, **dict.fromkeys(kept, choice)})
    known = rules("zone_committee", DAY)
    assert counts_of(known, other) == counts_of(known, bench)


@given(benches())
def test_the_readings_agree_when_nobody_is_kept_away(bench):
    clean = Bench(bench.in_office, bench.present, frozenset(), bench.votes)
    assert agree(counts_of(rules("zone_committee", DAY), clean))


@given(DAYS)
def test_a_term_ends_on_the_same_day_two_years_later(start):
    end = term_end(rules("zone_committee", start), start)
    assert end is not None
    assert end.year == start.year + 2
    assert (end.month, end.day) == (
        (3, 1) if (start.month, start.day) == (2, 29) and end.day == 1 else (start.month, start.day)
    )
    member = Member("1", "p", "appointed", SeatKind.APPOINTED, start, end)
    last = rules("zone_committee", end - timedelta(days=1))
    assert in_office(last, [member]) == (member,)
    assert in_office(rules("zone_committee", end), [member]) == ()


@given(st.integers(0, 30))
def test_never_more_than_ten_appointed(tries):
    known = rules("zone_committee", DAY)
    members: list[Member] = []
    for number in range(tries):
        new = Member(str(number), f"p{number}", "appointed", SeatKind.APPOINTED, DAY, term_end(known, DAY))
        if not appoint_findings(known, members, new):
            members.append(new)
    assert len(members) == min(tries, 10)


@given(st.integers(0, 5))
def test_two_renewals_and_no_more(renewals):
    known = rules("zone_committee", DAY)
    member = Member("1", "p", "appointed", SeatKind.APPOINTED, DAY, term_end(known, DAY), renewals)
    assert bool(renew_findings(known, member)) is (renewals >= 2)


@given(DAYS, st.one_of(st.none(), DAYS))
def test_employment_counts_for_three_years(day, until):
    fact = Fact("1", "p", "employment", organisation="party", since=None, until=until)
    found = conflicts(rules("zone_committee", day), [fact], Matter("m", frozenset({"party"})))
    months = None if until is None else (day.year - until.year) * 12 + day.month - until.month
    if months is None or months < 36 or (months == 36 and day.day <= until.day):
        assert [one.ground for one in found] == ["employed"]
    elif months > 36 or day.day > until.day:
        assert not found or (until.month, until.day) == (2, 29)


@given(st.sampled_from(["coaching", "rating", "advice", "kin", "agent", "party"]), st.booleans())
def test_a_fact_about_another_matter_keeps_nobody_away(fact, by_matter):
    one = Fact("1", "p", fact, matter="other" if by_matter else "", organisation="" if by_matter else "nobody")
    assert conflicts(rules("zone_committee", DAY), [one], Matter("m", frozenset({"party"}))) == ()
