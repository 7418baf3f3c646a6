"""The pages of a panel: the whole way by its forms, and who reads them."""

from dataclasses import replace

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests import panel_case_tools as tools
from tests import round_tools
from tests.people_tools import make_world, sign_in
from tests.portal_case_tools import moment

from teukgu.portal import clock
from teukgu.portal.access import may_see_panels, may_see_whole_round
from teukgu.portal.services.round_case.population import set_population
from teukgu.portal.services.round_case.scheme import state_scheme
from teukgu.portal.store.models import AccessLogEntry, Panel, PanelReviewer
from teukgu.portal.store.queries.panels.pairs import criteria_of, pairs_of
from teukgu.portal.store.queries.panels.reviewers import reviewers_of
from teukgu.portal.store.queries.panels.scores import closing_of, confirmation_of
from teukgu.portal.store.queries.visible_cases import case_facts

pytestmark = pytest.mark.django_db
PAGES = (
    "",
    "criteria/",
    "reviewers/",
    "conflicts/",
    "pairs/",
    "progress/",
    "results/",
    "pairs.csv",
    "reviewers/list.csv",
)


@pytest.fixture
def world(monkeypatch, settings, tmp_path):
    settings.VAR = tmp_path
    day = round_tools.FREEZE_DAY
    monkeypatch.setattr(clock, "today", lambda: day)
    monkeypatch.setattr(clock, "now", lambda: moment(day))
    return make_world(round_tools.OPENED)


def client_of(world, who):
    client = Client()
    if who:
        sign_in(client, world.account(who))
    return client


def lacking(page, *texts):
    return [one for one in texts if one not in page]


