"""Signing in: the second factor, the code by mail, lockout, idle sessions, other sessions, what caches may keep."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import reverse
from tests.people_tools import World, device_secret, sign_in, without_device

from teukgu.portal import clock
from teukgu.portal.services.people.demonstration_accounts import PASSWORD
from teukgu.portal.services.people.demonstration_codes import code_now
from teukgu.portal.store.models import Account

LOGIN = "/accounts/login/"


def password_step(client: Client, account: Account, password: str = PASSWORD, **more: str):
    return client.post(LOGIN, {"login": account.email, "password": password}, **more)


def test_the_page_lists_invented_people_with_a_code_that_works(world: World, client: Client) -> None:
    page = client.get(LOGIN).content.decode()
    row = re.search(r"town-neulnuri\.officer@.*?</code>.*?<code>(\d{6})</code>", page, re.S)
    assert row is not None
    account = world.account("town-neulnuri.officer")
    assert password_step(client, account)["Location"] == "/accounts/2fa/authenticate/"
    assert not client.get("/accounts/")["Location"].endswith("/accounts/")
    done = client.post("/accounts/2fa/authenticate/", {"code": row[1]})
    assert done.status_code == 302
    assert account.name in client.get("/accounts/").content.decode()


def test_outside_a_demonstration_nobody_is_listed(world: World, client: Client, settings) -> None:
    settings.DEMONSTRATION = False
    page = client.get(LOGIN).content.decode()
    assert "demonstration.example" not in page
    assert PASSWORD not in page


def test_a_code_is_taken_once(world: World) -> None:
    account = world.account("town-neulnuri.officer")
    code = code_now(account.pk, device_secret(account), clock.now())
    for expected in (302, 200):
        client = Client()
        password_step(client, account)
        assert client.post("/accounts/2fa/authenticate/", {"code": code}).status_code == expected


def test_staff_without_a_device_get_a_code_by_mail(world: World, client: Client) -> None:
    account = without_device(world.account("town-gaon.officer"))
    assert password_step(client, account)["Location"] == "/accounts/login/code/confirm/"
    assert client.get("/accounts/").status_code == 302
    (sent,) = mail.outbox
    code = re.search(r"^([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})$", sent.body, re.M)
    assert code is not None
    assert sent.to == [account.email]
    assert client.post("/accounts/login/code/confirm/", {"code": code[1]}).status_code == 302
    assert client.get("/accounts/").status_code == 200


def test_a_resident_needs_no_second_factor(world: World, client: Client) -> None:
    account = without_device(world.account("resident"))
    password_step(client, account)
    assert client.get("/accounts/").status_code == 200


def test_one_factor_is_not_enough_once_somebody_holds_a_post(world: World, client: Client) -> None:
    client.force_login(world.account("town-gaon.officer"), backend=settings.AUTHENTICATION_BACKENDS[1])
    answer = client.get("/accounts/")
    assert answer.status_code == 302
    assert answer["Location"].startswith(LOGIN)
    assert "_auth_user_id" not in client.session


def test_five_wrong_passwords_lock_the_account_for_this_address_in_both_languages(world: World, client: Client) -> None:
    account = world.account("resident")
    for _time in range(4):
        assert password_step(client, account, "wrong").status_code == 200
    locked = password_step(client, account, "wrong")
    assert locked.status_code == 429
    assert "15분" in locked.content.decode()
    assert "15 minutes" in locked.content.decode()
    assert password_step(client, account).status_code == 429
    assert "_auth_user_id" not in client.session
    elsewhere = password_step(Client(), account, REMOTE_ADDR="203.0.113.9")
    assert elsewhere.status_code == 302


def test_the_lock_is_the_same_for_an_account_that_is_not_there(db: None, client: Client) -> None:
    stranger = Account(email="nobody@example.test")
    answers = [password_step(client, stranger, "wrong").status_code for _time in range(5)]
    assert answers == [200, 200, 200, 200, 429]


def test_wrong_codes_are_limited_too(world: World, client: Client) -> None:
    password_step(client, world.account("town-gaon.officer"))
    pages = [client.post("/accounts/2fa/authenticate/", {"code": "000000"}).content.decode() for _time in range(21)]
    assert pages[0] != pages[-1]
    account = world.account("town-gaon.officer")
    code = code_now(account.pk, device_secret(account), clock.now())
    assert client.post("/accounts/2fa/authenticate/", {"code": code}).status_code == 200


def test_an_idle_session_ends_at_the_server(world: World, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in(client, world.account("town-neulnuri"))
    assert client.get("/accounts/").status_code == 200
    later = clock.now() + timedelta(seconds=settings.IDLE_SECONDS + 1)
    monkeypatch.setattr(clock, "now", lambda: later)
    answer = client.get("/accounts/?a=1")
    assert answer["Location"] == "/accounts/login/?next=%2Faccounts%2F%3Fa%3D1"
    assert "오래 쓰지 않아" in client.get(answer["Location"]).content.decode()


def test_whoever_extends_stays(world: World, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in(client, world.account("town-neulnuri"))
    client.get("/accounts/")
    begun = clock.now()
    for minutes in (29, 58, 87):
        monkeypatch.setattr(clock, "now", lambda minutes=minutes: begun + timedelta(minutes=minutes))
        done = client.post("/accounts/session/extend/", {"next": "/zones/"})
        assert done["Location"] == "/zones/"
    for back in ("https://elsewhere.example/", "//elsewhere.example/", "no-route", "no:route", ""):
        assert client.post("/accounts/session/extend/", {"next": back})["Location"] == "/accounts/"


def test_other_sessions_can_be_ended(world: World) -> None:
    account = world.account("town-neulnuri")
    here, there = Client(), Client()
    for client in (here, there):
        password_step(client, account)
        client.post("/accounts/2fa/authenticate/", {"code": code_now(account.pk, device_secret(account), clock.now())})
        assert client.get("/accounts/").status_code == 200
    assert here.get("/accounts/sessions/").content.decode().count("<tr>") == 3
    here.post("/accounts/sessions/")
    assert there.get("/accounts/").status_code == 302
    assert here.get("/accounts/").status_code == 200


def test_a_screen_left_open_does_not_give_the_account_away(world: World, client: Client) -> None:
    """What decides who can come in is changed only by whoever shows their password or device again."""
    account = world.account("town-neulnuri.officer")
    sign_in(client, account)  # long ago
    mail.outbox.clear()
    for page, given in (
        ("/accounts/email/", {"email": "other@town.example", "action_add": ""}),
        ("/accounts/2fa/totp/deactivate/", {}),
        ("/accounts/2fa/recovery-codes/generate/", {}),
        ("/accounts/2fa/webauthn/add/", {}),
    ):
        answer = client.post(page, given)
        assert answer.headers["Location"].startswith("/accounts/reauthenticate/"), page
    assert mail.outbox == []
    assert client.get("/accounts/email/").status_code == 200


@pytest.mark.parametrize("page", ["/rules/", "/glossary/", "/zones/", "/"])
def test_a_name_never_gets_into_pages_kept_for_everybody(world: World, page: str) -> None:
    account = world.account("town-neulnuri")
    me, stranger = Client(), Client()
    sign_in(me, account)
    for client in (me, stranger, me):
        answer = client.get(page)
        assert (account.name in answer.content.decode()) is (client is me)
        assert "Cookie" in answer["Vary"]
        assert client is stranger or "private" in answer["Cache-Control"]


def test_passwords_are_kept_by_argon2_and_weak_ones_refused(db: None, client: Client) -> None:
    form = {"name": "한별", "email": "one@example.test"}
    for weak in ("1234567890123", "password123", "short1!", "one@example.test"):
        assert client.post("/accounts/signup/", form | {"password1": weak, "password2": weak}).status_code == 200
    good = "nadeul-garam-27"
    assert client.post("/accounts/signup/", form | {"password1": good, "password2": good}).status_code == 302
    account = Account.objects.get(email="one@example.test")
    assert account.is_resident
    assert account.name == "한별"
    assert account.password.startswith("argon2")


def test_a_resident_comes_in_only_with_the_code_from_the_mail(db: None, client: Client) -> None:
    good = "nadeul-garam-27"
    form = {"name": "한별", "email": "one@example.test", "password1": good, "password2": good}
    client.post("/accounts/signup/", form)
    assert client.get("/accounts/").status_code == 302
    code = re.search(r"^([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})$", mail.outbox[-1].body, re.M)
    assert code is not None
    client.post(reverse("account_email_verification_sent"), {"code": code[1]})
    assert client.get("/accounts/").status_code == 200


def test_secrets_of_devices_are_not_readable_in_the_database(world: World) -> None:
    from allauth.mfa.models import Authenticator

    account = world.account("town-neulnuri")
    kept = Authenticator.objects.get(user=account).data["secret"]
    assert device_secret(account) not in kept


def test_a_migration_makes_the_table_of_what_is_remembered_for_a_while(db: None) -> None:
    from django.core.cache import cache
    from django.core.management.sql import emit_post_migrate_signal
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE teukgu_cache")
    emit_post_migrate_signal(0, False, "default")
    cache.set("remembered", 1)
    assert cache.get("remembered") == 1
