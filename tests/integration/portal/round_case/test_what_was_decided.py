"""What the committee decided is what is sealed and published, whatever is computed or written down around it."""

from datetime import date, timedelta

import pytest
from tests import round_tools as tools
from tests.people_tools import make_world, sign_in
from tests.portal_case_tools import moment

from teukgu.portal import clock
from teukgu.portal.services.round_case.cards import zone_card
from teukgu.portal.services.round_case.computing import adopt_results, ask_for_computation, compute_asked
from teukgu.portal.services.round_case.deciding import depart
from teukgu.portal.services.round_case.freezing import freeze_inputs
from teukgu.portal.services.round_case.population import set_population
from teukgu.portal.services.round_case.publishing import publish, seal
from teukgu.portal.services.round_case.scheme import state_scheme
from teukgu.portal.services.round_case.telling import ask_to_tell
from teukgu.portal.store.models import (
    OfficialRank,
    RoundComputation,
    RoundDeparture,
    RoundResult,
    ZoneNow,
)
from teukgu.portal.store.queries.round_case.ranks import official_ranks
from teukgu.portal.web.schemes import tiers_of
from teukgu.values import Refused

pytestmark = pytest.mark.django_db
FIRST, LAST = "example-report-1", "example-report-5"
DECISION_DAY = tools.DECISION_DAY
NOTICE = {"notice_number": "고시 제2027-9호", "main_results": "다섯 특구를 평가하였습니다."}


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


def raise_last(play, tier=2, reason="호우 피해"):
    return depart(play.viewer(), play.number, zone=LAST, tier=tier, reason=reason, **play.stamp())


def compute(play):
    chore = ask_for_computation(play.viewer(), play.number, **play.stamp())
    return compute_asked(chore, now=play.moment(200))


def published(play):
    seal(play.viewer(), play.number, **play.stamp())
    return publish(play.viewer(), play.number, **NOTICE, **play.stamp())


def test_computing_again_takes_no_decision_away(world):
    play = tools.drafted(world)
    raise_last(play)
    adopted = play.standing().adopted
    waiting = ask_for_computation(play.viewer(), play.number, **play.stamp())
    assert compute(play) == adopted
    play.day = DECISION_DAY
    play.decide()
    assert codes(lambda: ask_for_computation(play.viewer(), play.number, **play.stamp())) == {"round.decided_already"}
    # asked before the decision, done after it
    assert compute_asked(waiting, now=play.moment(250)) == adopted
    # a row with the same results all the same (kept before this was refused)
    copy = RoundComputation.objects.get(pk=adopted.pk)
    copy.pk, copy.once, copy.kept_at = None, "a-copy", play.moment(260)
    copy._state.adding = True
    copy.save()
    assert play.standing().adopted == adopted
    assert RoundResult.objects.get(round=published(play), unit=LAST).tier_name == "보통"


def test_a_line_beside_the_resolution_changes_nothing_that_is_published(world):
    play = tools.drafted(world)
    line = raise_last(play)
    play.day = DECISION_DAY
    found = codes(lambda: play.decide(sheet=""))
    assert found == {"round.other_sheet"}
    event = play.decide()
    assert event.data["sheet"] == str(line.pk)
    late = RoundDeparture.objects.get(pk=line.pk)
    late.pk, late.once, late.tier, late.kept_at = None, "late-line", 1, play.moment(250)
    late._state.adding = True
    late.save()
    assert zone_card(play.standing(), play.situation(), LAST).decision.tier.ko == "보통"
    shown = RoundResult.objects.get(round=published(play), unit=LAST)
    assert shown.tier_name == "보통"
    assert [name.en for name in tiers_of(shown.round).values()] == ["good", "middle", "weak"]


def test_the_sheet_of_a_round_that_was_reopened_is_written_anew(world):
    play = tools.drafted(world)
    raise_last(play)
    adopted = play.standing().adopted
    play.day = DECISION_DAY
    play.decide()
    first = published(play)
    play.do("reopen_round", ground="error", grounds="확인", approval_number="특구과-9")
    adopt_results(play.viewer(), play.number, adopted.pk, **play.stamp())
    assert play.standing().adopted == adopted
    assert play.standing().sheet == {}
    raise_last(play, reason="다시 확인한 호우 피해")
    assert play.standing().sheet[LAST].reason == "다시 확인한 호우 피해"
    assert RoundResult.objects.get(round=first, unit=LAST).more["departure_reason"] == "호우 피해"


