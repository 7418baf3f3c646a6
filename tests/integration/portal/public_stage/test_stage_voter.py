"""What a voter meets: stories in one form, zones found without scripts, a look before sending, signing in elsewhere."""

import re
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers import registry
from allauth.socialaccount.providers.oauth2.client import OAuth2Client
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.test import Client
from tests.integration.portal.public_stage.test_public_stage import BALLOT, ONE, TWO, desk, now, opened_ballot, play
from tests.integration.portal.public_stage.test_stage_ballots import press

from teukgu.portal.identity_providers import provider_settings
from teukgu.portal.services.public_stage.counting import cast_of
from teukgu.portal.store.models import Account, BallotVoter, PublicBallot, ZoneStory
from teukgu.portal.web.views.public_stage.ballot import VOTER

__all__ = ["now", "play"]
pytestmark = pytest.mark.django_db
STORY = {
    "title_ko": "가람의 봄",
    "part0_ko": "꽃을 키우는 특구",
    "part1_ko": "축제를 열었습니다",
    "part2_ko": "일자리가 늘었습니다",
}
PROVIDER = provider_settings(
    {"TEUKGU_OIDC_SERVER": "https://id.example", "TEUKGU_OIDC_CLIENT_ID": "teukgu", "TEUKGU_OIDC_SECRET": "s",
     "TEUKGU_OIDC_NAME": "디지털원패스"}
)  # fmt: skip


def test_stories_are_one_form_for_all_and_stand_once_voting_began(play, now):
    client, address = desk(play)
    page = client.get(f"{address}stories/").content.decode()
    assert page.count("아직 없음") == 5
    form = f"{address}stories/{ONE}/"
    wrong = client.post(form, {**STORY, "part0_ko": "가" * 500, "part1_ko": "", "title_en": "Spring"})
    told = wrong.content.decode()
    assert wrong.status_code == 422
    assert "올해 한 일(한국어)" in told
    assert "글 모두(한국어): 400자까지" in told
    assert "어떤 특구인가(영어)" in told
    assert "가가가" in told, "what was typed stays"
    assert not ZoneStory.objects.exists()
    for number, title in enumerate(("가람의 봄", "가람의 여름")):
        client.post(form, {**STORY, "title_ko": title, "once": f"s{number}"})
    assert [one.number for one in ZoneStory.objects.order_by("number")] == [1, 2]
    assert client.post(f"{address}stories/nothing/", STORY).status_code == 404
    assert "4곳" in client.get(address).content.decode(), "missing ones are told beside the ballot"
    auditor, _ = desk(play, "audit.auditor")
    assert auditor.get(form).status_code == 200
    assert auditor.post(form, STORY).status_code == 404
    ballot, codes = opened_ballot(play, now)
    voter, place = Client(), f"/ballots/{ballot.address}/"
    shown = voter.post(place, {"what": "enter", "code": codes[0]}).content.decode()
    assert "가람의 여름" in shown
    assert "가람의 봄" not in shown
    assert shown.count("소개글이 없습니다") == 4, "the same shape for those without"
    client, _ = desk(play)
    assert "바꿀 수 없습니다" in client.post(form, {**STORY, "once": "late"}).content.decode()
    assert ZoneStory.objects.count() == 2
    # found without scripts, kept while looking, looked at before it is sent
    sent = {"code": codes[0], "once": "v", "choices": [TWO], "q": "특구 1", "what": "filter"}
    found = voter.post(place, sent).content.decode()
    assert f'value="{ONE}"' in found
    assert f'value="{TWO}" checked' in found
    assert 'value="example-report-3"' not in found
    assert voter.post(place, {**sent, "province": "EXP02"}).content.decode().count('name="choices"') < 3
    assert "골라 주세요" in voter.post(place, {"code": codes[0], "what": "review"}).content.decode()
    look = voter.post(place, {**sent, "choices": [ONE, TWO], "what": "review"}).content.decode()
    assert "고른 특구 2곳" in look
    assert not BallotVoter.objects.exists()
    done = voter.post(place, {**sent, "choices": [ONE, TWO], "what": "cast"}).content.decode()
    assert "표를 받았습니다" in done


