"""Reviewers reply, declare, practise, score, hand in and discuss; what they may not do is refused with the reason."""

from datetime import date

import pytest
from tests import panel_case_tools as tools
from tests import round_tools
from tests.people_tools import make_world

from teukgu.portal import clock
from teukgu.portal.access import Viewer
from teukgu.portal.panel_rules import panel_words
from teukgu.portal.services.panels.closing import close_panel, reopen_panel
from teukgu.portal.services.panels.conflicts import conflicts_now
from teukgu.portal.services.panels.declaring import correct_fact, declare
from teukgu.portal.services.panels.discussing import (
    end_discussion,
    open_discussion,
    remark,
    reopen_hand_in,
    take_back,
)
from teukgu.portal.services.panels.facts import FactGiven
from teukgu.portal.services.panels.leaving import record_leave, void_scores
from teukgu.portal.services.panels.replying import reply
from teukgu.portal.services.panels.scoring import (
    OpinionGiven,
    ScoreGiven,
    hand_in,
    save_opinion,
    save_scores,
)
from teukgu.portal.services.round_case.population import set_population
from teukgu.portal.store.models import (
    OutgoingMail,
    PanelDeclaration,
    PanelFact,
    PanelHandedIn,
    PanelReply,
    PanelScore,
    ZoneNow,
)
from teukgu.portal.store.queries.panels.pairs import pairs_of
from teukgu.portal.store.queries.panels.reviewers import reviewers_of
from teukgu.portal.store.queries.panels.scores import handed_in_of, opinions_of, scores_of
from teukgu.portal.web.presenting.round_panels.desk import components, steps
from teukgu.portal.web.presenting.round_panels.scoring import reviewer_progress
from teukgu.values import Refused

pytestmark = pytest.mark.django_db
WHY = "계획한 사업이 모두 이루어졌고 자료로 확인된다."


@pytest.fixture
def world(monkeypatch, settings, tmp_path):
    settings.VAR = tmp_path
    monkeypatch.setattr(clock, "today", lambda: round_tools.FREEZE_DAY)
    return make_world(round_tools.OPENED)


def codes(call):
    with pytest.raises(Refused) as refused:
        call()
    return {one.code for one in refused.value.findings}


def by(play, row, service, *args, who=None, once=True, **more):
    """Let a reviewer act (or ``who`` in their place)."""
    stamp = play.stamp()
    if not once:
        del stamp["once"]
    viewer = Viewer(str(row.person_id)) if who is None else who
    return service(viewer, row.pk, *args, **{**stamp, **more})


def ministry(play, panel, service, *args, **more):
    return service(play.viewer(), play.number, panel.pk, *args, **more, **play.stamp())


def ready(play, panel, people):
    """Everybody accepts and has nothing to declare."""
    pledge = panel_words().pledge.sha256
    for row in people:
        by(play, row, reply, accepted=True, pledge_sha256=pledge)
        by(play, row, declare, (), complete=True)


def scored(play, row, zone, score=70.0, **more):
    by(play, row, save_scores, zone, [ScoreGiven("plan", score), ScoreGiven("ripple_effect", score + 5)],
       once=False, **more)  # fmt: skip
    by(play, row, save_opinion, zone, OpinionGiven(WHY, "high"), once=False, **more)


