"""Rounds that could stop half-way: long texts, average ranks, zones that nobody answers for, two workers at once."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.db.models import F
from tests import round_tools as tools
from tests.people_tools import make_world, sign_in
from tests.portal_case_tools import moment

from teukgu.portal import clock
from teukgu.portal.services.round_case import chores
from teukgu.portal.services.round_case.computing import adopt_results, ask_for_computation, compute_asked
from teukgu.portal.services.round_case.publishing import publish
from teukgu.portal.services.round_case.scheme import read_scheme_bytes, state_scheme
from teukgu.portal.services.round_case.telling import ask_to_tell
from teukgu.portal.store.models import RoundChore, RoundComputation, ZonePlace
from teukgu.values import Refused

pytestmark = pytest.mark.django_db
FIRST, SECOND, LAST = "example-report-1", "example-report-2", "example-report-5"


@pytest.fixture
def world(monkeypatch, settings, tmp_path):
    settings.VAR = tmp_path
    monkeypatch.setattr(clock, "today", lambda: tools.DRAFT_DAY)
    monkeypatch.setattr(clock, "now", lambda: moment(tools.DRAFT_DAY))
    return make_world(tools.OPENED)


def findings(call):
    with pytest.raises(Refused) as refused:
        call()
    return list(refused.value.findings)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("id: round-test", "id: " + "r" * 61, "id"),
        ("시험용 평가계획", "가" * 201, "name"),
        ("scheme of the tests", "x" * 201, "name"),
        ("미흡", "하" * 61, "tiers"),
        ("id: total", "id: " + "t" * 81, "tree"),
    ],
)
def test_a_text_that_is_too_long_to_keep_is_named(old, new, key):
    content = tools.SCHEME.decode().replace(old, new).encode()
    (finding,) = findings(lambda: read_scheme_bytes(content, tools.YEAR))
    assert (finding.code, finding.place.key) == ("round.too_long", key)


def test_a_scheme_with_average_ranks_is_refused(world):
    play = tools.opened(world)
    content = tools.SCHEME + b"score: {ties: average}\n"
    given = {"expert_body_used": False}
    (finding,) = findings(lambda: state_scheme(play.viewer(), play.number, content, **given, **play.stamp()))
    assert finding.code == "round.half_ranks"
    assert play.case.round_schemes.count() == 0


def test_zones_that_nobody_answers_for_are_named_and_the_others_told(world, client):
    tools.zones_with_reports(world)
    play = tools.frozen(world)
    play.day = tools.DRAFT_DAY
    adopt_results(play.viewer(), play.number, play.computed().pk, **play.stamp())
    places = list(ZonePlace.objects.filter(zone__in=(FIRST, SECOND)).values_list("pk", "region"))
    ZonePlace.objects.filter(zone__in=(FIRST, SECOND)).update(region=F("province"))
    sign_in(client, world.account("ministry-policy.officer"))
    desk = client.get(f"/cases/{play.number}/round/")
    assert [zone for zone, _name in desk.context["unreachable"]] == [FIRST, SECOND]
    assert "알릴 수 없는 특구" in desk.content.decode()
    chore = ask_to_tell(play.viewer(), play.number, until=None, **play.stamp())
    play.work()
    chore.refresh_from_db()
    told = set(play.case.events.filter(act="tell_draft").values_list("key", flat=True))
    assert told == {"example-report-3", "example-report-4", LAST}
    assert chore.state == "refused"
    assert len(chore.findings) == 2
    assert all(zone in line["ko"] for zone, line in zip((FIRST, SECOND), chore.findings, strict=True))
    again = findings(lambda: ask_to_tell(play.viewer(), play.number, until=None, **play.stamp()))
    assert {one.code for one in again} == {"round.nobody_to_tell"}
    for pk, region in places:
        ZonePlace.objects.filter(pk=pk).update(region=region)
    ask_to_tell(play.viewer(), play.number, until=None, **play.stamp())
    play.work()
    assert play.case.events.filter(act="tell_draft").count() == 5


def test_a_chore_is_taken_by_one_worker_and_what_is_done_stays_done(world, monkeypatch):
    tools.zones_with_reports(world)
    play = tools.frozen(world)
    chore = ask_for_computation(play.viewer(), play.number, **play.stamp())
    now = play.moment(300)
    meanwhile = []

    def slow(asked, *, now):
        meanwhile.append(chores.do_round_chores(now))
        return compute_asked(asked, now=now)

    monkeypatch.setattr(chores, "compute_asked", slow)
    assert chores.do_round_chores(now) == 1
    assert meanwhile == [0]
    chore.refresh_from_db()
    assert chore.state == "done"
    assert RoundComputation.objects.filter(case=play.case).count() == 1

    def beaten(asked, *, now):
        RoundChore.objects.filter(pk=asked.pk).update(state="done")
        raise IntegrityError

    monkeypatch.setattr(chores, "compute_asked", beaten)
    second = ask_for_computation(play.viewer(), play.number, **play.stamp())
    RoundChore.objects.filter(pk=second.pk).update(taken_at=now)
    assert chores.do_round_chores(now + timedelta(minutes=1)) == 0
    # whoever took it was cut off: it is begun again
    assert chores.do_round_chores(now + chores.LEASE) == 1
    second.refresh_from_db()
    assert (second.state, second.findings) == ("done", [])


def test_the_number_of_the_notice_fits_where_it_is_kept(world, monkeypatch):
    tools.zones_with_reports(world)
    play = tools.drafted(world)
    monkeypatch.setattr(
        "teukgu.portal.services.round_case.publishing._adopted", lambda held, what: held.standing.adopted
    )
    given = {"notice_number": "고" * 201, "main_results": "결과"}
    (finding,) = findings(lambda: publish(play.viewer(), play.number, **given, **play.stamp()))
    assert finding.code == "round.too_long"
