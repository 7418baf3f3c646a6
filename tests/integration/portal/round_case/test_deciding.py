"""Draft, objection, second look, decision sheet, resolution, seal, publication, reopening: through the services."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.test import Client
from tests import round_tools as tools
from tests.people_tools import make_world, sign_in
from tests.portal_case_tools import moment
from typer.testing import CliRunner

from teukgu.cli.main import app, register_commands
from teukgu.portal import clock
from teukgu.portal.access import may_act, may_see_event
from teukgu.portal.services.cases.many import act_in_each
from teukgu.portal.services.round_case.computing import adopt_results, ask_for_computation
from teukgu.portal.services.round_case.deciding import depart
from teukgu.portal.services.round_case.freezing import freeze_inputs
from teukgu.portal.services.round_case.publishing import publish, seal
from teukgu.portal.services.round_case.telling import ask_to_tell
from teukgu.portal.store.models import OutgoingMail, Round, RoundFile, RoundResult
from teukgu.portal.store.queries.round_case.ranks import official_ranks
from teukgu.portal.store.queries.visible_cases import case_facts, find_case
from teukgu.procedures.party import Party
from teukgu.values import Refused

pytestmark = pytest.mark.django_db
FIRST, LAST = "example-report-1", "example-report-5"
DECISION_DAY = tools.DECISION_DAY


@pytest.fixture
def world(monkeypatch, settings, tmp_path):
    settings.VAR = tmp_path
    monkeypatch.setattr(clock, "today", lambda: DECISION_DAY)
    monkeypatch.setattr(clock, "now", lambda: moment(DECISION_DAY))
    world = make_world(tools.OPENED)
    tools.zones_with_reports(world)
    return world


def codes(call):
    with pytest.raises(Refused) as refused:
        call()
    return {one.code for one in refused.value.findings}


def test_nothing_is_computed_before_scheme_and_freeze(world):
    play = tools.opened(world)
    assert codes(lambda: ask_for_computation(play.viewer(), play.number, **play.stamp())) == {"round.not_ready"}


def test_the_draft_is_told_to_each_zone_and_hidden_from_the_others(world):
    play = tools.drafted(world)
    row = play.standing().adopted
    assert dict(row.results.values_list("zone", "tier_name")) == {
        FIRST: "우수", LAST: "미흡", **{f"example-report-{place}": "보통" for place in (2, 3, 4)},
    }  # fmt: skip
    assert play.standing().state.keys("draft") == tuple(f"example-report-{place}" for place in range(1, 6))
    facts = case_facts(play.case, play.day)
    seen = {
        who: {zone for zone in (FIRST, LAST) if may_see_event(play.viewer(who), facts, "minister", zone)}
        for who in ("ministry-policy", "town-neulnuri.officer", "town-kkotchansol.officer", "office-east.officer",
                    "office-west.officer", "province-garam.officer", "council-neulnuri.clerk", "committee.member")
        if find_case(play.viewer(who), play.number, play.day)
    }  # fmt: skip
    assert seen == {
        "ministry-policy": {FIRST, LAST}, "town-neulnuri.officer": {FIRST}, "town-kkotchansol.officer": {LAST},
        "office-east.officer": {FIRST}, "office-west.officer": {LAST}, "committee.member": {FIRST, LAST},
    }  # fmt: skip
    own = play.viewer("town-neulnuri.officer")
    assert may_act(own, facts, "applicant", FIRST)
    assert not may_act(own, facts, "applicant", LAST)
    assert not may_see_event(own, facts, "minister", "")
    assert OutgoingMail.objects.filter(case=play.case, kind="round.draft").count() == 5


def test_telling_goes_on_where_it_was_cut_off_and_tells_nobody_twice(world):
    play = tools.drafted(world)
    assert codes(lambda: ask_to_tell(play.viewer(), play.number, until=None, **play.stamp())) == {"round.not_ready"}
    assert play.case.events.filter(act="tell_draft").count() == 5


def test_a_day_that_leaves_too_little_time_is_refused_before_anybody_is_told(world):
    play = tools.frozen(world)
    play.day = tools.DRAFT_DAY
    adopt_results(play.viewer(), play.number, play.computed().pk, **play.stamp())
    short = play.day + timedelta(days=3)
    assert codes(lambda: ask_to_tell(play.viewer(), play.number, until=short, **play.stamp())) == {
        "round.objection_time_short"
    }


def test_an_objection_moves_others_only_with_a_trace_and_they_are_told_again(world):
    play = tools.drafted(world)
    play.do("file_objection", LAST, who="town-kkotchansol.officer", party="applicant", grounds="매출이 빠졌습니다")
    with pytest.raises(Refused):
        play.do("file_objection", FIRST, who="town-kkotchansol.officer", party="applicant", grounds="남의 특구")
    play.day += timedelta(days=2)
    play.do("answer_objection", LAST, answer="accepted", grounds="자료를 확인하였습니다", panel="평가 담당")
    before = play.standing().adopted
    tools.correct(play, LAST, 950_000_000)
    freeze_inputs(play.viewer(), play.number, grounds="이의신청을 받아들임", **play.stamp())
    row = play.computed()
    assert row.sha256 != before.sha256
    moved = {zone for zone in dict(row.results.values_list("zone", "score"))
             if row.results.get(zone=zone).score != before.results.get(zone=zone).score
             or row.results.get(zone=zone).rank != before.results.get(zone=zone).rank}  # fmt: skip
    found = codes(
        lambda: play.do("recompute_results", result_sha256=row.sha256, freeze_sha256=row.freeze.sha256,
                        grounds="정정", moved_zones=LAST)
    )  # fmt: skip
    assert found == {"round.moved_not_named"}
    event = adopt_results(play.viewer(), play.number, row.pk, grounds="이의신청을 받아들임", **play.stamp())
    assert LAST in moved
    assert len(moved) > 1
    assert set(event.data["moved_zones"].split(",")) == moved
    assert event.data["moves"].count("\n") == len(moved) - 1
    play.day = DECISION_DAY
    assert "round.moved_zone_not_told" in codes(play.decide)
    ask_to_tell(play.viewer(), play.number, until=None, **play.stamp())
    play.work()
    again = {event.key for event in play.case.events.filter(act="tell_draft", seq__gt=event.seq)}
    assert again == moved
    assert play.standing().state.at("objection", LAST) == "answered"
    own = Client()
    sign_in(own, world.account("town-kkotchansol.officer"))
    line = next(one for one in event.data["moves"].splitlines() if f"({LAST})" in one)
    assert line in own.get(f"/cases/{play.number}/round/zones/{LAST}/").content.decode()
    english = own.get(f"/en/cases/{play.number}/round/zones/{LAST}/").content.decode()
    assert f"예시 특구 5 ({LAST}): score" in english
    assert "점수" not in english
    assert FIRST not in english


def test_the_sheet_is_decided_sealed_and_published_and_anybody_can_verify_it(world, tmp_path):
    play = tools.drafted(world)
    sheet = {"zone": LAST, "reason": "호우 피해가 커 한 등급 올림"}
    with pytest.raises(Refused):
        depart(play.viewer("committee.secretary"), play.number, tier=2, **sheet, **play.stamp())
    assert codes(lambda: depart(play.viewer(), play.number, tier=9, **sheet, **play.stamp())) == {"round.no_tier"}
    assert codes(lambda: depart(play.viewer(), play.number, zone=LAST, tier=2, reason=" ", **play.stamp())) == {
        "round.departure_reason"
    }
    depart(play.viewer(), play.number, tier=2, **sheet, **play.stamp())
    assert "round.objection_time_runs" in codes(play.decide)
    play.day = DECISION_DAY
    assert codes(lambda: seal(play.viewer(), play.number, **play.stamp())) == {"round.not_ready"}
    event = play.decide()
    assert event.data["result"] == "amended"
    assert "호우 피해" in event.data["departures"]
    assert not Round.objects.filter(programme=world.programme, year=tools.YEAR).exists()
    seal(play.viewer(), play.number, **play.stamp())
    stamp = play.stamp()
    told = {"notice_number": "고시 제2027-9호", "main_results": "다섯 특구를 평가하였습니다."}
    found = publish(play.viewer(), play.number, **told, **stamp)
    assert publish(play.viewer(), play.number, **told, **stamp) == found
    assert found.bundle_hash == play.standing().adopted.bundle_sha256
    last = RoundResult.objects.get(round=found, unit=LAST)
    assert (last.tier, last.tier_name, last.more["computed_tier"]) == (2, "보통", "미흡")
    bundle = bytes(RoundFile.objects.get(round=found, name="bundle.zip").content)
    assert "results.csv" in zipfile.ZipFile(io.BytesIO(bundle)).namelist()
    path = tmp_path / "bundle.zip"
    path.write_bytes(bundle)
    register_commands()
    run = CliRunner().invoke(app, ["verify", str(path)])
    assert run.exit_code == 0, run.output
    decision = bytes(RoundFile.objects.get(round=found, name="decision.csv").content).decode("utf-8-sig")
    assert f"{LAST},예시 특구 5,미흡,보통,호우 피해가 커 한 등급 올림" in decision
    page = Client().get(f"/example/rounds/{found.key}/")
    assert page.status_code == 200
    for words in ("2026년 운영평가", "위원회가 계산과 달리 정한 특구", "호우 피해가 커 한 등급 올림"):
        assert words in page.content.decode()
    ranks = {str(one.rank.zone): (one.rank.rank, one.source) for one in official_ranks(world.programme)}
    assert ranks[LAST] == (5, "고시 제2027-9호")
    notice = play.case.events.get(act="publish_results").data
    assert notice["ranks"].splitlines()[0] == f"1. 예시 특구 1({FIRST}): 우수"
    assert notice["address"].endswith(f"/rounds/{found.key}/")


def test_a_reopened_round_is_published_beside_the_earlier_one(world):
    play = tools.drafted(world)
    play.day = DECISION_DAY
    play.decide()
    seal(play.viewer(), play.number, **play.stamp())
    told = {"notice_number": "고시 제2027-9호", "main_results": "다섯 특구를 평가하였습니다."}
    first = publish(play.viewer(), play.number, **told, **play.stamp())
    play.do("reopen_round", ground="error", grounds="매출 하나가 잘못됨", approval_number="특구과-9")
    assert play.standing().adopted is None
    tools.correct(play, LAST, 950_000_000)
    freeze_inputs(play.viewer(), play.number, grounds="잘못을 바로잡음", **play.stamp())
    adopt_results(play.viewer(), play.number, play.computed().pk, **play.stamp())
    ask_to_tell(play.viewer(), play.number, until=None, **play.stamp())
    play.work()
    assert play.case.events.filter(act="tell_draft").count() == 10
    play.day = DECISION_DAY + timedelta(days=30)
    play.decide()
    seal(play.viewer(), play.number, **play.stamp())
    second = publish(play.viewer(), play.number, **told, **play.stamp())
    assert first.key != second.key
    assert Round.objects.filter(pk=first.pk).exists()
    assert second.title_ko == "2026년 운영평가 (2차 공개)"


def test_an_act_in_many_threads_is_all_or_nothing_and_once(world):
    play = tools.frozen(world)
    play.day = tools.DRAFT_DAY
    row = play.computed()
    adopt_results(play.viewer(), play.number, row.pk, **play.stamp())
    data = {"result_sha256": row.sha256, "until": "2027-06-30", "disposition": False}
    given = {"act": "tell_draft", "party": Party.MINISTER, "data": data, "now": play.moment(), "today": play.day}
    with pytest.raises(Refused):
        act_in_each(play.viewer(), play.number, [FIRST, "no-zone"], once="many", **given)
    assert not play.case.events.filter(act="tell_draft").exists()
    with pytest.raises(Refused):
        act_in_each(play.viewer("town-neulnuri.officer"), play.number, [FIRST], once="many", **given)
    rows = act_in_each(play.viewer(), play.number, [FIRST, LAST], once="many", **given)
    assert [one.key for one in rows] == [FIRST, LAST]
    assert act_in_each(play.viewer(), play.number, [FIRST, LAST], once="many", **given) == rows
    assert play.case.events.filter(act="tell_draft").count() == 2
    assert play.case.documents.filter(event__act="tell_draft").count() == 2