def test_reply_and_declaration(world):
    play, panel = tools.round_with_panel(world)
    people = tools.invited(play, panel, accept=False)
    me, other, pledge = people[0], people[1], panel_words().pledge.sha256
    assert len(pledge) == 64
    assert codes(lambda: by(play, me, reply, accepted=True)) == {"panel.no_pledge"}
    assert codes(lambda: by(play, me, reply, accepted=False, reason=" ")) == {"panel.empty"}
    for who in (Viewer(str(other.person_id)), play.viewer(), Viewer()):
        assert codes(lambda who=who: by(play, me, reply, accepted=True, pledge_sha256=pledge, who=who)) == {
            "panel.not_you"
        }
    assert codes(lambda: by(play, me, declare, (), complete=True)) == {"panel.not_accepted"}
    stamp = play.stamp()
    viewer = Viewer(str(me.person_id))
    first = reply(viewer, me.pk, accepted=True, pledge_sha256=pledge, **stamp)
    assert reply(viewer, me.pk, accepted=True, pledge_sha256=pledge, **stamp) == first
    assert by(play, me, reply, accepted=True, pledge_sha256=pledge) == first, "the same answer is one row"
    assert (first.pledge_version, first.pledge_sha256, PanelReply.objects.count()) == ("1", pledge, 1)
    by(play, other, reply, accepted=False, reason="출장")
    assert [one.state for one in reviewers_of(panel)][:3] == ["accepted", "declined", "invited"]

    wrong = [FactGiven("home", "없는군"), FactGiven("fund", tools.ZONES[0])]
    assert codes(lambda: by(play, me, declare, wrong, complete=True)) == {"panel.unknown_about"}
    assert PanelFact.objects.count() == 0, "all or nothing"
    stamp = play.stamp()
    facts = [FactGiven("fund", "예시 평가 특구 1", words="예시 조합"), FactGiven("home", "예시꽃찬솔군")]
    done = declare(viewer, me.pk, facts, complete=True, **stamp)
    again = declare(viewer, me.pk, facts, complete=True, **stamp)
    assert [one.pk for one in again.facts] == [one.pk for one in done.facts]
    assert (PanelFact.objects.count(), PanelDeclaration.objects.count()) == (2, 1)
    assert done.declaration.facts == [one.pk for one in done.facts]
    assert {one.source for one in done.facts} == {"declared"}
    assert not OutgoingMail.objects.filter(kind="panel.conflict").exists(), "nothing was given to them yet"

    # declared facts bar the assignment; only their own are mended, with why
    ready(play, panel, people[2:])
    pairs = tools.assigned(play, panel)
    assert (tools.ZONES[0], me.pk) not in pairs
    assert codes(lambda: by(play, people[2], correct_fact, done.facts[0].pk, None, reason="x")) == {
        "panel.not_your_fact"
    }
    assert codes(lambda: by(play, me, correct_fact, done.facts[0].pk, None, reason="")) == {"panel.empty"}
    stamp = play.stamp()
    row = correct_fact(viewer, me.pk, done.facts[0].pk, None, reason="지분을 팔았음", **stamp)
    assert correct_fact(viewer, me.pk, done.facts[0].pk, None, reason="지분을 팔았음", **stamp) == row
    assert codes(lambda: by(play, me, correct_fact, done.facts[0].pk, None, reason="다시")) == {"panel.not_your_fact"}
    by(play, me, correct_fact, done.facts[1].pk, FactGiven("home", "예시가온시"), reason="잘못 적음")
    assert codes(lambda: by(play, me, reply, accepted=False, reason="바쁨")) == {"panel.assigned_already"}