def test_results_of_another_scheme_or_another_list_are_not_adopted(world):
    play = tools.frozen(world)
    play.day = tools.DRAFT_DAY
    row = play.computed()
    ZoneNow.objects.filter(pk=LAST).update(ended_on=date(2025, 12, 31))
    set_population(play.viewer(), play.number, grounds="다시 살핌", **play.stamp())
    changed = {"round.list_changed"}
    assert codes(lambda: ask_for_computation(play.viewer(), play.number, **play.stamp())) == changed
    assert codes(lambda: adopt_results(play.viewer(), play.number, row.pk, **play.stamp())) == changed
    named = {"result_sha256": row.sha256, "freeze_sha256": row.freeze.sha256}
    assert changed <= codes(lambda: play.do("compute_draft", **named))
    freeze_inputs(play.viewer(), play.number, grounds="평가 대상이 바뀜", **play.stamp())
    other = compute(play)
    assert other != row
    assert other.freeze.population == play.standing().population
    adopt_results(play.viewer(), play.number, other.pk, **play.stamp())
    assert play.standing().adopted == other


def test_results_of_a_superseded_scheme_are_not_adopted(world):
    play = tools.prepared(world)
    play.day = tools.FREEZE_DAY
    set_population(play.viewer(), play.number, **play.stamp())
    freeze_inputs(play.viewer(), play.number, **play.stamp())
    row = play.computed()
    content = tools.SCHEME.replace(b"weight: 60", b"weight: 50").replace(b"weight: 40", b"weight: 50")
    given = {"expert_body_used": False}
    state_scheme(play.viewer(), play.number, content, **given, **play.stamp())
    play.do("record_advance_notice", done="not_needed", grounds="시험에서는 예고하지 않습니다.")
    play.do("record_scheme_notice", done="done", notice_number="고시 제2027-2호")
    play.do("fix_scheme", approval_number="특구과-2", approver="국장")
    play.do("begin_evaluation")
    for stage in ("document_review", "presentation", "public_evaluation"):
        play.do("skip_stage", stage, grounds="시험에서는 하지 않습니다.")
    assert codes(lambda: adopt_results(play.viewer(), play.number, row.pk, **play.stamp())) == {"round.other_scheme"}
    named = {"result_sha256": row.sha256, "freeze_sha256": row.freeze.sha256}
    assert codes(lambda: play.do("compute_draft", **named, computation=row.pk)) == {"round.other_scheme"}
    adopt_results(play.viewer(), play.number, play.computed().pk, **play.stamp())
    assert play.standing().adopted.scheme.sha256 == play.standing().scheme.sha256


def test_a_new_draft_is_seen_with_the_new_letter_and_an_old_rank_is_official_no_more(world, client):
    play = tools.drafted(world)
    play.day = DECISION_DAY
    play.decide()
    published(play)
    assert {str(one.rank.zone) for one in official_ranks(world.programme)} >= {FIRST, LAST}
    play.do("reopen_round", ground="error", grounds="한 곳은 평가받지 않음", approval_number="특구과-9")
    ZoneNow.objects.filter(pk=LAST).update(ended_on=date(2025, 12, 31))
    set_population(play.viewer(), play.number, grounds="한 곳이 빠짐", **play.stamp())
    freeze_inputs(play.viewer(), play.number, grounds="대상이 바뀜", **play.stamp())
    adopt_results(play.viewer(), play.number, compute(play).pk, **play.stamp())
    assert play.standing().adopted.results.filter(zone=FIRST).exists()
    sign_in(client, world.account("town-neulnuri.officer"))
    address = f"/cases/{play.number}/round/zones/{FIRST}/"
    before = client.get(address)
    assert before.context["result"] is None
    assert before.context["until"] is None
    assert before.context["letters"]
    assert before.context["doings"] == []
    assert client.get(f"{address}card/").status_code == 404
    assert zone_card(play.standing(), play.situation(), FIRST).objection is None
    objecting = {"who": "town-neulnuri.officer", "party": "applicant", "grounds": "매출"}
    assert "round.draft_not_told" in codes(lambda: play.do("file_objection", FIRST, **objecting))
    ask_to_tell(play.viewer(), play.number, until=None, **play.stamp())
    play.work()
    after = client.get(address)
    assert after.context["result"]["rank"] == 1
    assert after.context["until"] > DECISION_DAY
    assert client.get(f"{address}card/").status_code == 200
    play.day = DECISION_DAY + timedelta(days=30)
    play.decide()
    published(play)
    assert {str(one.rank.zone) for one in official_ranks(world.programme) if one.rank.year == tools.YEAR} == {
        f"example-report-{place}" for place in range(1, 5)
    }
    assert OfficialRank.objects.filter(zone=LAST, year=tools.YEAR).count() == 2