def test_the_ministry_takes_a_panel_through_by_its_forms(world):
    tools.zones_of(world)
    play = round_tools.opened(world)
    state_scheme(play.viewer(), play.number, tools.SCHEME, expert_body_used=False,
                 **play.stamp())  # fmt: skip
    play.day = round_tools.FREEZE_DAY
    set_population(play.viewer(), play.number, **play.stamp())
    client, base = client_of(world, "ministry-policy.officer"), f"/cases/{play.number}/round/panels/"
    assert base in client.get(f"/cases/{play.number}/round/").content.decode()
    assert "expert 위원회 만들기" in client.get(base).content.decode()
    page = client.post(f"{base}make/", {"component": "expert"}, follow=True)
    panel = Panel.objects.get()
    assert "전문가 평가위원회" in page.content.decode()
    home = f"{base}{panel.pk}/"

    def do(what, **data):
        return client.post(f"{home}do/{what}/", {"once": f"o-{what}-{len(str(data))}", **data}, follow=True)

    # criteria as the form sends them
    form = {}
    for place, row in enumerate(criteria_of(panel)):
        form |= {f"key-{place}": row.key, f"name_ko-{place}": row.name_ko, f"name_en-{place}": "x",
                 f"lowest-{place}": "0", f"highest-{place}": "100", f"step-{place}": "5",
                 f"anchors-{place}": "100 | 아주 좋다 | excellent\n0 | 없다 | none"}  # fmt: skip
    assert "아주 좋다" in do("criteria", **form).content.decode()
    for step in ("없음", "1e-320"):
        page = do("criteria", **{**form, "step-0": step}).content.decode()
        assert "맞지 않습니다" in page
        assert f'name="step-0" value="{step}"' in page, "what was typed stays"

    # a list with a fault names its line; a good one shows the links once
    file = SimpleUploadedFile("list.csv", tools.reviewer_list(6).replace("농업".encode(), "몰라".encode()))
    assert "3번째 줄" in do("invite-list", file=file).content.decode()
    shown = do("invite-list", file=SimpleUploadedFile("list.csv", tools.reviewer_list(6)), again="1").content.decode()
    assert shown.count("/invitation") >= 6 or "초대 메일을 보냈습니다" in shown
    assert len(mail.outbox) == 6
    assert "위원으로 모십니다" in mail.outbox[0].body
    for row in PanelReviewer.objects.all():
        tools.accepts(play, row)
    first = PanelReviewer.objects.order_by("pk")[0]
    page = do(
        "fact", reviewer=first.pk, kind="fund", about="예시 평가 특구 1", words="예시 지역투자조합"
    ).content.decode()
    assert "예시 지역투자조합" in page
    assert "김평가" in client.get(f"{home}conflicts/").content.decode()

    page = do("assign", reviewers="3", of_field="1", seed="7", calibration=tools.ZONES[1]).content.decode()
    assert "배정했습니다" in page
    assert (tools.ZONES[0], first.pk) not in pairs_of(panel)
    practice = sorted(pairs_of(panel, "calibration"))
    assert len(practice) == 6
    for place, (zone, pk) in enumerate(practice):
        assert '<td class="num" data-label="평균">' not in client.get(f"{home}progress/").content.decode()
        tools.scores(play, panel, zone, pk, 50 + 2 * place, kind="calibration")
    page = client.get(f"{home}progress/").content.decode()
    assert all(f">{score}<" in page for score in ("50.0", "55.0", "60.0")), "lowest, mean, highest once all are in"
    page = do("leave", reviewer=first.pk, left_on="2027-04-05", reason="건강").content.decode()
    assert "다른 위원에게 배정했습니다" in page
    tools.all_score(play, panel)
    page = client.get(f"{home}progress/").content.decode()
    assert "토의 열기" in page
    assert "토의를 열었습니다" in do("discuss", zone=tools.ZONES[2]).content.decode()
    assert "토의가 끝나지 않은 특구" in do("close").content.decode()
    talk = panel.discussions.get()
    do("end", discussion=talk.pk, note="그대로 두기로 함")
    page = do("close", reason="").content.decode()
    assert closing_of(panel) is not None
    assert "둘째 의견" in page
    decided = {"use": "adjusted", "decided_on": "2027-04-05", "by": "전문가 평가위원회 <b>", "reason": "차이가 큼"}
    refused = do("confirm", **{**decided, "decided_on": "2030-01-01"})
    page = refused.content.decode()
    assert refused.status_code == 422
    kept = ('value="adjusted" required checked', 'value="2030-01-01"', "위원회 &lt;b&gt;", ">차이가 큼</textarea>")
    assert not lacking(page, *kept, 'role="alert"', 'id="sent" open')
    assert page.count('id="sent"') == 1
    page = do("confirm", **{**decided, "by": "전문가 평가위원회"}).content.decode()
    assert confirmation_of(closing_of(panel)).use == "adjusted"
    assert "같음" in page
    assert client.get(f"{home}scores.csv").status_code == 200
    assert AccessLogEntry.objects.filter(what="panel_scores", action="download").exists()
    person = reviewers_of(panel)[1].pk
    for one in (*PAGES, f"reviewers/{person}/"):
        for prefix in ("", "/en"):
            assert client.get(f"{prefix}{home}{one}").status_code == 200, (prefix, one)

    # auditors read, and never how severe a rater was; nobody else finds anything
    auditor = client_of(world, "audit.auditor")
    for one in PAGES:
        assert auditor.get(f"{home}{one}").status_code == 200, one
    assert "엄격함과 일관성" in client.get(f"{home}results/").content.decode()
    assert "엄격함과 일관성" not in auditor.get(f"{home}results/").content.decode()
    assert auditor.get(f"{home}scores.csv").status_code == 404
    assert auditor.post(f"{home}do/close/", {"once": "x"}).status_code == 404
    others = ("committee.secretary", "town-neulnuri.officer", "office-east.officer", "province-garam.officer",
              "system.operator", "resident", "newcomer")  # fmt: skip
    for who in others:
        other = client_of(world, who)
        for one in (*PAGES, "scores.csv"):
            assert other.get(f"{home}{one}").status_code == 404, (who, one)
        assert other.post(f"{home}do/close/", {"once": "x"}).status_code == 404
        assert other.post(f"{base}make/", {"component": "expert"}).status_code == 404
    drafted = replace(case_facts(play.case, play.day), stage="drafted")
    committee = play.viewer("committee.secretary")
    assert may_see_whole_round(committee, drafted)
    assert not may_see_panels(committee, drafted), "who decides on results does not see who scored what"
    nobody = Client()
    for one in PAGES:
        answer = nobody.get(f"{home}{one}")
        assert answer.status_code == 302
        assert "next=" in answer["Location"]
    assert client.get(f"{base}{panel.pk + 7}/").status_code == 404
