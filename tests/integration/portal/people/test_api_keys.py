"""The page of keys: shown once, only after signing in lately, revoked by their owner alone."""

import time

import pytest
from django.urls import reverse
from tests.people_tools import make_world, sign_in

from teukgu.portal.store.models import ApiToken

pytestmark = pytest.mark.django_db
OFFICER = "town-neulnuri.officer"
ASKED = {"name": "실적 프로그램", "scope": "write", "days": "90", "once": "a"}


@pytest.fixture
def world():
    return make_world()


def lately(client):
    """Do as if the password had just been typed."""
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "password", "at": time.time()},
        {"method": "mfa", "at": time.time(), "reauthenticated": True},
    ]
    session.save()


def test_a_key_is_shown_once(client, world):
    sign_in(client, world.account(OFFICER))
    lately(client)
    page = client.post(reverse("api_key_new"), ASKED)
    secret = page.context["made"].secret
    assert secret in page.content.decode()
    assert page.headers["Cache-Control"].count("no-store") == 1
    assert secret not in client.get(reverse("api_keys")).content.decode()
    again = client.post(reverse("api_key_new"), ASKED)
    assert again.status_code == 422
    assert ApiToken.objects.count() == 1
    assert client.get("/api/uploads", headers={"authorization": f"Bearer {secret}"}).status_code == 200


def test_whoever_finds_a_screen_left_open_makes_none(client, world):
    sign_in(client, world.account(OFFICER))
    assert client.get(reverse("api_keys")).status_code == 200
    answer = client.post(reverse("api_key_new"), ASKED)
    assert answer.status_code == 302
    assert "reauthenticate" in answer.headers["Location"]
    assert not ApiToken.objects.exists()


def test_a_wrong_form_says_everything(client, world):
    sign_in(client, world.account(OFFICER))
    lately(client)
    page = client.post(reverse("api_key_new"), {"name": "", "scope": "x", "days": "²", "once": "b"})
    assert page.status_code == 422
    text = page.content.decode()
    assert all(words in text for words in ("이름을 80자까지", "읽기와 쓰기 가운데", "기한을 고르십시오"))


def test_revoked_by_its_owner_alone(client, world):
    sign_in(client, world.account(OFFICER))
    lately(client)
    secret = client.post(reverse("api_key_new"), ASKED).context["made"].secret
    address = reverse("api_key_revoke", args=[ApiToken.objects.get().pk])
    sign_in(client, world.account("town-neulnuri.chief"))
    assert client.post(address).status_code == 404
    sign_in(client, world.account(OFFICER))
    assert client.get(address).status_code == 405
    assert client.post(address).status_code == 302
    assert client.post(address).status_code == 404
    assert client.get("/api/uploads", headers={"authorization": f"Bearer {secret}"}).status_code == 401


@pytest.mark.parametrize("who", ["resident", ""])
def test_none_for_residents_and_the_public(client, world, who):
    if who:
        sign_in(client, world.account(who))
    assert client.get(reverse("api_keys")).status_code == (404 if who else 302)
    assert client.post(reverse("api_key_new"), ASKED).status_code == (404 if who else 302)
    assert not ApiToken.objects.exists()
