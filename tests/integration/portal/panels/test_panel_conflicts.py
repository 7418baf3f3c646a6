"""Conflicts of reviewers: planted ones of every kind bar their pairs; lists tell all problems; two officers wait."""

from datetime import date, timedelta

import pytest
from tests import panel_case_tools as tools
from tests import round_tools
from tests.people_tools import make_world

from teukgu.portal import clock
from teukgu.portal.services.panels.conflicts import conflicts_now
from teukgu.portal.services.panels.facts import FactGiven, enter_fact, withdraw_fact
from teukgu.portal.services.panels.inviting import (
    ReviewerGiven,
    invite_again,
    invite_listed,
    invite_reviewer,
    set_terms,
)
from teukgu.portal.store.models import (
    Account,
    CoachAssignment,
    Holding,
    Operator,
    OutgoingMail,
    PanelReviewer,
    Post,
    Report,
    ReportSave,
)
from teukgu.portal.store.queries.cases.situation import situation_of
from teukgu.portal.store.queries.panels.known import rater
from teukgu.portal.store.queries.panels.reviewers import facts_of, reviewers_of
from teukgu.values import Refused

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


def barred_now(play, panel):
    rules = situation_of(play.case, today=play.day, now=play.moment()).rules
    found = conflicts_now(panel, reviewers_of(panel), tools.ZONES, rules, play.day)
    return found, {(zone, who): set(codes) for (zone, who), codes in found.barred.items()}


def plant(world, play, people):
    """One conflict of each kind: what the portal knows itself, and what was entered in the list."""
    post = Post.objects.get(organisation__key="town-neulnuri", key="officer")
    Holding.objects.create(post=post, account=people[0].person, valid_from=date(2020, 1, 1),
                           valid_to=play.day - timedelta(days=365), recorded_at=play.moment())  # fmt: skip
    office = world.organisation("office-east")
    CoachAssignment.objects.create(zone_id=tools.ZONES[1], organisation=office, coach=people[1].person, task="컨설팅",
                                   since=date(2026, 1, 5), until=date(2026, 6, 5), account=world.account("office-east"),
                                   recorded_at=play.moment(), once="coach")  # fmt: skip
    report = Report.objects.create(case=play.case, zone_id=tools.ZONES[2], year=2025, opened_at=play.moment())
    ReportSave.objects.create(report=report, key="k", number=1, follows=0, content={}, account=people[2].person,
                              saved_at=play.moment())  # fmt: skip
    Operator.objects.create(programme_id=world.programme, zone_id=tools.ZONES[3], name="솔다솜 양조", kind="producer",
                            organisation=world.organisation("town-soldasom"), added_at=play.moment(),
                            changed_at=play.moment())  # fmt: skip


def test_planted_conflicts_of_every_kind_are_all_blocked(world):
    play, panel = tools.round_with_panel(world)
    people = tools.invited(
        play, panel,
        r4="재직: 솔다솜양조 (2024-01-01~2025-12-31)",
        r5="연고: 예시꽃찬솔군; 펀드: 예시 평가 특구 6; 협의체: 예시 평가 특구 7 (~2025-01-31)",
        r6="신고: example-panel-8; 재직: 예시가온시 (2010-01-01~2015-12-31)",
    )  # fmt: skip
    plant(world, play, people)
    found, barred = barred_now(play, panel)
    ids = [rater(one.pk) for one in people]
    z = tools.ZONES
    expected = {
        (z[0], ids[0]): {"employment"}, (z[5], ids[0]): {"employment"},
        (z[1], ids[1]): {"coaching"},
        (z[2], ids[2]): {"authorship"},
        (z[3], ids[3]): {"employment"},
        (z[4], ids[4]): {"home"}, (z[5], ids[4]): {"fund"}, (z[6], ids[4]): {"consortium"},
        (z[7], ids[5]): {"declared"},
    }  # fmt: skip
    assert barred == expected, "an employment of more than three years ago bars nobody"
    assert found.counts.pairs == len(expected)
    pairs = {(zone, rater(pk)) for zone, pk in tools.assigned(play, panel)}
    assert not pairs & set(expected)
    tools.accepts(play, people[5], accepted=False)
    assert barred_now(play, panel)[0].counts.by_code["declared"] == 0, "who declined bars nothing"
    result = panel.assignments.get().result
    assert result["conflicts"]["by_code"]["employment"] == 3
    assert result["overlap"]["parts"] == 1


