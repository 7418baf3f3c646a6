"""The reviewers' own pages: from the invitation to the hand-in by their forms, who sees what, and nothing too early."""

import json
import re

import pytest
from django.test import Client
from tests import panel_case_tools as tools
from tests import round_tools
from tests.integration.portal.panels.test_reviewers_acts import by, ministry
from tests.people_tools import make_world, sign_in
from tests.portal_case_tools import moment

from teukgu.portal import clock
from teukgu.portal.panel_rules import panel_words
from teukgu.portal.services.panels.closing import close_panel
from teukgu.portal.services.panels.declaring import declare
from teukgu.portal.services.panels.discussing import end_discussion, open_discussion
from teukgu.portal.services.panels.facts import FactGiven
from teukgu.portal.services.panels.making import make_panel
from teukgu.portal.services.panels.replying import reply
from teukgu.portal.services.panels.results import second_opinion
from teukgu.portal.services.round_case.population import set_population
from teukgu.portal.services.round_case.scheme import state_scheme
from teukgu.portal.store.models import AccessLogEntry, OutgoingMail, PanelOpinion, PanelScore
from teukgu.portal.store.queries.panels.pairs import pairs_of
from teukgu.portal.store.queries.panels.scores import handed_in_of

pytestmark = pytest.mark.django_db
SECRET = "위원장에게만 하는 말이 아니라 자료로 확인되는 사실만 적었습니다."


@pytest.fixture
def world(monkeypatch, settings, tmp_path):
    settings.VAR = tmp_path
    day = round_tools.FREEZE_DAY
    monkeypatch.setattr(clock, "today", lambda: day)
    monkeypatch.setattr(clock, "now", lambda: moment(day))
    return make_world(round_tools.OPENED)


def client_of(account):
    client = Client()
    account.is_active = True
    account.save()
    sign_in(client, account)
    return client


def text_of(answer):
    return answer.content.decode()


def assert_no_form_without_a_zone(client, home):
    for what in ("remark", "take-back"):
        for nothing in ({}, {"zone": "a/b"}):
            assert client.post(f"{home}do/{what}/", {"once": "z", **nothing}).status_code == 404


