"""A freeze takes what the portal itself has, anew each time, and no part of it twice."""

import pytest
from tests import round_tools as tools
from tests.people_tools import make_world
from tests.portal_case_tools import moment

from teukgu.evaluation.inputs import VoteCount
from teukgu.portal import clock
from teukgu.portal.services.round_case import from_portal
from teukgu.portal.services.round_case.freezing import freeze_inputs, input_of
from teukgu.portal.services.round_case.population import set_population
from teukgu.values import Refused, ZoneId

pytestmark = pytest.mark.django_db
ZONE = ZoneId("example-report-1")
SURVEY = "zone,component,home_region,votes,channel\nexample-report-1,public,가람도,30,survey\n".encode()


@pytest.fixture
def world(monkeypatch, settings, tmp_path):
    settings.VAR = tmp_path
    monkeypatch.setattr(clock, "today", lambda: tools.FREEZE_DAY)
    monkeypatch.setattr(clock, "now", lambda: moment(tools.FREEZE_DAY))
    return make_world(tools.OPENED)


def test_votes_of_the_portal_are_taken_anew_and_never_twice(world, monkeypatch):
    tools.zones_with_reports(world)
    play = tools.prepared(world)
    play.day = tools.FREEZE_DAY
    set_population(play.viewer(), play.number, **play.stamp())
    own = [VoteCount(ZONE, "public", "가람도", 5, "own")]
    monkeypatch.setattr(from_portal, "vote_counts", lambda case, now: tuple(own))

    def freeze(**more):
        return freeze_inputs(play.viewer(), play.number, **more, **play.stamp())

    first = freeze(given={"votes.csv": SURVEY})
    assert {(one.channel, one.votes) for one in input_of(first).votes} == {("survey", 30), ("own", 5)}
    assert "votes.csv,public,own" in bytes(first.files.get(name=from_portal.LIST).content).decode()
    own[:] = [VoteCount(ZONE, "public", "가람도", 7, "own")]
    again = freeze(grounds="표가 더 들어옴")
    assert {(one.channel, one.votes) for one in input_of(again).votes} == {("survey", 30), ("own", 7)}
    own[:] = []
    without = freeze(grounds="자체 투표를 빼기로 함")
    assert {(one.channel, one.votes) for one in input_of(without).votes} == {("survey", 30)}
    assert not without.files.filter(name=from_portal.LIST).exists()
    own[:] = [VoteCount(ZONE, "public", "가람도", 9, "survey")]
    with pytest.raises(Refused) as refused:
        freeze(grounds="다시")
    assert {one.code for one in refused.value.findings} == {"round.twice_in_freeze"}
    last = freeze(grounds="다시", without=["votes.csv"])
    assert {(one.channel, one.votes) for one in input_of(last).votes} == {("survey", 9)}
