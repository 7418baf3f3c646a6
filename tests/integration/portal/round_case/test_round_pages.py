"""The pages of a round: who opens which, what a zone reads, what the buttons do."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests import round_tools as tools
from tests.people_tools import make_world, sign_in
from tests.portal_case_tools import moment

from teukgu.portal import clock
from teukgu.portal.services.registry_load import keep_programme
from teukgu.portal.services.round_case.deciding import depart
from teukgu.portal.store.models import Case, Holding, OfficialRank, Organisation, Post, ZoneNow
from teukgu.values import Bilingual

pytestmark = pytest.mark.django_db
FIRST, LAST = "example-report-1", "example-report-5"


@pytest.fixture
def world(monkeypatch, settings, tmp_path):
    settings.VAR = tmp_path
    monkeypatch.setattr(clock, "today", lambda: tools.DRAFT_DAY)
    monkeypatch.setattr(clock, "now", lambda: moment(tools.DRAFT_DAY))
    return make_world(tools.OPENED)


def client_of(world, who):
    client = Client()
    sign_in(client, world.account(who))
    return client


def test_ministry_opens_a_round_and_hands_in_its_scheme_by_the_pages(world):
    client = client_of(world, "ministry-policy.officer")
    assert client.get("/round-cases/").status_code == 200
    assert client.get("/round-cases/new/").status_code == 200
    bad = client.post("/round-cases/new/", {"year": "2030", "once": "a"})
    assert bad.status_code == 422
    assert "아직 시작되지 않았습니다" in bad.content.decode()
    client.post("/round-cases/new/", {"year": "2026", "once": "b"})
    case = Case.objects.get(procedure="round")
    desk = f"/cases/{case.number}/round/"
    page = client.get(desk).content.decode()
    assert "2026년 운영평가" in page
    sent = {"expert_body_used": "no", "seen_version": case.version, "once": "c"}
    file = SimpleUploadedFile("scheme.yaml", tools.SCHEME)
    client.post(f"{desk}do/scheme/", {**sent, "file": file})
    row = case.round_schemes.get()
    assert "시험용 평가계획" in client.get(desk).content.decode()
    assert client.get(f"{desk}schemes/{row.pk}/").content == tools.SCHEME
    stale = client.post(f"{desk}do/population/", {"seen_version": 1, "once": "d"}, follow=True).content.decode()
    assert "화면을 여신 뒤 다른 일이 기록되었습니다" in stale
    assert case.round_populations.count() == 0
    case.refresh_from_db()
    client.post(f"{desk}do/population/", {"seen_version": case.version, "once": "e"})
    listed = client.get(f"{desk}population/{case.round_populations.get().pk}/")
    assert listed.status_code == 200
    assert client.get(f"/cases/{case.number}/acts/set_population/").status_code == 302
    assert client.get(f"/cases/{case.number}/").status_code == 200


def test_a_zone_reads_its_own_draft_and_the_others_answer_like_nothing(world):
    tools.zones_with_reports(world)
    play = tools.drafted(world)
    depart(play.viewer(), play.number, zone=FIRST, tier=2, reason="아직 정하지 않은 것", **play.stamp())
    desk = f"/cases/{play.number}/round/"
    row = play.case.round_computations.get()
    town = client_of(world, "town-neulnuri.officer")
    own = town.get(f"{desk}zones/{FIRST}/").content.decode()
    for words in ("예시 특구 1", "우수", "이의신청 기한: 2027. 5. 14.", "점수를 올리고 내린 것", "이의신청"):
        assert words in own
    assert "아직 정하지 않은 것" not in own
    assert not any(f"example-report-{place}" in own for place in range(2, 6)), "the middle zone stays unnamed"
    assert town.get(desk).status_code == 200
    hidden = (f"{desk}zones/{LAST}/", f"{desk}zones/nothing/", f"{desk}results/{row.pk}/",
              f"{desk}results/{row.pk}/results.csv/", f"{desk}freezes/{row.freeze_id}/zones.csv/",
              f"{desk}schemes/{row.scheme_id}/", f"{desk}population/{row.freeze.population_id}/",
              "/round-cases/new/", "/round-cases/ranks/")  # fmt: skip
    assert {town.get(address).status_code for address in hidden} == {404}
    assert town.post(f"{desk}do/seal/", {"once": "x"}).status_code == 404
    page = town.get(f"/cases/{play.number}/").content.decode()
    assert "예시 특구 5" not in page
    assert LAST not in page
    form = f"/cases/{play.number}/acts/file_objection/?party=applicant&key={FIRST}"
    assert town.get(form).status_code == 200
    assert client_of(world, "province-garam.officer").get(desk).status_code == 404
    office = client_of(world, "office-west.officer")
    assert (office.get(f"{desk}zones/{LAST}/").status_code, office.get(f"{desk}zones/{FIRST}/").status_code) == (
        200, 404,
    )  # fmt: skip
    member = client_of(world, "committee.member")
    assert member.get(f"{desk}results/{row.pk}/").status_code == 200
    assert member.post(f"{desk}do/seal/", {"once": "x"}).status_code == 404
    ministry = client_of(world, "ministry-policy.officer").get(desk).content.decode()
    assert "아직 정하지 않은 것" in ministry


def test_past_ranks_come_by_the_page_once_and_a_bad_file_says_everything(world):
    tools.report_tools.make_zone(world, FIRST)
    client = client_of(world, "ministry-policy.officer")
    table = "zone,year,rank,population,source\nexample-report-1,2025,190,190,고시 제2026-1호\n"

    def send(text):
        file = SimpleUploadedFile("ranks.csv", text.encode())
        return client.post("/round-cases/ranks/import/", {"file": file}, follow=True).content.decode()

    assert "고시 제2026-1호" in send(table)
    send(table)
    assert OfficialRank.objects.count() == 1
    refused = send(table.replace("example-report-1", "no-zone").replace("고시 제2026-1호", ""))
    assert "no-zone" in refused
    assert "출처가 없거나" in refused
    assert "188" in send(table.replace(",190,190", ",188,190"))
    assert OfficialRank.objects.count() == 2


def test_who_serves_in_two_programmes_chooses_which(world):
    account = world.account("ministry-policy.officer")
    keep_programme("second", Bilingual("둘째 제도", "second scheme"), demonstration=False)
    ministry = Organisation.objects.create(
        programme_id="second", key="ministry-policy", kind="ministry", name_ko="부처", name_en="ministry"
    )
    post = Post.objects.create(organisation=ministry, key="officer", role="officer", name_ko="담당", name_en="officer")
    Holding.objects.create(post=post, account=account, valid_from=tools.OPENED, recorded_at=moment(tools.OPENED))
    client = client_of(world, "ministry-policy.officer")
    for page in ("/round-cases/new/", "/round-cases/ranks/"):
        assert "둘째 제도" in client.get(page).content.decode()
        assert 'value="second"' in client.get(page, {"programme": "second"}).content.decode()
        assert client.get(page, {"programme": "third"}).status_code == 404
    client.post("/round-cases/new/", {"year": "2026", "once": "two", "programme": "second"})
    assert Case.objects.get(procedure="round").programme_id == "second"
    file = SimpleUploadedFile("ranks.csv", b"zone,year,rank,population,source\n")
    sent = client.post("/round-cases/ranks/import/", {"file": file, "programme": "second"})
    assert sent["Location"].endswith("?programme=second")


def test_english_pages_name_rounds_and_zones_in_english(world):
    tools.zones_with_reports(world)
    play = tools.drafted(world)
    ZoneNow.objects.filter(pk=FIRST).update(name_en="Invented zone one")
    OfficialRank.objects.create(
        programme_id=world.programme, zone_id=FIRST, year=2025, rank=1, population=2, source="x", kept_at=play.moment()
    )
    listed = client_of(world, "ministry-policy.officer").get("/en/round-cases/").content.decode()
    assert "Evaluation of 2026" in listed
    assert "년 운영평가" not in listed
    assert "Invented zone one" in client_of(world, "town-neulnuri.officer").get(
        f"/en/cases/{play.number}/round/"
    ).content.decode()  # fmt: skip
    assert "Invented zone one" in client_of(world, "ministry-policy.officer").get(
        "/en/round-cases/ranks/"
    ).content.decode()  # fmt: skip
