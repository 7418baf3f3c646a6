"""A panel from the scheme to the freeze: made, invited, assigned, a leaver replaced, closed, confirmed, computed."""

import pytest
from tests import panel_case_tools as tools
from tests import round_tools
from tests.people_tools import make_world

from teukgu.evaluation.panels.severity import adjust
from teukgu.portal import clock
from teukgu.portal.services.panels.assigning import Wanted, assign_panel, replace_leaver
from teukgu.portal.services.panels.closing import close_panel, confirm_use, reopen_panel
from teukgu.portal.services.panels.discussing import end_discussion, open_discussion, open_spreads, reopen_hand_in
from teukgu.portal.services.panels.facts import FactGiven, enter_fact
from teukgu.portal.services.panels.leaving import record_leave, void_scores
from teukgu.portal.services.panels.making import Anchor, CriterionGiven, set_criteria
from teukgu.portal.services.panels.results import panel_results, scores_of_closing
from teukgu.portal.services.round_case.computing import ask_for_computation
from teukgu.portal.services.round_case.freezing import freeze_inputs, input_of
from teukgu.portal.services.round_case.publishing import published_files
from teukgu.portal.store.models import PanelAssignment, PanelClosing, PanelPair
from teukgu.portal.store.queries.panels.pairs import criteria_of, pairs_of
from teukgu.portal.store.queries.panels.scores import closing_of, scores_of
from teukgu.values import Bilingual, Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(monkeypatch, settings, tmp_path):
    settings.VAR = tmp_path
    monkeypatch.setattr(clock, "today", lambda: round_tools.FREEZE_DAY)
    return make_world(round_tools.OPENED)


def codes(call):
    with pytest.raises(Refused) as refused:
        call()
    return {one.code for one in refused.value.findings}


def act(play, panel, service, *args, who=round_tools.MINISTRY, **more):
    return service(play.viewer(who), play.number, panel.pk, *args, **more, **play.stamp())


def test_criteria_come_from_the_scheme_and_stay_once_scoring_began(world):
    play, panel = tools.round_with_panel(world)
    rows = criteria_of(panel)
    assert [one.key for one in rows] == ["plan", "ripple_effect"]
    assert all(one.anchors[0]["score"] == 100 and one.highest == 100 for one in rows)
    given = [
        CriterionGiven(one.key, Bilingual(one.name_ko, one.name_en), 0, 10, 0.5,
                       (Anchor(0, Bilingual("없다", "none")), Anchor(10, Bilingual("뛰어나다", "outstanding"))))
        for one in rows
    ]  # fmt: skip
    act(play, panel, set_criteria, given)
    assert [one.highest for one in criteria_of(panel)] == [10, 10]
    assert codes(lambda: act(play, panel, set_criteria, given[:1])) == {"panel.other_keys"}
    assert codes(lambda: act(play, panel, set_criteria, [given[0], CriterionGiven(
        "ripple_effect", Bilingual("파급", ""), 5, 5, 1, ())])) == {"panel.bad_range"}  # fmt: skip
    tools.invited(play, panel)
    zone, reviewer = sorted(tools.assigned(play, panel))[0]
    tools.scores(play, panel, zone, reviewer, 7, hand_in=False)
    assert codes(lambda: act(play, panel, set_criteria, given)) == {"panel.scoring_began"}


