"""A round before the committee: quorum, recusal, conflict, the sheet in the resolution, by the services of meetings."""

from datetime import UTC, date, datetime, timedelta

import pytest
from tests import round_tools as tools
from tests.integration.portal.committee.conftest import SEATS, make_committee
from tests.people_tools import make_world
from tests.portal_case_tools import moment

from teukgu.portal import clock
from teukgu.portal.services.meetings.attending import attend, open_meeting
from teukgu.portal.services.meetings.conflicts import declare_fact
from teukgu.portal.services.meetings.excluding import recuse
from teukgu.portal.services.meetings.resolving import resolve
from teukgu.portal.services.meetings.voting import vote
from teukgu.portal.services.round_case.computing import adopt_results
from teukgu.portal.services.round_case.deciding import depart
from teukgu.portal.store.models import CaseParty, ConflictFact, Exclusion
from teukgu.portal.store.queries.visible_cases import find_case
from teukgu.values import Refused

pytestmark = pytest.mark.django_db
LAST = "example-report-5"
DAY = date(2027, 5, 24)
HELD = datetime(2027, 5, 24, 5, 0, tzinfo=UTC)


@pytest.fixture
def world(monkeypatch, settings, tmp_path):
    settings.VAR = tmp_path
    monkeypatch.setattr(clock, "today", lambda: DAY)
    monkeypatch.setattr(clock, "now", lambda: moment(DAY))
    world = make_world(tools.OPENED)
    tools.zones_with_reports(world)
    return world


@pytest.fixture
def play(world):
    return tools.drafted(world)


@pytest.fixture
def committee(play):
    return make_committee(play.world)


def codes(call):
    with pytest.raises(Refused) as refused:
        call()
    return [one.code for one in refused.value.findings]


def held(committee, play, names):
    """A meeting on the round to which ``names`` came."""
    meeting = committee.call(at=HELD)
    item = committee.item(meeting, play.case)
    committee.told(meeting)
    for name in names:
        attend(
            committee.secretary, meeting.pk, membership=committee.members[name].pk, how="in_person",
            **committee.stamps(),
        )  # fmt: skip
    open_meeting(committee.secretary, meeting.pk, **committee.stamps(now=HELD))
    return meeting, item


def say_yes(committee, meeting, item, names, at=HELD):
    for name in names:
        given = {"item": item.pk, "membership": committee.members[name].pk, "choice": "yes", "today": DAY, "now": at}
        vote(committee.secretary, meeting.pk, **committee.stamps(**given))


def decide(committee, play, meeting, item, **more):
    given = {"item": item.pk, "text": "결정표대로 의결한다.", "today": DAY, "now": HELD, **more}
    return resolve(committee.secretary, meeting.pk, **committee.stamps(**given))


def test_the_resolution_carries_the_sheet_into_the_round(committee, play):
    depart(play.viewer(), play.number, zone=LAST, tier=2, reason="호우 피해", **play.stamp())
    meeting, item = held(committee, play, SEATS)
    say_yes(committee, meeting, item, SEATS)
    resolution = decide(committee, play, meeting, item)
    assert resolution.event.act == "record_round_resolution"
    assert (resolution.event.party, resolution.event.data["result"]) == ("committee", "amended")
    assert "미흡→보통. 호우 피해" in resolution.event.data["departures"]
    play.case.now.refresh_from_db()
    assert play.case.now.stage == "decided"


def test_a_sheet_that_changed_after_the_vote_is_voted_on_again(committee, play):
    meeting, item = held(committee, play, SEATS)
    say_yes(committee, meeting, item, SEATS)
    late = {**play.stamp(), "now": HELD + timedelta(minutes=5)}
    depart(play.viewer(), play.number, zone=LAST, tier=2, reason="호우 피해", **late)
    assert codes(lambda: decide(committee, play, meeting, item)) == ["round.sheet_after_vote"]
    say_yes(committee, meeting, item, SEATS, at=HELD + timedelta(minutes=10))
    resolution = decide(committee, play, meeting, item, now=HELD + timedelta(minutes=15))
    assert resolution.event.data["result"] == "amended"


def test_a_change_in_words_only_is_refused_and_a_draft_put_off_stays_a_draft(committee, play):
    meeting, item = held(committee, play, SEATS)
    say_yes(committee, meeting, item, SEATS)
    assert codes(lambda: decide(committee, play, meeting, item, amended=True)) == ["round.departs_in_words_only"]
    resolution = decide(committee, play, meeting, item, defer=True)
    assert resolution.event.data["result"] == "deferred"
    play.case.now.refresh_from_db()
    assert play.case.now.stage == "drafted"


def test_a_recusal_that_breaks_the_quorum_stops_the_decision(committee, play):
    # four of seven come: a quorum; without the two who step aside there is none by either reading
    meeting, item = held(committee, play, SEATS)
    for name in SEATS[2:]:
        membership = committee.members[name].pk
        recuse(committee.secretary, meeting.pk, item=item.pk, membership=membership, reason="이해관계",
               **committee.stamps())  # fmt: skip
    say_yes(committee, meeting, item, SEATS[:2])
    assert any(code in {"meeting.no_quorum", "meeting.readings_differ"} for code in codes(
        lambda: decide(committee, play, meeting, item)
    ))  # fmt: skip
    play.case.now.refresh_from_db()
    assert play.case.now.stage == "drafted"


def test_who_works_for_a_judged_zone_is_kept_from_the_round(committee, play):
    person = "committee.member"
    member = play.viewer(person)
    assert find_case(member, play.number, DAY) is not None
    town = play.world.organisation("town-soldasom").pk
    given = {"account": int(member.account), "fact": "employment", "organisation": town, "until": DAY - timedelta(30)}
    declare_fact(member, committee.body.key, known_on=DAY, today=DAY, **committee.stamps(**given))
    assert find_case(member, play.number, DAY) is None
    _meeting, item = held(committee, play, SEATS)
    assert Exclusion.objects.get(item=item).membership == committee.members[person]


def test_who_works_for_a_judged_zone_never_sees_the_drafts_before_the_zones_are_told(world):
    play = tools.frozen(world)
    play.day = tools.DRAFT_DAY
    make_committee(world)
    member, other = play.viewer("committee.member"), play.viewer("committee-member-2")
    town = world.organisation("town-soldasom").pk
    ConflictFact.objects.create(
        account_id=int(member.account), fact="employment", organisation_id=town, known_on=tools.OPENED,
        recorded_by_id=int(member.account), recorded_at=moment(tools.OPENED), once="worked-there",
    )  # fmt: skip
    row = play.computed()
    adopt_results(play.viewer(), play.number, row.pk, **play.stamp())
    assert not CaseParty.objects.filter(case=play.case, party="applicant").exists()
    assert find_case(other, play.number, play.day) is not None
    assert find_case(member, play.number, play.day) is None
    assert list(play.case.bars.values_list("account", flat=True)) == [int(member.account)]