def test_whoever_signs_in_elsewhere_votes_once_and_gets_no_account(play, now, settings, monkeypatch):
    client, address = desk(play)
    assert "로그인 기관(OpenID Connect)이 설정되어 있지 않습니다" in client.get(address).content.decode()
    assert "로그인 기관이 없습니다" in press(client, address, "ballot", **{**BALLOT, "entry": "login", "once": "a"})
    settings.SOCIALACCOUNT_PROVIDERS = PROVIDER
    settings.ROOT_URLCONF = "tests.oidc_urls"
    monkeypatch.setitem(registry.provider_map, OpenIDConnectProvider.id, OpenIDConnectProvider)
    config = {"authorization_endpoint": "https://id.example/auth", "token_endpoint": "https://id.example/token"}
    monkeypatch.setattr(OpenIDConnectOAuth2Adapter, "openid_config", config)
    monkeypatch.setattr(OAuth2Client, "get_access_token", lambda *_, **__: {"access_token": "t"})
    who = {"sub": "person-7", "email": "p7@example.kr", "name": "홍길동"}
    monkeypatch.setattr(OpenIDConnectOAuth2Adapter, "_fetch_user_info", lambda *_: who)
    press(client, address, "ballot", **{**BALLOT, "entry": "login", "once": "b"})
    ballot, before = PublicBallot.objects.get(), Account.objects.count()
    now.at = ballot.opens_at + timedelta(hours=1)
    place = f"/ballots/{ballot.address}/"

    def signed_in():
        voter = Client()
        assert "디지털원패스" in voter.get(place).content.decode()
        away = voter.post(f"{place}sign-in/")
        assert away["Location"].startswith("https://id.example/auth?")
        assert "prompt=login" in away["Location"], "whoever comes next to the same screen is somebody else"
        state = parse_qs(urlsplit(away["Location"]).query)["state"][0]
        back = voter.get("/accounts/oidc/oidc/login/callback/", {"code": "c", "state": state})
        assert back["Location"] == place
        return voter

    voter = signed_in()
    shown = voter.get(place).content.decode()
    assert "고른 특구 확인하기" in shown
    assert "사는 시·도" in shown
    assert voter.session[VOTER][0] == ballot.address
    (entered,) = re.findall(r'name="entered" value="([^"]+)"', shown)
    sent = {"what": "cast", "choices": [ONE], "region": "EXP01", "once": "v"}
    thanks = voter.post(place, {**sent, "entered": entered}).content.decode()
    assert "표를 받았습니다" in thanks
    assert VOTER not in voter.session, "when somebody came and when a ballot was cast are not kept side by side"
    assert re.findall(r"hash\">([^<]+)<", voter.post(place, {**sent, "entered": entered}).content.decode()) == (
        re.findall(r"hash\">([^<]+)<", thanks)
    ), "sent twice is one ballot"
    assert "디지털원패스" in voter.get(place).content.decode(), "the next voter at this screen can come in"
    assert voter.post(place, {**sent, "entered": f"{entered}x"}).status_code == 422
    assert "이미 투표를 마쳤습니다" in signed_in().get(place).content.decode()
    assert [(one.choices, one.region) for one in cast_of(ballot)] == [((ONE,), "EXP01")]
    assert Account.objects.count() == before
    assert not SocialAccount.objects.exists()
    kept = BallotVoter.objects.get().hash
    assert "person-7" not in kept
    assert not voter.session.get("_auth_user_id"), "nobody is signed in to the portal"
    stranger = Client().post(place, sent)
    assert stranger.status_code == 422
    client, _ = desk(play)
    told = client.post(f"{address}codes/", {"ballot": ballot.pk, "wanted": "-, 2"}, follow=True)
    assert "번호가 없습니다" in told.content.decode()