def test_whole_way_from_assignment_to_what_is_computed(world):
    play, panel = tools.round_with_panel(world)
    people = tools.invited(play, panel)
    assert codes(lambda: act(play, panel, close_panel)) == {"panel.unscored"}
    pairs = tools.assigned(play, panel)
    assert {zone for zone, _ in pairs} == set(tools.ZONES)
    assert len(pairs) == 3 * len(tools.ZONES)
    assert all(row.reasons for row in PanelPair.objects.filter(assignment__panel=panel))

    # a leaver: what was scored stays, nobody else moves
    leaver = people[0]
    theirs = sorted(pair for pair in pairs if pair[1] == leaver.pk)
    tools.scores(play, panel, *theirs[0], 70)
    tools.scores(play, panel, *theirs[1], 60, hand_in=False)  # begun only: it would wait for ever
    act(play, panel, record_leave, leaver.pk, left_on=play.day, reason="건강")
    assert codes(lambda: act(play, panel, record_leave, leaver.pk, left_on=play.day, reason="건강")) == {
        "panel.left_already"
    }
    act(play, panel, replace_leaver, leaver.pk)
    after = pairs_of(panel)
    assert theirs[0] in after
    assert {pair for pair in after if pair[1] == leaver.pk} == {theirs[0]}
    assert {pair for pair in pairs if pair[1] != leaver.pk} <= after
    assert len(after) == len(pairs)
    # run again without a change: nothing moves, though another seed is drawn
    assert tools.assigned(play, panel, seed=99) == after

    # nothing is known of scores until a zone is all handed in
    assert open_spreads(panel, tools.ZONES) == []
    first = min(pk for _, pk in after)
    for zone, reviewer in sorted(after - {theirs[0]}):
        tools.scores(play, panel, zone, reviewer, tools.planted(zone, reviewer, first))
    assert {one.zone for one in open_spreads(panel, tools.ZONES)} == set(tools.ZONES)

    found = act(play, panel, open_discussion, tools.ZONES[0])
    assert codes(lambda: act(play, panel, open_discussion, tools.ZONES[0])) == {"panel.discussed_already"}
    assert codes(lambda: act(play, panel, close_panel)) == {"panel.still_discussed"}
    act(play, panel, end_discussion, found.pk, note="차이를 확인함")
    some = next(pk for zone, pk in sorted(after) if zone == tools.ZONES[1])
    act(play, panel, reopen_hand_in, some, tools.ZONES[1], why="잘못 눌렀다고 함")
    assert codes(lambda: act(play, panel, close_panel)) == {"panel.lacking"}
    tools.scores(play, panel, tools.ZONES[1], some, 60)

    stamp = play.stamp()
    closing = close_panel(play.viewer(), play.number, panel.pk, **stamp)
    assert close_panel(play.viewer(), play.number, panel.pk, **stamp) == closing
    assert (closing.scores, closing.lacking) == (2 * len(after), 0)
    assert codes(lambda: act(play, panel, assign_panel, Wanted())) == {"panel.closed"}
    results = panel_results(scores_of_closing(closing), "expert", None, ())
    assert results.whole.adjustment is not None
    assert results.whole.adjustment.sd_raters > 2, "planted severity is seen"

    # only what was confirmed is used
    assert codes(lambda: freeze_inputs(play.viewer(), play.number, **play.stamp())) == {"panel.not_confirmed"}
    said = {"decided_on": play.day, "by": "전문가 평가위원회", "reason": "엄격함의 차이가 큼"}
    assert codes(lambda: act(play, panel, confirm_use, "median", **said | {"by": ""})) == {
        "panel.unknown_use", "panel.empty",
    }  # fmt: skip
    name = panel.reviewers.order_by("pk")[0].person.name
    named = said | {"reason": f"{name} 위원의 의견에 따름"}
    assert codes(lambda: act(play, panel, confirm_use, "raw", **named)) == {"panel.names_reviewer"}  # it is published
    act(play, panel, confirm_use, "raw", **said)
    row = freeze_inputs(play.viewer(), play.number, **play.stamp())
    assert row.panel == closing.scores
    fix_scheme(play)
    assert codes(lambda: ask_for_computation(play.viewer(), play.number, **play.stamp())) == {"panel.other_use"}
    act(play, panel, confirm_use, "adjusted", **said)
    computed = play.computed()
    scored = {str(one.zone): one.score for one in input_of(row).panel}
    assert set(scored) == set(tools.ZONES)
    assert {one.home_region for one in input_of(row).panel} == {""}, "told only where the scheme measures by it"
    assert computed.results.count() == len(tools.ZONES)

    published = published_files(computed, {})["panel_facts.csv"].decode("utf-8-sig")
    assert {"expert,use,adjusted", "expert,conflict_pairs,0", "expert,zones_discussed,1"} <= set(published.splitlines())
    assert not any(name in published for name in tools.PEOPLE)

    # a table handed in besides would count twice
    double = b"zone,component,criterion,rater,score\n" + f"{tools.ZONES[0]},expert,plan,kim,70\n".encode()
    assert codes(lambda: freeze_inputs(
        play.viewer(), play.number, given={"panel.csv": double}, grounds="다시", **play.stamp()
    )) == {"round.twice_in_freeze"}  # fmt: skip
    act(play, panel, reopen_panel, reason="한 건을 고침")
    assert closing_of(panel) is None
    assert codes(lambda: ask_for_computation(play.viewer(), play.number, **play.stamp())) == {"panel.frozen_before"}
    assert PanelClosing.objects.filter(panel=panel).count() == 2