def test_a_reviewer_goes_from_the_invitation_to_the_hand_in(world):
    tools.zones_of(world, 2)
    round_tools.zones_with_reports(world)
    play = round_tools.opened(world)
    state_scheme(play.viewer(), play.number, tools.SCHEME, expert_body_used=False,
                 **play.stamp())  # fmt: skip
    play.day = round_tools.FREEZE_DAY
    set_population(play.viewer(), play.number, **play.stamp())
    panel = make_panel(play.viewer(), play.number, "expert", **play.stamp())
    people = tools.invited(play, panel, 4, accept=False)
    me, others = people[0], people[1:]
    client, home = client_of(me.person), f"/my/panels/{me.pk}/"

    def do(what, **data):
        return client.post(f"{home}do/{what}/", {"once": f"o{what}{len(str(data))}", **data}, follow=True)

    # invited: my work tells it, the pledge is read and ticked
    assert "초대에 답하기" in text_of(client.get("/work/"))
    assert home in text_of(client.get("/my/panels/"))
    page = text_of(client.get(home))
    pledge = panel_words().pledge
    assert all(one.ko in page for one in pledge.clauses)
    assert client.get(f"{home}interests/").status_code == 404
    assert "서약에 동의하지 않았거나" in text_of(do("accept", pledge=pledge.sha256))
    assert "수락했습니다" in text_of(do("accept", pledge=pledge.sha256, agreed="yes"))
    page = text_of(do("declare", kind="home", about="없는군"))
    assert "알 수 없는 대상" in page
    page = text_of(do("declare", kind="fund", about="예시 평가 특구 1", words="예시 지역투자조합"))
    assert "예시 지역투자조합" in page
    fact = re.search(r'name="fact" value="(\d+)"', page).group(1)
    assert "거두었습니다" in text_of(do("withdraw", fact=fact, reason="잘못 적음"))
    assert "신고를 마쳤습니다" in text_of(do("complete"))
    for row in others:
        by(play, row, reply, accepted=True, pledge_sha256=pledge.sha256)
        by(play, row, declare, (), complete=True)

    # assigned: practice first, papers only of one's own zones
    tools.assigned(play, panel, calibration=("example-panel-1",), reviewers=3)
    mails = OutgoingMail.objects.filter(kind="panel.assigned")
    assert mails.count() == 4
    assert all("/my/panels/" in one.body_ko for one in mails)
    pairs = pairs_of(panel)
    mine = sorted(zone for zone, pk in pairs if pk == me.pk)
    foreign = sorted({zone for zone, _pk in pairs} - set(mine))
    assert foreign, "one zone at least is somebody else's"
    zone = next(one for one in mine if one.startswith("example-report"))
    sheet, practice = f"{home}zones/{zone}/", f"{home}practice/example-panel-1/"
    assert "연습 채점을 먼저 제출해야" in text_of(client.get(sheet))
    given = {"score-plan": "60", "follows-plan": "0", "score-ripple_effect": "61", "follows-ripple_effect": "0",
             "text": "", "confidence": "", "follows-opinion": "0"}  # fmt: skip
    page = text_of(client.post(practice, {**given, "do": "hand-in", "once": "practice"}, follow=True))
    assert "제출했습니다" in page

    # the sheet beside the papers
    page = text_of(client.get(sheet))
    assert "제출한 운영성과보고서" in page
    assert "자료로 확인된다" in page, "what scores mean is said in words"
    pdf = client.get(f"{sheet}report.pdf")
    assert (pdf.status_code, pdf["Content-Type"]) == (200, "application/pdf")
    assert AccessLogEntry.objects.filter(what="panel_papers", subject=f"{zone} report.pdf").exists()
    for other in foreign:
        assert client.get(f"{home}zones/{other}/").status_code == 404
        assert client.get(f"{home}zones/{other}/report.pdf").status_code == 404
    assert client.get(f"{home}nothing/{zone}/").status_code == 404

    # fields save themselves; two windows; the button saves and hands in
    def auto(item, **data):
        return client.post(sheet, {"item": item, **data}, headers={"X-Autosave": "1"})

    answer = auto("plan", **{"score-plan": "70", "follows-plan": "0"})
    assert json.loads(answer.content)["number"] == 1
    assert auto("plan", **{"score-plan": "70.3", "follows-plan": "1"}).status_code == 422
    assert auto("plan", **{"score-plan": "viel", "follows-plan": "1"}).status_code == 422
    assert auto("plan", **{"score-plan": "75", "follows-plan": "1"}).status_code == 200
    late = auto("plan", **{"score-plan": "40", "follows-plan": "1"})
    assert (late.status_code, json.loads(late.content)["conflict"], "75" in text_of(late)) == (409, True, True)
    assert auto("nothing", **{"score-plan": "40"}).status_code == 404
    whole = {"score-plan": "75", "follows-plan": "2", "score-ripple_effect": "83", "follows-ripple_effect": "0",
             "text": "짧다", "confidence": "high", "follows-opinion": "0", "do": "hand-in", "once": "hand"}  # fmt: skip
    short = client.post(sheet, whole)
    assert short.status_code == 422
    assert "자보다 짧습니다" in text_of(short)
    assert PanelOpinion.objects.filter(reviewer=me, zone=zone).count() == 1, "what was typed is kept all the same"
    whole |= {"text": SECRET, "follows-opinion": "1", "follows-ripple_effect": "1"}
    page = text_of(client.post(sheet, whole, follow=True))
    assert "제출했습니다" in page
    assert client.post(sheet, whole).status_code == 302, "a double click is no mistake"
    assert handed_in_of(panel) == {(zone, me.pk)}
    assert PanelScore.objects.filter(reviewer=me, zone=zone, criterion="plan", set_aside=False).count() == 2
    assert SECRET in text_of(client.get(sheet)), "the own sheet stays readable"

    # nobody else: not the ministry, not an auditor, not another reviewer, not a stranger
    addresses = [home, sheet, practice, f"{home}interests/", f"{home}severity/", f"{sheet}report.pdf"]
    other = next(row for row in others if (zone, row.pk) in pairs)
    strangers = [client_of(world.account(key)) for key in ("ministry-policy.officer", "audit.auditor", "newcomer")]
    for who in (*strangers, client_of(other.person)):
        for address in addresses:
            assert who.get(address).status_code == 404, address
        assert who.post(f"{home}do/complete/", {"once": "x"}).status_code == 404
        assert who.post(sheet, whole).status_code == 404
    assert Client().get(sheet).status_code == 302

    # blind: nothing that anybody is sent says what was scored, before all have handed in
    theirs = f"/my/panels/{other.pk}/"
    second = client_of(other.person)
    tools.scores(play, panel, "example-panel-1", other.pk, 41, kind="calibration")
    officer = client_of(world.account("ministry-policy.officer"))
    desk = f"/cases/{play.number}/round/panels/{panel.pk}/"
    seen = [second.get(address) for address in (theirs, f"{theirs}zones/{zone}/", f"{theirs}talk/{zone}/", "/work/")]
    seen += [officer.get(f"{desk}{one}") for one in ("", "progress/", "results/", "pairs/", f"reviewers/{me.pk}/")]
    for answer in seen:
        assert SECRET not in text_of(answer)
        assert ">75<" not in text_of(answer)
        assert ">83<" not in text_of(answer)
    assert seen[2].status_code == 404

    # all in and discussed: scores and words without names
    team = [pk for about, pk in sorted(pairs) if about == zone and pk != me.pk]
    for place, pk in enumerate(team):
        tools.scores(play, panel, zone, pk, 20 + 13 * place)
    assert second.get(f"{theirs}talk/{zone}/").status_code == 404, "not before it is discussed"
    ministry(play, panel, open_discussion, zone)
    page = text_of(second.get(f"{theirs}talk/{zone}/"))
    assert SECRET in page
    assert ">75<" in page
    assert not any(row.person.name in page for row in people if row.pk != other.pk)
    talk = panel.discussions.get()
    page = text_of(do("remark", zone=zone, discussion=talk.pk, text="표 3을 다시 보아 주십시오."))
    assert "의견을 남겼습니다" in page
    page = text_of(second.get(f"{theirs}talk/{zone}/"))
    assert "표 3을 다시 보아 주십시오." in page
    assert me.person.name not in page
    page = text_of(do("take-back", zone=zone, why="표를 다시 봄"))
    assert "무엇을 보고 바꾸었습니까" in page
    mended = {**whole, "score-plan": "50", "follows-plan": "2", "follows-ripple_effect": "1", "follows-opinion": "2"}
    mended["once"] = "again"
    number = PanelScore.objects.filter(reviewer=me, zone=zone, criterion="plan", set_aside=False).latest("pk").number
    mended["follows-plan"] = str(number)
    assert ">75<" in text_of(second.get(f"{theirs}talk/{zone}/")), "what is being changed is not shown"
    assert "이유가 없습니다" in text_of(client.post(sheet, mended))
    number = PanelScore.objects.filter(reviewer=me, zone=zone, criterion="plan", set_aside=False).latest("pk").number
    page = text_of(client.post(sheet, {**mended, "follows-plan": str(number), "why": "표를 잘못 읽음"}, follow=True))
    assert "제출했습니다" in page
    assert ">50<" in text_of(second.get(f"{theirs}talk/{zone}/"))
    assert_no_form_without_a_zone(client, home)

    # whoever declares an interest late reads nothing more of what the others gave
    by(play, other, declare, [FactGiven("fund", zone)], complete=False)
    assert second.get(f"{theirs}talk/{zone}/").status_code == 404
    assert f"talk/{zone}/" not in text_of(second.get(theirs)) + text_of(second.get(f"{theirs}zones/{zone}/"))

    # closed: the papers close, the own severity opens, to its owner alone
    assert client.get(f"{home}severity/").status_code == 404
    for about, pk in sorted(pairs - handed_in_of(panel)):
        tools.scores(play, panel, about, pk, 55 + pk % 7 + len(about) % 5)
    ministry(play, panel, end_discussion, talk.pk)
    late = text_of(do("remark", zone=zone, discussion=talk.pk, text="너무 늦은 긴 의견"))
    assert "남기지 못한 의견: 너무 늦은 긴 의견" in late, "what was written is not lost"
    opinions = second_opinion.cache_info().misses
    ministry(play, panel, close_panel, reason="이해관계가 늦게 드러났으나 점수는 그대로 둠")
    assert client.get(f"{home}severity/").status_code == 200
    assert second_opinion.cache_info().misses == opinions, "what takes seconds is not asked for"
    assert second.get(f"{home}severity/").status_code == 404
    assert client.get(f"{sheet}report.pdf").status_code == 404
    page = text_of(client.get(sheet))
    assert "자료를 볼 수 없습니다" in page
    assert 'type="submit" name="do"' not in page
    for address in ("/my/panels/", home, sheet, f"{home}interests/", f"{home}severity/", f"{home}talk/{zone}/"):
        assert client.get(f"/en{address}").status_code == 200, address