def test_scoring_from_practice_to_the_closing(world):
    play, panel = tools.round_with_panel(world)
    people = tools.invited(play, panel, accept=False)
    pledge = panel_words().pledge.sha256
    me = people[0]
    by(play, me, reply, accepted=True, pledge_sha256=pledge)
    ready(play, panel, people[1:])
    practice = tools.ZONES[7]
    pairs = tools.assigned(play, panel, calibration=(practice,))
    mine = sorted(zone for zone, pk in pairs if pk == me.pk)
    zone, foreign = mine[0], sorted({zone for zone, _pk in pairs} - set(mine))[0]
    other = next(one for one in people if one.pk != me.pk and (zone, one.pk) in pairs)

    def save(place, *given, **more):
        return by(play, me, save_scores, place, given, once=False, **more)

    plan = ScoreGiven("plan", 70)
    # before the declaration, before practice, zones of others, other accounts
    assert codes(lambda: save(zone, plan)) == {"panel.not_declared", "panel.practice_first"}
    by(play, me, declare, (), complete=True)
    assert codes(lambda: save(zone, plan)) == {"panel.practice_first"}
    assert codes(lambda: save(foreign, plan)) == {"panel.not_your_zone"}
    assert codes(lambda: save(zone, plan, who=Viewer(str(other.person_id)))) == {"panel.not_you"}
    save(practice, plan, ScoreGiven("ripple_effect", 60), kind="calibration")
    by(play, me, hand_in, practice, kind="calibration")
    assert scores_of(panel) == {}, "practice counts nowhere"

    # what cannot be is told all at once, and nothing of it is kept
    assert codes(lambda: save(zone, plan, ScoreGiven("ripple_effect", 70.5), ScoreGiven("other", 1))) == {
        "panel.bad_score", "panel.unknown_criterion"
    }  # fmt: skip
    assert codes(lambda: save(zone, ScoreGiven("plan", float("nan")))) == {"panel.bad_score"}
    assert codes(lambda: save(zone, ScoreGiven("plan", 101))) == {"panel.bad_score"}
    assert scores_of(panel) == {}
    assert codes(lambda: by(play, me, hand_in, zone)) == {"panel.unscored_criteria", "panel.short_justification"}

    # two windows: the second is told and kept beside; the same again adds nothing
    assert [one.number for one in save(zone, plan)] == [1]
    assert [one.number for one in save(zone, ScoreGiven("plan", 70, follows=0))] == [1], "a double click"
    assert [one.number for one in save(zone, ScoreGiven("plan", 75, follows=1))] == [2]
    late = save(zone, ScoreGiven("plan", 60, follows=1))[0]
    assert (late.set_aside, late.current.score) == (True, 75)
    assert save(zone, ScoreGiven("plan", 60, follows=1))[0].number == late.number
    assert save(zone, ScoreGiven("plan", 70, follows=1))[0].set_aside is False, "an untouched field is no conflict"
    assert scores_of(panel)[zone, me.pk] == {"plan": 75}
    assert PanelScore.objects.filter(kind="scoring").count() == 3
    save(zone, ScoreGiven("plan", None, follows=2))
    assert scores_of(panel) == {}, "taken back"
    save(zone, ScoreGiven("plan", 75, follows=4), ScoreGiven("ripple_effect", 80))
    first = by(play, me, save_opinion, zone, OpinionGiven("짧다", "middle"), once=False)
    assert codes(lambda: by(play, me, save_opinion, zone, OpinionGiven(WHY, "sure"), once=False)) == {
        "panel.bad_confidence"
    }
    assert codes(lambda: by(play, me, hand_in, zone)) == {"panel.short_justification"}
    by(play, me, save_opinion, zone, OpinionGiven(WHY, "high", first.number), once=False)
    stamp, viewer = play.stamp(), Viewer(str(me.person_id))
    row = hand_in(viewer, me.pk, zone, **stamp)
    assert hand_in(viewer, me.pk, zone, **stamp) == row
    assert row.scores == {"plan": 75, "ripple_effect": 80}
    assert codes(lambda: save(zone, ScoreGiven("plan", 76, follows=5))) == {"panel.handed_in"}
    assert codes(lambda: by(play, me, hand_in, zone)) == {"panel.handed_in"}
    assert handed_in_of(panel) == {(zone, me.pk)}
    assert opinions_of(panel)[zone, me.pk].confidence == "high"

    # opened again by the ministry: a change needs its reason, no change needs none
    ministry(play, panel, reopen_hand_in, me.pk, zone, why="전화로 요청")
    save(zone, ScoreGiven("plan", 78, follows=5), why="다시 읽음")
    assert codes(lambda: by(play, me, hand_in, zone)) == {"panel.change_without_why"}
    by(play, me, hand_in, zone, why="보고서의 표를 잘못 읽었음")
    assert PanelHandedIn.objects.order_by("-pk")[0].why == "보고서의 표를 잘못 읽었음"

    # void: nothing more on this zone until it is given again
    ministry(play, panel, void_scores, me.pk, zone, by="위원회", reason="이해관계")
    assert codes(lambda: save(zone, plan)) == {"panel.void"}
    tools.assigned(play, panel)
    assert (zone, me.pk) in pairs_of(panel), "nothing bars them: given again, they score it anew"
    scored(play, me, zone)
    # who left does nothing more
    ministry(play, panel, record_leave, other.pk, left_on=play.day, reason="건강")
    assert codes(lambda: by(play, other, save_scores, zone, [plan], once=False)) == {"panel.you_left"}
    assert codes(lambda: by(play, other, declare, (), complete=True)) == {"panel.you_left"}


def test_a_declared_interest_blocks_at_once_and_the_pair_goes_to_another(world):
    play, panel = tools.round_with_panel(world)
    people = tools.invited(play, panel, accept=False)
    ready(play, panel, people)
    pairs = tools.assigned(play, panel)
    me = people[0]
    zone, second = sorted(zone for zone, pk in pairs if pk == me.pk)[:2]
    scored(play, me, second)
    done = by(play, me, declare, [FactGiven("consortium", zone)], complete=False)
    assert (done.barred, done.declaration) == (frozenset({zone}), None)
    assert codes(lambda: scored(play, me, zone)) == {"panel.conflict"}
    mail = OutgoingMail.objects.get(kind="panel.conflict")
    assert "예시 평가 특구" in mail.body_ko
    assert me.person.name not in mail.body_ko
    assert mail.parties == [["minister", ""]]
    by(play, me, declare, [FactGiven("declared", zone)], complete=False)
    assert OutgoingMail.objects.filter(kind="panel.conflict").count() == 1, "told once"
    after = tools.assigned(play, panel)
    assert (zone, me.pk) not in after
    assert (second, me.pk) in after
    assert codes(lambda: scored(play, me, zone)) == {"panel.not_your_zone"}
    # an interest in a zone that is scored blocks the rest of it; the ministry declares it void
    by(play, me, declare, [FactGiven("fund", second)], complete=False)
    assert codes(lambda: by(play, me, hand_in, second)) == {"panel.conflict"}
    assert (second, me.pk) not in tools.assigned(play, panel), "what was only begun goes to somebody else"


