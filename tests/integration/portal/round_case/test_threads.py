"""Many zones share a round, each in its own thread: none is hindered by, or learns of, what happens in another's."""

from datetime import date

import pytest
from django.test import Client
from tests import round_tools as tools
from tests.people_tools import make_world, sign_in
from tests.portal_case_tools import moment

from teukgu.portal import clock
from teukgu.portal.access import may_see_event
from teukgu.portal.services.cases.act import act
from teukgu.portal.store.models import CaseClock
from teukgu.portal.store.queries.cases.search import CaseFilter, matching_cases
from teukgu.portal.store.queries.cases.visible_clocks import visible_clocks
from teukgu.portal.store.queries.visible_cases import case_facts
from teukgu.values import Refused

pytestmark = pytest.mark.django_db
FIRST, LAST = "example-report-1", "example-report-5"
TOWN, OTHER = "town-neulnuri.officer", "town-kkotchansol.officer"
WORDS = {"grounds": "매출이 장부와 다릅니다."}


@pytest.fixture
def play(monkeypatch, settings, tmp_path):
    settings.VAR = tmp_path
    monkeypatch.setattr(clock, "today", lambda: tools.DRAFT_DAY)
    monkeypatch.setattr(clock, "now", lambda: moment(tools.DRAFT_DAY))
    world = make_world(tools.OPENED)
    tools.zones_with_reports(world)
    return tools.drafted(world)


def object_as_seen(play, who, key, version):
    return act(
        play.viewer(who), play.number, act="file_objection", key=key, party="applicant", happened_on=play.day,
        data=WORDS, seen_version=version, **play.stamp(),
    )  # fmt: skip


def test_what_another_zone_did_neither_hinders_nor_is_named(play):
    seen = play.case.version
    object_as_seen(play, OTHER, LAST, seen)
    assert object_as_seen(play, TOWN, FIRST, seen).key == FIRST


def test_of_two_on_one_thread_one_wins_and_the_other_is_told_of_that_thread_only(play):
    seen = play.case.version
    object_as_seen(play, OTHER, LAST, seen)
    play.do("withdraw_objection", LAST, who=OTHER, party="applicant", grounds="잘못 보았습니다.")
    object_as_seen(play, TOWN, FIRST, seen)
    with pytest.raises(Refused) as refused:
        object_as_seen(play, TOWN, FIRST, seen)
    changed = next(one for one in refused.value.findings if one.code == "case.changed_meanwhile")
    assert "이의신청" in changed.message.ko
    assert "철회" not in changed.message.ko


def test_who_sees_the_whole_round_is_told_of_every_thread(play):
    seen = play.case.version
    object_as_seen(play, OTHER, LAST, seen)
    with pytest.raises(Refused) as refused:
        act(
            play.viewer(), play.number, act="answer_objection", key=LAST, party="minister", happened_on=play.day,
            data={}, seen_version=seen, **play.stamp(),
        )  # fmt: skip
    assert "case.changed_meanwhile" in {one.code for one in refused.value.findings}


def test_the_form_of_another_zones_thread_is_not_there(play):
    client = Client()
    sign_in(client, play.world.account(TOWN))
    form = f"/cases/{play.number}/acts/file_objection/"
    assert client.get(form, {"party": "applicant", "key": FIRST}).status_code == 200
    for name in ("key", "key_subject"):
        for key in (LAST, "no-such-zone"):
            asked = {"party": "applicant", name: key}
            assert client.get(form, asked).status_code == 404
            assert client.post(form, asked).status_code == 404


def test_the_next_last_day_in_lists_is_one_of_the_viewers_own(play):
    earlier = date(2027, 5, 4)
    CaseClock.objects.filter(case=play.case, key=LAST).update(due=earlier)

    def next_due(who, **asked):
        rows = matching_cases(play.viewer(who), CaseFilter(procedure="round", **asked), today=play.day)
        return [vars(one)["next_due"] for one in rows]

    assert next_due(TOWN) == [date(2027, 5, 14)]
    assert next_due(OTHER) == [earlier]
    assert next_due(tools.MINISTRY) == [earlier]
    assert next_due(TOWN, due_until=earlier) == []


@pytest.mark.parametrize("who", [TOWN, OTHER, tools.MINISTRY, "committee.member", "office-west.officer", "audit"])
def test_clocks_as_rows_are_the_clocks_of_the_threads_that_are_seen(play, who):
    viewer, facts = play.viewer(who), case_facts(play.case, play.day)
    clocks = CaseClock.objects.filter(case=play.case)
    seen = {one.pk for one in clocks if not one.key or may_see_event(viewer, facts, one.party, one.key)}
    assert clocks.exclude(key="").count() >= 5
    assert set(visible_clocks(viewer, play.day).filter(case=play.case).values_list("pk", flat=True)) == seen
