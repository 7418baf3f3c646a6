"""A meeting from call to minutes, and what is refused on the way."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import Error as DatabaseError
from django.db import transaction
from tests.integration.portal.committee.conftest import HELD, NOW, PEOPLE, SEATS, TODAY, key

from teukgu.portal.services.meetings import papers
from teukgu.portal.services.meetings.attending import attend, open_meeting, write_opinion
from teukgu.portal.services.meetings.bodies import enter_own_rule
from teukgu.portal.services.meetings.calling import send_notices
from teukgu.portal.services.meetings.conflicts import declare_fact, report_by, withdraw_fact
from teukgu.portal.services.meetings.excluding import challenge, decide_challenge, recuse
from teukgu.portal.services.meetings.known import Hidden, body_for, meeting_for
from teukgu.portal.services.meetings.members import appoint, dismiss, elect_vice_chair, renew
from teukgu.portal.services.meetings.minutes import draft_minutes, fix_minutes
from teukgu.portal.services.meetings.resolving import resolve
from teukgu.portal.services.meetings.voting import vote
from teukgu.portal.store.models import CaseBar, CaseEvent, Exclusion, Holding, ItemResolution, Meeting, Vote
from teukgu.portal.store.queries.visible_cases import visible_cases
from teukgu.values import Refused

pytestmark = pytest.mark.django_db
ALL = (*SEATS, *PEOPLE)


def codes(refused):
    return [finding.code for finding in refused.value.findings]


def come(committee, meeting, names, how="in_person"):
    for name in names:
        membership = committee.members[name].pk
        attend(committee.secretary, meeting.pk, membership=membership, how=how, **committee.stamps())


def opened(committee, names=ALL, case=None, **more):
    meeting = committee.call(**more)
    item = committee.item(meeting, case)
    committee.told(meeting)
    come(committee, meeting, names)
    open_meeting(committee.secretary, meeting.pk, **committee.stamps(now=HELD))
    return meeting, item


def say(committee, meeting, item, choice, names):
    for name in names:
        membership = committee.members[name].pk
        given = {"item": item.pk, "membership": membership, "choice": choice, "today": TODAY}
        vote(committee.secretary, meeting.pk, **committee.stamps(**given))


def decide(committee, meeting, item, **more):
    given = {"item": item.pk, "text": "원안대로 의결한다.", "today": HELD.date(), **more}
    return resolve(committee.secretary, meeting.pk, **committee.stamps(**given))


def test_from_call_to_minutes_into_the_case(committee, case):
    meeting, item = opened(committee, case=case)
    say(committee, meeting, item, "yes", ALL[:4])
    say(committee, meeting, item, "no", ALL[4:6])
    resolution = decide(committee, meeting, item, conditions="재원 확보 계획을 보완할 것")
    assert resolution.result == "passed"
    assert resolution.event.act == "record_resolution"
    assert resolution.event.party == "committee"
    assert resolution.event.data["result"] == "passed"
    assert "재원 확보" in resolution.event.data["grounds"]
    case.now.refresh_from_db()
    assert case.now.stage == "resolved"
    content = {**draft_minutes(meeting), "remarks": "간사: 제안 설명"}
    minutes = fix_minutes(committee.secretary, meeting.pk, content=content, **committee.stamps())
    assert "찬성 4, 반대 2, 기권 0, 표시 없음 1" in minutes.content["votes"]
    assert "재적위원 7명 가운데 7명" in minutes.content["attendees"]
    assert [entry["text"] for entry in papers.minutes(meeting)["items"]] == list(minutes.content.values())


def test_minutes_say_all_that_is_missing_and_corrections_are_versions(committee):
    meeting, item = opened(committee)
    with pytest.raises(Refused) as refused:
        fix_minutes(committee.secretary, meeting.pk, content=draft_minutes(meeting), **committee.stamps())
    assert codes(refused) == ["meeting.minutes_missing", "meeting.items_unresolved"]
    say(committee, meeting, item, "yes", ALL)
    decide(committee, meeting, item)
    content = {**draft_minutes(meeting), "remarks": "없음"}
    fix_minutes(committee.secretary, meeting.pk, content=content, **committee.stamps())
    with pytest.raises(Refused):
        fix_minutes(committee.secretary, meeting.pk, content=content, **committee.stamps())
    second = fix_minutes(committee.secretary, meeting.pk, content=content, reason="오기 정정", **committee.stamps())
    assert second.version == 2


def test_no_quorum_no_opening_and_everybody_must_be_told(committee):
    meeting = committee.call()
    come(committee, meeting, ALL[:3])
    with pytest.raises(Refused) as refused:
        open_meeting(committee.secretary, meeting.pk, **committee.stamps(now=HELD))
    assert codes(refused) == ["meeting.not_told", "meeting.no_quorum"]
    with pytest.raises(Refused) as refused:
        open_meeting(committee.secretary, meeting.pk, **committee.stamps())
    assert codes(refused) == ["meeting.not_told", "meeting.no_quorum", "meeting.too_early"]


def test_late_notice_needs_urgency(committee):
    meeting = committee.call(at=datetime(2026, 3, 6, 5, 0, tzinfo=UTC))
    with pytest.raises(Refused) as refused:
        committee.told(meeting)
    assert codes(refused) == ["meeting.late_notice"]
    given = {"medium": "phone", "ground": "urgent", "reason": "의결 기한", "sent_at": NOW}
    rows = send_notices(committee.secretary, meeting.pk, **committee.stamps(**given))
    assert len(rows) == 7
    assert all(row.late for row in rows)


def test_acting_chair_in_the_order_of_the_law(committee):
    deputy = committee.members["committee.member"]
    given = committee.stamps(votes=2, voters=3, on=date(2026, 1, 5))
    elect_vice_chair(committee.secretary, committee.body.key, deputy.pk, **given)
    meeting, _item = opened(committee, names=[name for name in ALL if name not in {"minister", "molit_vice_minister"}])
    assert meeting.opening.chaired_by == deputy


def test_deputies_only_by_a_rule_entered_as_data(committee):
    meeting = committee.call()
    pk = committee.members["minister"].pk
    with pytest.raises(Refused) as refused:
        attend(committee.secretary, meeting.pk, membership=pk, how="deputy", deputy_name="가", **committee.stamps())
    assert codes(refused) == ["meeting.deputy_not_allowed"]
    rule = {"parameter": "deputy_attendance", "value": "allowed", "title": "운영세칙 제4조", "valid_from": TODAY}
    enter_own_rule(committee.secretary, committee.body.key, **committee.stamps(**rule))
    row = attend(committee.secretary, meeting.pk, membership=pk, how="deputy", deputy_name="가", **committee.stamps())
    assert row.how == "deputy"
    settled = {**rule, "parameter": "committee_quorum", "value": "majority_in_office"}
    with pytest.raises(Refused):
        enter_own_rule(committee.secretary, committee.body.key, **committee.stamps(**settled))


def test_employment_within_three_years_keeps_from_case_and_vote(committee, case):
    person = committee.world.account("committee.member")
    member = committee.viewer("committee.member")
    town = committee.world.organisation("town-neulnuri")
    assert visible_cases(member).filter(pk=case.pk).exists()
    given = {"account": person.pk, "fact": "employment", "organisation": town.pk, "until": date(2024, 6, 30)}
    fact = declare_fact(member, committee.body.key, known_on=TODAY, today=TODAY, **committee.stamps(**given))
    assert not visible_cases(member).filter(pk=case.pk).exists()
    meeting, item = opened(committee, case=case)
    exclusion = Exclusion.objects.get(item=item)
    assert (exclusion.ground, exclusion.fact, exclusion.doubtful) == ("employed", fact, False)
    with pytest.raises(Refused) as refused:
        say(committee, meeting, item, "yes", ["committee.member"])
    assert codes(refused) == ["meeting.kept_away"]
    assert Vote.objects.count() == 0
    withdraw_fact(
        committee.secretary, committee.body.key, fact.pk, note="다른 사람의 이력", today=TODAY, **committee.stamps()
    )
    assert visible_cases(member).filter(pk=case.pk).exists()
    say(committee, meeting, item, "yes", ["committee.member"])


def test_nobody_frees_themselves_or_declares_for_another(committee, case):
    member, other = committee.viewer("committee.member"), committee.world.account("committee-member-2")
    town = committee.world.organisation("town-neulnuri").pk
    given = {"fact": "kin", "organisation": town, "known_on": TODAY, "today": TODAY}
    with pytest.raises(Hidden):
        declare_fact(member, committee.body.key, account=other.pk, **committee.stamps(**given))
    own = declare_fact(member, committee.body.key, account=int(member.account), **committee.stamps(**given))
    with pytest.raises(Hidden):
        withdraw_fact(member, committee.body.key, own.pk, note="x", today=TODAY, **committee.stamps())
    assert report_by(own) == date(2026, 3, 16)


def test_both_readings_are_kept_and_one_is_named_when_they_differ(committee):
    # four of seven come: a quorum; without the one who steps aside three of six are none
    meeting, item = opened(committee, names=ALL[:4])
    pk = committee.members["justice"].pk
    recuse(committee.secretary, meeting.pk, item=item.pk, membership=pk, reason="이해관계", **committee.stamps())
    say(committee, meeting, item, "yes", ALL[:3])
    with pytest.raises(Refused) as refused:
        decide(committee, meeting, item)
    assert codes(refused) == ["meeting.readings_differ"]
    resolution = decide(committee, meeting, item, reading="counted", reading_reason="법률 자문 2026-3")
    assert resolution.counts["counted"]["carried"] is True
    assert resolution.counts["not_counted"]["quorum"] is False
    assert (resolution.result, resolution.reading) == ("passed", "counted")


def test_a_challenge_is_decided_without_the_challenged(committee, case):
    meeting, item = opened(committee, case=case)
    pk = committee.members["committee.member"].pk
    given = {"item": item.pk, "membership": pk, "challenger": "예시군", "reason": "공정한 심의를 기대하기 어려움"}
    filed = challenge(committee.secretary, meeting.pk, **committee.stamps(**given))
    say(committee, meeting, item, "yes", ALL)
    with pytest.raises(Refused) as refused:
        decide(committee, meeting, item)
    assert codes(refused) == ["meeting.challenge_open"]
    about = meeting.items.get(about=filed)
    with pytest.raises(Refused):
        say(committee, meeting, about, "no", ["committee.member"])
    say(committee, meeting, about, "yes", ALL[:4])
    assert decide_challenge(committee.secretary, meeting.pk, exclusion=filed.pk, **committee.stamps()).upheld
    assert CaseBar.objects.filter(case=case, account=committee.world.account("committee.member")).exists()
    resolution = decide(committee, meeting, item)
    assert resolution.counts["counted"]["yes"] == len(ALL) - 1  # the vote cast before does not count


def test_written_resolution_with_ground_counts_replies(committee, case):
    with pytest.raises(Refused) as refused:
        committee.call("written")
    assert codes(refused) == ["meeting.no_written_ground", "meeting.no_written_reason"]
    meeting = committee.call("written", ground="minor", reason="명칭 변경", replies_until=date(2026, 3, 12))
    item = committee.item(meeting, case)
    member = committee.viewer("committee.member")
    seat = committee.members["committee.member"]
    given = {"item": item.pk, "membership": seat.pk, "choice": "yes", "today": TODAY}
    assert vote(member, meeting.pk, **committee.stamps(**given)).cast_by_member
    with pytest.raises(Hidden):
        vote(member, meeting.pk, **committee.stamps(**{**given, "membership": committee.members["minister"].pk}))
    with pytest.raises(Refused) as refused:
        vote(member, meeting.pk, **committee.stamps(**{**given, "today": date(2026, 3, 13)}))
    assert codes(refused) == ["meeting.replies_closed"]
    with pytest.raises(Refused) as refused:
        decide(committee, meeting, item)
    assert codes(refused) == ["meeting.not_told", "meeting.replies_open", "meeting.no_quorum"]
    committee.told(meeting)
    with pytest.raises(Refused) as refused:
        decide(committee, meeting, item, today=date(2026, 3, 13))
    assert codes(refused) == ["meeting.no_quorum"]
    say(committee, meeting, item, "yes", SEATS)
    with pytest.raises(Refused) as refused:
        decide(committee, meeting, item)
    assert codes(refused) == ["meeting.replies_open"]  # two may still reply on the last day
    assert decide(committee, meeting, item, today=date(2026, 3, 13)).result == "passed"
    assert papers.written_review(item, seat)["ground"] == "안건이 경미한 경우"


def test_in_writing_all_replies_end_the_matter_before_its_last_day(committee, case):
    meeting = committee.call("written", ground="minor", reason="명칭 변경", replies_until=date(2026, 3, 12))
    item = committee.item(meeting, case)
    committee.told(meeting)
    say(committee, meeting, item, "yes", ALL)
    assert decide(committee, meeting, item, today=date(2026, 3, 10)).result == "passed"


def test_nothing_is_put_on_the_agenda_of_an_open_meeting(committee, case):
    meeting, _item = opened(committee)
    with pytest.raises(Refused) as refused:
        committee.item(meeting, case)
    assert codes(refused) == ["meeting.already_done"]


def test_a_written_opinion_is_neither_attendance_nor_vote(committee):
    meeting, item = opened(committee, names=ALL[:4])
    member, seat = committee.viewer("committee.member"), committee.members["committee.member"]
    given = {"item": item.pk, "membership": seat.pk, "today": TODAY}
    write_opinion(member, meeting.pk, text="찬성합니다", **committee.stamps(**given))
    with pytest.raises(Refused) as refused:
        vote(member, meeting.pk, choice="yes", **committee.stamps(**given))
    assert codes(refused) == ["meeting.not_present"]
    say(committee, meeting, item, "yes", ALL[:2])
    assert decide(committee, meeting, item).result == "rejected"  # two of four is no majority


def test_the_same_key_again_does_nothing_and_the_late_one_is_told(committee):
    meeting, item = opened(committee)
    say(committee, meeting, item, "yes", ALL)
    meeting.refresh_from_db()
    seen, once = meeting.version, key()
    given = {"item": item.pk, "text": "의결", "today": TODAY, "seen_version": seen, "now": NOW}
    first = resolve(committee.secretary, meeting.pk, once=once, **given)
    assert resolve(committee.secretary, meeting.pk, once=once, **given) == first
    with pytest.raises(Refused) as refused:
        resolve(committee.secretary, meeting.pk, once=key(), **given)
    assert codes(refused) == ["meeting.changed_meanwhile"]
    assert ItemResolution.objects.count() == 1


def test_terms_renewals_and_dismissal(committee):
    old = committee.members["committee.member"]
    assert old.term_ends == date(2028, 1, 2)
    second = renew(committee.secretary, committee.body.key, old.pk, **committee.stamps())
    third = renew(committee.secretary, committee.body.key, second.pk, **committee.stamps())
    assert (third.valid_from, third.term_ends, third.renewals) == (date(2030, 1, 2), date(2032, 1, 2), 2)
    with pytest.raises(Refused) as refused:
        renew(committee.secretary, committee.body.key, third.pk, **committee.stamps())
    assert codes(refused) == ["meeting.renewed_enough"]
    other = committee.members["committee-member-2"]
    with pytest.raises(Refused):
        dismiss(
            committee.secretary, committee.body.key, other.pk, ground="x", reason="", on=TODAY, **committee.stamps()
        )
    given = {"ground": "own_wish", "reason": "사의 표명", "on": TODAY}
    dismiss(committee.secretary, committee.body.key, other.pk, **committee.stamps(**given))
    assert not Holding.objects.filter(
        account=committee.world.account("committee-member-2"),
        post__organisation=committee.body.organisation,
        valid_to=None,
    ).exists()
    with pytest.raises(Hidden):
        body_for(
            committee.world.viewer("committee-member-2", TODAY + timedelta(days=1)), "committee", TODAY + timedelta(1)
        )


def test_seats_are_taken_once(committee):
    given = committee.stamps(seat="minister", name="다른 장관", since=TODAY)
    with pytest.raises(Refused) as refused:
        appoint(committee.secretary, committee.body.key, **given)
    assert codes(refused) == ["meeting.seat_taken"]


@pytest.mark.parametrize("who", ["", "town-neulnuri", "resident", "working-committee.secretary", "audit"])
def test_strangers_find_nothing(committee, who):
    meeting = committee.call()
    viewer = committee.world.viewer(who)
    for seek in (lambda: body_for(viewer, "committee", TODAY), lambda: meeting_for(viewer, meeting.pk, TODAY)):
        with pytest.raises(Hidden):
            seek()
    with pytest.raises(Hidden):
        attend(viewer, meeting.pk, membership=1, how="in_person", **committee.stamps())


def test_members_do_not_manage(committee):
    member = committee.viewer("committee.member")
    with pytest.raises(Hidden):
        appoint(member, committee.body.key, seat="appointed", name="가", since=TODAY, **committee.stamps())


def test_the_database_keeps_what_was_recorded(committee):
    meeting, item = opened(committee)
    say(committee, meeting, item, "yes", ["minister"])
    for change in (Vote.objects.all().delete, lambda: Vote.objects.update(choice="no")):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert Vote.objects.get().choice == "yes"


def test_the_working_committee_on_the_same_machinery(committee, case):
    from teukgu.portal.services.meetings.bodies import establish_body

    world = committee.world
    body = establish_body(world.organisation("working-committee"))
    secretary = world.viewer("working-committee.secretary")
    seats = ("chair", "mofe", "education")
    rows = [
        appoint(secretary, body.key, seat=seat, name=f"과장{seat}", since=date(2026, 1, 2), **committee.stamps())
        for seat in seats
    ]
    with pytest.raises(Refused) as refused:
        appoint(secretary, body.key, seat="appointed", name="위원", since=TODAY, **committee.stamps())
    assert codes(refused) == ["meeting.no_appointed_seats"]
    assert rows[0].kind == "chair"
    assert Meeting.objects.filter(body=body).count() == 0
    assert CaseEvent.objects.filter(act="record_working_committee").count() == 0