def test_discussion_of_a_zone_and_closing(world):
    play, panel = tools.round_with_panel(world, 2)
    people = tools.invited(play, panel, 3, accept=False)
    ready(play, panel, people)
    tools.assigned(play, panel)
    zone, second = tools.ZONES[:2]
    for place, row in enumerate(people):
        scored(play, row, zone, 40 + 20 * place)
        by(play, row, hand_in, zone)
    me, other = people[:2]
    assert codes(lambda: by(play, me, take_back, zone, why="x")) == {"panel.no_discussion"}
    talk = ministry(play, panel, open_discussion, zone)
    stamp, viewer = play.stamp(), Viewer(str(me.person_id))
    said = remark(viewer, me.pk, talk.pk, " 매출 자료가 서로 다릅니다. ", **stamp)
    assert remark(viewer, me.pk, talk.pk, "매출 자료가 서로 다릅니다.", **stamp) == said
    assert (said.text, talk.remarks.count()) == ("매출 자료가 서로 다릅니다.", 1)
    assert codes(lambda: by(play, me, remark, talk.pk, " ")) == {"panel.empty"}
    assert codes(lambda: by(play, me, take_back, zone, why=" ")) == {"panel.empty"}
    assert codes(lambda: by(play, me, take_back, second, why="x")) == {"panel.no_discussion"}
    by(play, me, take_back, zone, why="다른 위원의 말을 듣고")
    assert (zone, me.pk) not in handed_in_of(panel)
    by(play, me, save_scores, zone, [ScoreGiven("plan", 50, follows=1)], why="표를 다시 봄", once=False)
    assert codes(lambda: by(play, me, hand_in, zone)) == {"panel.change_without_why"}
    by(play, me, hand_in, zone, why="표를 다시 봄")
    by(play, other, take_back, zone, why="다시 보려고")
    by(play, other, hand_in, zone)  # nothing was changed: no reason needed
    assert [row.score for row in PanelScore.objects.filter(reviewer=me, zone=zone, criterion="plan")] == [40, 50]
    ministry(play, panel, end_discussion, talk.pk)
    assert codes(lambda: by(play, me, remark, talk.pk, "늦은 말")) == {"panel.no_discussion"}
    for row in people:
        scored(play, row, second, 60)
        by(play, row, hand_in, second)
    ministry(play, panel, close_panel)
    assert codes(lambda: by(play, me, save_scores, zone, [ScoreGiven("plan", 1)], once=False)) == {"panel.closed"}
    assert codes(lambda: by(play, me, declare, (), complete=True)) == {"panel.closed"}
    assert codes(lambda: by(play, me, reply, accepted=False, reason="x")) == {"panel.closed"}
    ministry(play, panel, reopen_panel, reason="빠진 자료")
    ministry(play, panel, reopen_hand_in, me.pk, zone, why="빠진 자료")
    by(play, me, hand_in, zone)
    # a zone that leaves the round takes its talk and its work along, and who is bound is not written to
    by(play, other, declare, [FactGiven("fund", second)], complete=False)
    ministry(play, panel, open_discussion, second)
    told = OutgoingMail.objects.filter(kind="panel.discussion", body_ko__contains="평가 특구 2")
    assert told.count() == 2
    ZoneNow.objects.filter(pk=second).update(ended_on=date(2026, 6, 30))
    set_population(play.viewer(), play.number, grounds="해제됨", **play.stamp())
    assert codes(lambda: by(play, me, take_back, second, why="x")) == {"panel.no_discussion"}
    # nor is it counted: what the ministry sees can be done
    standing, now = play.standing(), reviewers_of(panel)
    known = conflicts_now(panel, now, [zone], play.situation().rules, play.day)
    scoring = steps(panel, now, known, [zone])[4]
    assert (scoring.state, scoring.done) == ("제출 3 / 3", True)
    assert [one["state"] for one in components(standing)] == ["채점 중: 제출 3 / 3"]
    members = list(standing.population.members.filter(in_round=True))
    assert {(one["zones"], one["handed"]) for one in reviewer_progress(panel, members, now)} == {(1, 1)}
    ministry(play, panel, close_panel)
