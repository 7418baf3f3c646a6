"""A round is opened, its scheme stated, its zones listed and its inputs frozen, each thing kept as it was."""

from datetime import date

import pytest
from django.test import Client
from tests import round_tools as tools
from tests.people_tools import make_world, sign_in
from tests.portal_case_tools import moment

from teukgu.documents.frozen_inputs import freeze_hash
from teukgu.evaluation.seal import sha256
from teukgu.portal import clock
from teukgu.portal.services.round_case.freezing import freeze_inputs, input_of
from teukgu.portal.services.round_case.opening import open_round
from teukgu.portal.services.round_case.population import set_population
from teukgu.portal.services.round_case.scheme import state_scheme
from teukgu.portal.store.models import AccessLogEntry, Case
from teukgu.portal.store.queries.cases.situation import situation_of
from teukgu.portal.store.queries.visible_cases import find_case
from teukgu.portal.web.presenting.oversight.access_log import lines
from teukgu.values import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(monkeypatch, settings, tmp_path):
    settings.VAR = tmp_path
    monkeypatch.setattr(clock, "today", lambda: tools.DRAFT_DAY)
    monkeypatch.setattr(clock, "now", lambda: moment(tools.DRAFT_DAY))
    return make_world(tools.OPENED)


def codes(call):
    with pytest.raises(Refused) as refused:
        call()
    return {one.code for one in refused.value.findings}


def test_the_ministry_opens_one_round_a_year_and_nobody_else_does(world):
    play = tools.opened(world)
    assert play.case.title == "2026년 운영평가"
    assert play.case.number.startswith("XE2027-")
    asked = {"programme": world.programme, "now": moment(tools.OPENED), "today": tools.OPENED}
    ministry = play.viewer()
    assert open_round(ministry, year=2026, once="open-2026", **asked) == play.case
    assert codes(lambda: open_round(ministry, year=2026, once="b", **asked)) == {"round.stands_already"}
    assert codes(lambda: open_round(ministry, year=2028, once="c", **asked)) == {"round.year_not_begun"}
    for who in ("town-neulnuri.officer", "office-east.officer", "audit.auditor", "committee.secretary"):
        assert codes(lambda who=who: open_round(play.viewer(who), year=2025, once=who, **asked)) == {
            "round.may_not_open"
        }
    assert Case.objects.filter(procedure="round").count() == 1


def test_before_the_draft_only_ministry_and_auditors_know_of_it(world):
    play = tools.opened(world)
    seen = {
        who
        for who in ("ministry-policy", "audit.auditor", "town-neulnuri.officer", "office-east.officer",
                    "province-garam.officer", "committee.secretary", "committee.member", "system.operator")
        if find_case(play.viewer(who), play.number, play.day)
    }  # fmt: skip
    assert seen == {"ministry-policy", "audit.auditor"}


def test_the_scheme_is_kept_as_it_came_and_a_bad_one_is_refused_whole(world):
    play = tools.opened(world)
    asked = {"expert_body_used": False}

    def state(content, **stamp):
        return state_scheme(play.viewer(), play.number, content, **asked, **stamp)

    stamp = play.stamp()
    row = state(tools.SCHEME, **stamp)
    assert bytes(row.content) == tools.SCHEME
    assert row.sha256 == sha256(tools.SCHEME)
    assert state(tools.SCHEME, **stamp) == row
    assert codes(lambda: state(tools.SCHEME.replace(b"year: 2026", b"year: 2025"), **play.stamp())) == {
        "round.scheme_year"
    }
    assert codes(lambda: state(b"\xff\xfe", **play.stamp())) == {"round.not_text"}
    assert codes(lambda: state(b"", **play.stamp())) == {"round.no_file"}
    assert play.case.round_schemes.count() == 1
    with pytest.raises(Refused):
        state_scheme(play.viewer("town-neulnuri.officer"), play.number, tools.SCHEME, **asked, **play.stamp())


def test_zones_are_kept_with_their_reason_and_known_to_the_conditions(world):
    zones = tools.zones_with_reports(world)
    tools.report_tools.make_zone(world, "example-report-9", name="보고서 없는 특구")
    play = tools.prepared(world)
    play.day = tools.FREEZE_DAY
    row = set_population(play.viewer(), play.number, **play.stamp())
    grounds = dict(row.members.values_list("zone", "ground"))
    assert grounds == {**dict.fromkeys(zones, "reported"), "example-report-9": "no_report_in"}
    play.case.refresh_from_db()
    facts = situation_of(play.case, today=play.day, now=play.moment()).facts
    assert facts["zones_judged"] == tuple(sorted([*zones, "example-report-9"]))
    assert codes(lambda: set_population(play.viewer(), play.number, **play.stamp())) == {"round.population_unexplained"}
    again = set_population(play.viewer(), play.number, grounds="새 특구가 지정됨", **play.stamp())
    assert set(play.case.round_populations.all()) == {row, again}