def test_an_interest_entered_bars_and_one_taken_back_does_not(world):
    play, panel = tools.round_with_panel(world)
    people = tools.invited(play, panel)
    zone = tools.ZONES[0]
    assert barred_now(play, panel)[1] == {}
    assert codes(lambda: act(play, panel, enter_fact, people[0].pk, FactGiven("home", "없는군"))) == {
        "panel.unknown_about"
    }
    assert codes(lambda: act(play, panel, enter_fact, people[0].pk, FactGiven(
        "fund", zone, since=date(2026, 2, 1), until=date(2026, 1, 1)))) == {"panel.bad_day"}  # fmt: skip
    fact = act(play, panel, enter_fact, people[0].pk, FactGiven("fund", zone, words="예시 지역투자조합"))
    assert barred_now(play, panel)[1] == {(zone, rater(people[0].pk)): {"fund"}}
    assert codes(lambda: act(play, panel, withdraw_fact, fact.pk, reason=" ")) == {"panel.empty"}
    act(play, panel, withdraw_fact, fact.pk, reason="지분을 판 확인서를 받음")
    assert barred_now(play, panel)[1] == {}
    assert facts_of(panel) == []
    assert codes(lambda: act(play, panel, withdraw_fact, fact.pk, reason="다시")) == {"panel.no_such"}


def test_too_many_conflicts_refuse_the_assignment_by_name(world):
    play, panel = tools.round_with_panel(world, 5)
    everybody = {f"r{place}": "신고: example-panel-1" for place in range(1, 5)}
    tools.invited(play, panel, 5, **everybody)
    with pytest.raises(Refused) as refused:
        tools.assigned(play, panel)
    told = " ".join(one.message.ko for one in refused.value.findings)
    assert "예시 평가 특구 1" in told
    assert "example-panel" not in told


def test_a_list_is_taken_whole_or_refused_with_every_problem(world):
    play, panel = tools.round_with_panel(world)
    bad = (
        "이메일,이름,분야,한도,거주 시도,이해관계\n"
        "not-an-address,,양자역학,0,없는도,연고: 없는군\n"
        f"{tools.email_of(1)},김평가,농업,8,예시가람도,\n"
        f"{tools.email_of(1)},김평가,농업,8,예시가람도,\n"
    ).encode()
    with pytest.raises(Refused) as refused:
        act(play, panel, invite_listed, bad, "위원.csv")
    found = {(one.place.line, one.code) for one in refused.value.findings}
    assert found == {
        (2, "panel.empty"), (2, "people.bad_address"), (2, "panel.unknown_field"), (2, "panel.bad_number"),
        (2, "panel.unknown_province"), (2, "panel.unknown_about"), (4, "panel.invited_already"),
    }  # fmt: skip
    assert PanelReviewer.objects.count() == 0
    stamp = play.stamp()
    content = tools.reviewer_list(3)
    made = invite_listed(play.viewer(), play.number, panel.pk, content, "위원.csv", **stamp)
    assert [bool(one.token) for one in made] == [True] * 3
    assert invite_listed(play.viewer(), play.number, panel.pk, content, "위원.csv", **stamp) == []
    assert codes(lambda: act(play, panel, invite_listed, content, "위원.csv")) == {"panel.invited_already"}
    assert {one.terms.home_region for one in reviewers_of(panel)} == {"EXP01", "EXP02"}
    assert {tuple(one.terms.fields) for one in reviewers_of(panel)} == {("agriculture",), ("tourism",)}
    act(play, panel, set_terms, made[0].reviewer.pk, ReviewerGiven("", "", ("관광", "농업"), 3, "예시누리도"))
    now = next(one for one in reviewers_of(panel) if one.pk == made[0].reviewer.pk)
    assert (now.terms.most, now.terms.fields) == (3, ["agriculture", "tourism"])
    assert invite_again(
        play.viewer(), play.number, panel.pk, made[0].reviewer.pk, now=play.moment(), today=play.day
    ).token


def test_who_can_sign_in_already_is_told_by_mail_and_keeps_their_account(world):
    play, panel = tools.round_with_panel(world)
    known = Account.objects.get(pk=world.account("expert-body").pk)
    made = act(play, panel, invite_reviewer, ReviewerGiven(known.email, "다른 이름", ("농업",)))
    assert made.reviewer.person == known
    assert made.token == ""
    assert OutgoingMail.objects.get(kind="panel.invitation").accounts == [known.pk]
    known.refresh_from_db()
    assert known.name != "다른 이름"


def test_only_the_ministry_works_on_a_panel(world):
    play, panel = tools.round_with_panel(world)
    for who in ("audit.auditor", "committee.secretary", "town-neulnuri.officer", "office-east.officer"):
        found = codes(lambda who=who: act(play, panel, invite_reviewer, ReviewerGiven("a@b.kr", "가"), who=who))
        assert found == {"case.not_yours" if who == "audit.auditor" else "case.not_found"}
