"""The policy lab in the portal: what is shown to whom, links that carry settings, scenarios, adopted schemes."""

import re
import uuid

import pytest
from django.conf import settings as django_settings
from django.test import Client
from tests.people_tools import sign_in

from teukgu.evaluation.lab import Changes
from teukgu.loading.scheme_file import parse_scheme
from teukgu.portal.store.models import Account, LabScenario, Round

PAGE = "/example/rounds/reform-draft/lab/"
REAL = "/rounds/public-statistics/lab/"
KEEP = f"{PAGE}keep/"
SETTINGS = {"cap.5": "5%", "weight.quantitative.도전 도약형": "60"}


def account(key: str) -> Account:
    return Account.objects.get(email=f"{key}@demonstration.example")


@pytest.fixture
def ministry(portal: None) -> Client:
    client = Client()
    sign_in(client, account("ministry-policy.officer"))
    return client


def text(client: Client, page: str, status: int = 200, **query: str) -> str:
    response = client.get(page, query)
    assert response.status_code == status
    return response.content.decode()


def test_anybody_sees_the_official_result_beside_under_a_mark_with_the_settings(portal: None, client: Client) -> None:
    html = text(client, PAGE, **SETTINGS)
    mark = Changes.of(SETTINGS.items()).hash
    assert html.count(mark) >= 2
    assert "정책실험, 공식 결과가 아님" in html
    assert '<th scope="col">공식</th>' in html
    assert "▲" in html or "▼" in html
    assert "시나리오로 저장" not in html
    assert "회차와 같은 횟수로" not in html


def test_without_settings_nothing_moves(portal: None, client: Client) -> None:
    html = text(client, PAGE)
    assert "바꾼 설정이 없습니다" in html
    assert "▲" not in html
    assert "▼" not in html


def test_a_sent_form_goes_on_to_the_short_link_of_what_was_changed(portal: None, client: Client) -> None:
    html = text(client, PAGE)
    form = html[html.index('id="lab-form"') : html.index("</form>")]
    sent = dict(re.findall(r'<input class="krds-input[^>]* name="([^"]+)" value="([^"]*)"', form))
    assert {"share.1", "cap.5", "weight.expert.융합 혁신형"} <= set(sent)
    response = client.get(PAGE, sent | {"try": "1", "cap.5": "0.05", "population": "in_round"})
    assert response.status_code == 302
    assert response["Location"] == f"{PAGE}?cap.5=0.05#lab-result"


def test_what_cannot_be_is_said_all_at_once_and_nothing_is_lost(portal: None, client: Client) -> None:
    html = text(client, PAGE, 422, **{"share.1": "moon", "ties": "never", "nothing": "1"})
    assert html.count("<li>") >= 1
    html = text(client, PAGE, 422, **{"share.1": "moon", "ties": "never"})
    assert "share.1" in html
    assert "never" in html
    assert 'name="share.1" value="moon"' in html
    assert 'id="lab-result"' in html


def test_a_round_under_the_rules_of_another(portal: None, client: Client) -> None:
    html = text(client, "/example/rounds/practice-2025/lab/", rules="reform-draft")
    assert "두 규칙의 등급 이름이 달라" in html
    assert text(client, PAGE, 404, rules="nothing")
    assert text(client, PAGE, 404, rules="public-statistics")


def test_the_scheme_is_a_file_that_can_be_read_and_says_where_it_came_from(portal: None, client: Client) -> None:
    response = client.get(f"{PAGE}scheme.yaml", SETTINGS)
    content = response.content.decode()
    scheme = parse_scheme(content)
    assert scheme.tiers is not None
    assert scheme.tiers.caps == {5: 0.05}
    assert scheme.id == f"reform-draft-lab-{Changes.of(SETTINGS.items()).hash}"
    assert Round.objects.get(key="reform-draft").bundle_hash in scheme.source
    assert "#   cap.5=5%" in content
    assert client.get(f"{PAGE}scheme.yaml", {"ties": "never"}).status_code == 302


def test_bands_from_public_statistics_are_not_ranked_and_their_size_stays(portal: None, client: Client) -> None:
    html = text(client, REAL, **{"weight.industry": "0.6"})
    assert "정부의 평가가 아님" in html
    body = html[html.index('id="lab-zones"') :]
    assert not re.search("탁월|우수|부진|미흡|[0-9]위<", body)
    names = re.findall(r'<th scope="row"><a href="/zones/[^"]+">([^<]+)</a>', body)
    assert len(names) == 50
    assert names == sorted(names)
    assert 'name="share.1"' not in html
    refused = text(client, REAL, 422, **{"share.5": "1/185", "share.4": "rest"})
    assert "구간을 바꾸지 않습니다" in refused


def test_production_without_public_statistics_has_no_lab_of_them(portal: None, client: Client, settings) -> None:
    assert django_settings.PUBLIC_STATISTICS
    settings.PUBLIC_STATISTICS = False
    for page in (REAL, f"{REAL}scheme.yaml", "/rounds/nothing/lab/", "/example/rounds/nothing/lab/"):
        assert client.get(page).status_code == 404


def test_a_round_that_is_not_sealed_has_no_lab(portal: None, client: Client) -> None:
    Round.objects.filter(key="reform-draft").update(bundle_hash="")
    assert client.get(PAGE).status_code == 404


def test_only_the_ministry_of_the_programme_keeps_scenarios(portal: None, client: Client) -> None:
    given = {"name": "시험", "cap.5": "5%"}
    assert client.post(KEEP, given).status_code == 302
    assert client.get("/lab/").status_code == 302
    sign_in(client, account("town-neulnuri.officer"))
    assert client.post(KEEP, given).status_code == 404
    assert client.get("/lab/").status_code == 404
    assert not LabScenario.objects.exists()


def test_scenarios_are_kept_once_listed_and_compared(ministry: Client) -> None:
    once = uuid.uuid4().hex
    given = {"name": "부진 5%", "note": "한도를 절반으로", "once": once, "cap.5": "5%"}
    for _click in range(2):
        assert ministry.post(KEEP, given).status_code == 302
    assert (
        ministry.post(KEEP, {"name": "정량 60", "once": uuid.uuid4().hex, "weight.quantitative": "60"}).status_code
        == 302
    )
    first, second = LabScenario.objects.order_by("pk")
    assert (first.settings, first.round, first.note) == ({"cap.5": "5%"}, "reform-draft", "한도를 절반으로")
    html = text(ministry, "/lab/")
    assert "부진 5%" in html
    assert f"{PAGE}?cap.5=5%25" in html
    html = text(ministry, "/lab/compare/", a=str(first.pk), b=str(second.pk))
    assert "정책실험, 공식 결과가 아님" in html
    assert first.settings_hash in html
    assert second.settings_hash in html
    assert text(ministry, "/lab/compare/", 404, a="999999", b=str(second.pk))
    assert text(ministry, "/lab/compare/", 404, a="x")


def test_a_scenario_that_cannot_be_is_not_kept(ministry: Client) -> None:
    response = ministry.post(KEEP, {"name": "", "cap.5": "5%"}, follow=True)
    assert "저장하지 못했습니다" in response.content.decode()
    ministry.post(KEEP, {"name": "틀림", "ties": "never"}, follow=True)
    assert not LabScenario.objects.exists()


def test_the_ministry_may_ask_for_all_the_draws(ministry: Client) -> None:
    assert "2,000번" in text(ministry, PAGE, full="1")
    assert "500번" in text(Client(), PAGE, full="1")