def test_a_freeze_is_read_back_as_it_was_whatever_is_filed_later(world):
    tools.zones_with_reports(world)
    play = tools.prepared(world)
    play.day = date(2027, 3, 2)
    set_population(play.viewer(), play.number, **play.stamp())
    assert codes(lambda: freeze_inputs(play.viewer(), play.number, **play.stamp())) == {"round.reports_not_due"}
    assert play.case.round_freezes.count() == 0
    play.day = tools.FREEZE_DAY
    row = freeze_inputs(play.viewer(), play.number, **play.stamp())
    before = input_of(row)
    assert {(one.zone, one.value) for one in before.observations if one.indicator == "sales"} == {
        (f"example-report-{place}", float(sales)) for place, sales in enumerate(tools.SALES, start=1)
    }
    tools.correct(play, "example-report-1", 1)
    assert input_of(row) == before
    files = {one.name: bytes(one.content) for one in row.files.all()}
    assert freeze_hash(files) == row.sha256
    assert codes(lambda: freeze_inputs(play.viewer(), play.number, **play.stamp())) == {"round.freeze_unexplained"}
    again = freeze_inputs(play.viewer(), play.number, grounds="정정이 받아들여짐", **play.stamp())
    assert set(play.case.round_freezes.all()) == {row, again}


def test_panel_scores_from_outside_are_read_and_their_faults_told(world):
    tools.zones_with_reports(world)
    play = tools.prepared(world)
    play.day = tools.FREEZE_DAY
    set_population(play.viewer(), play.number, **play.stamp())
    bad = b"zone,component,criterion,rater,score\nno-zone,expert,plan,r1,70\n"
    with pytest.raises(Refused):
        freeze_inputs(play.viewer(), play.number, given={"panel.csv": bad}, **play.stamp())
    good = bad.replace(b"no-zone", b"example-report-1")
    row = freeze_inputs(play.viewer(), play.number, given={"panel.csv": good}, **play.stamp())
    assert row.panel == 1
    again = freeze_inputs(play.viewer(), play.number, grounds="표를 더함", **play.stamp())
    assert again.panel == 1


PANEL = "zone,component,criterion,rater,score,home_region\n" + "".join(
    f"example-report-{place},expert,plan,{name},7{place},가람도\n"
    for place, name in ((1, "김평가"), (2, "김평가"), (1, "이심사"))
)


def test_raters_stand_under_pseudonyms_and_only_the_ministry_learns_whose(world):
    tools.zones_with_reports(world)
    play = tools.prepared(world)
    play.day = tools.FREEZE_DAY
    set_population(play.viewer(), play.number, **play.stamp())
    row = freeze_inputs(play.viewer(), play.number, given={"panel.csv": PANEL.encode()}, **play.stamp())
    scores = input_of(row).panel
    assert sorted(one.score for one in scores) == [71, 71, 72]
    assert len({one.rater for one in scores}) == 2
    files = {one.name: bytes(one.content) for one in row.files.all()}
    key = files.pop("panel_raters.csv").decode()
    for name in ("김평가", "이심사"):
        assert name in key
        assert not any(name in content.decode() for content in files.values())
    assert freeze_hash(files) == row.sha256, "the hash that is published says nothing of the names"
    again = freeze_inputs(play.viewer(), play.number, grounds="다시", **play.stamp())
    assert input_of(again).panel == scores
    assert bytes(again.files.get(name="panel_raters.csv").content).decode() == key
    more = PANEL + "example-report-3,expert,plan,박위원,90,나루도\n"
    third = freeze_inputs(
        play.viewer(), play.number, given={"panel.csv": more.encode()}, grounds="더함", **play.stamp()
    )  # fmt: skip
    assert set(scores) < set(input_of(third).panel)
    client = Client()
    sign_in(client, world.account("ministry-policy.officer"))
    address = f"/cases/{play.number}/round/freezes/{third.pk}/panel_raters.csv/"
    assert "박위원" in client.get(address).content.decode()
    noted = AccessLogEntry.objects.get(what="raters", action="download")
    assert (noted.case_id, lines([noted])[0].what) == (play.case.pk, "심사위원 가명표")
    assert "심사위원 가명표" in client.get(f"/cases/{play.number}/round/").content.decode()
    auditor = Client()
    sign_in(auditor, world.account("audit.auditor"))
    assert auditor.get(f"/cases/{play.number}/round/").status_code == 200
    assert auditor.get(address).status_code == 404
    assert "panel_raters" not in auditor.get(f"/cases/{play.number}/round/").content.decode()


def test_a_table_from_outside_is_taken_out_again(world):
    tools.zones_with_reports(world)
    play = tools.prepared(world)
    play.day = tools.FREEZE_DAY
    set_population(play.viewer(), play.number, **play.stamp())
    freeze_inputs(play.viewer(), play.number, given={"panel.csv": PANEL.encode()}, **play.stamp())
    client = Client()
    sign_in(client, world.account("ministry-policy.officer"))
    play.case.refresh_from_db()
    sent = {"without": "panel.csv", "grounds": "잘못 올림", "seen_version": play.case.version, "once": "out"}
    client.post(f"/cases/{play.number}/round/do/freeze/", sent)
    row = play.case.round_freezes.order_by("-pk")[0]
    assert (row.panel, play.case.round_freezes.count()) == (0, 2)
    assert not row.files.filter(name__startswith="panel").exists()


def test_a_hash_that_nothing_kept_has_is_refused_by_whatever_door(world):
    play = tools.prepared(world)
    found = codes(lambda: play.do("set_population", population_sha256="0" * 64, zones_in=1, zones_out=0))
    assert found == {"round.not_kept"}