def fix_scheme(play):
    play.do("record_advance_notice", done="not_needed", grounds="시험에서는 예고하지 않습니다.")
    play.do("record_scheme_notice", done="done", notice_number="고시 제2027-1호")
    play.do("fix_scheme", approval_number="특구과-1", approver="국장")


def test_raters_who_share_no_zone_are_not_adjusted(world):
    play, panel = tools.round_with_panel(world, 4)
    people = [one.pk for one in tools.invited(play, panel, 4)]
    stamp = play.stamp()
    row = PanelAssignment.objects.create(
        panel=panel, number=1, seed=1, wanted=2, of_field=0, account_id=int(play.viewer().account),
        recorded_at=stamp["now"], once=stamp["once"],
    )  # fmt: skip
    for place, zone in enumerate(tools.ZONES[:4]):
        for reviewer in people[:2] if place < 2 else people[2:]:
            PanelPair.objects.create(assignment=row, reviewer_id=reviewer, zone_id=zone)
    tools.all_score(play, panel)
    closing = act(play, panel, close_panel)
    said = {"decided_on": play.day, "by": "전문가 평가위원회", "reason": "그대로 씀"}
    found = codes(lambda: act(play, panel, confirm_use, "adjusted", **said))
    assert found == {"evaluation.panel_not_connected"}
    with pytest.raises(Refused) as refused:
        act(play, panel, confirm_use, "level", **said)
    assert "김평가" in refused.value.findings[0].message.ko
    assert act(play, panel, confirm_use, "raw", **said).closing == closing


def test_scores_of_a_conflict_found_late_are_void_before_assigning_again(world):
    play, panel = tools.round_with_panel(world)
    tools.invited(play, panel)
    zone, reviewer = sorted(tools.assigned(play, panel))[0]
    tools.scores(play, panel, zone, reviewer, 80)
    act(play, panel, enter_fact, reviewer, FactGiven("declared", zone))
    assert codes(lambda: act(play, panel, assign_panel, Wanted())) == {"evaluation.assignment_scored_conflict"}
    with pytest.raises(Refused) as refused:
        act(play, panel, close_panel)
    assert "panel.barred_scores" in {one.code for one in refused.value.findings}
    assert codes(lambda: act(play, panel, void_scores, reviewer, zone, by="", reason="")) == {"panel.empty"}
    act(play, panel, void_scores, reviewer, zone, by="전문가 평가위원회", reason="이해관계가 드러남")
    assert (zone, reviewer) not in scores_of(panel)
    assert (zone, reviewer) not in tools.assigned(play, panel)


def test_adjusted_scores_are_the_librarys(world):
    play, panel = tools.round_with_panel(world)
    tools.invited(play, panel)
    tools.assigned(play, panel)
    tools.all_score(play, panel)
    closing = act(play, panel, close_panel)
    found = panel_results(scores_of_closing(closing), "expert", None, ()).whole
    assert found.adjustment == adjust(found.given) or found.adjustment.zones == adjust(found.given).zones
