"""Signing in with a second factor, with a passkey; locked out; the session box; invited; handed over. Pages by axe."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.browser_tools import PASSWORD, clean, in_a_year, sign_in

pytestmark = pytest.mark.browser


@pytest.fixture
def context(browser: Browser):
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    opened = context.new_page()
    opened.on("console", lambda message: pytest.fail(message.text) if "Content Security" in message.text else None)
    return opened


@pytest.mark.parametrize("language", ["", "/en"])
def test_staff_sign_in_with_two_factors_and_their_pages_are_clean(page: Page, site: str, language: str) -> None:
    page.goto(f"{site}{language}/accounts/login/")
    clean(page)
    sign_in(page, site, "town-neulnuri.chief", language)
    for path in (
        *("/accounts/", "/accounts/2fa/", "/accounts/sessions/", "/accounts/email/", "/accounts/password/change/"),
        *("/accounts/logout/", "/accounts/reauthenticate/", "/people/", "/people/demonstration/town-neulnuri/"),
        *("/people/demonstration/town-neulnuri/posts/", "/work/welcome/"),
    ):
        answer = page.goto(f"{site}{language}{path}")
        assert answer is not None
        assert answer.status == 200, path
        clean(page)


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("path", ["signup", "password/reset"])
def test_pages_for_strangers_are_clean(page: Page, site: str, language: str, path: str) -> None:
    page.goto(f"{site}{language}/accounts/{path}/")
    clean(page)


def test_a_passkey_is_added_and_opens_the_account(page: Page, context: BrowserContext, site: str) -> None:
    site = site.replace("127.0.0.1", "localhost")
    devices = context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    devices.send(
        "WebAuthn.addVirtualAuthenticator",
        {"options": options | {"isUserVerified": True, "automaticPresenceSimulation": True}},
    )
    sign_in(page, site, "office-east.officer")
    page.goto(f"{site}/accounts/2fa/webauthn/add/")
    if "reauthenticate" in page.url:
        page.fill("#id_password", PASSWORD)
        page.locator("main form button[type=submit]").first.click()
    clean(page)
    page.fill("#id_name", "사무실 컴퓨터")
    page.locator("label[for=id_passwordless]").click()
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url(re.compile("webauthn/$|recovery-codes"))
    page.goto(f"{site}/accounts/2fa/webauthn/")
    expect(page.locator("main")).to_contain_text("사무실 컴퓨터")
    clean(page)
    page.goto(f"{site}/accounts/2fa/recovery-codes/")
    clean(page)
    page.goto(f"{site}/accounts/logout/")
    page.locator("main form button[type=submit]").first.click()
    page.goto(f"{site}/accounts/login/")
    page.locator("#passkey_login").click()
    expect(page.locator(".utility")).to_contain_text("로그아웃")


def test_an_authenticator_app_is_shown_as_a_picture_in_the_page(page: Page, site: str) -> None:
    sign_in(page, site, "resident")
    page.goto(f"{site}/accounts/2fa/totp/deactivate/")
    if "reauthenticate" in page.url:
        page.fill("#id_password", PASSWORD)
        page.locator("main form button[type=submit]").first.click()
        page.wait_for_url(re.compile("deactivate"))
    page.locator("main form button[type=submit]").first.click()
    page.goto(f"{site}/accounts/2fa/totp/activate/")
    expect(page.locator(".qr svg")).to_be_visible()
    box = page.locator(".qr svg").bounding_box()
    assert box is not None
    assert box["width"] > 150
    clean(page)


def test_too_many_wrong_passwords_are_told_in_both_languages(page: Page, site: str) -> None:
    for _time in range(5):
        page.goto(f"{site}/accounts/login/")
        page.fill("#id_login", "nobody@example.test")
        page.fill("#id_password", "wrong")
        page.locator("main form button[type=submit]").first.click()
    expect(page.locator("main")).to_contain_text("15분")
    expect(page.locator("main")).to_contain_text("15 minutes")
    clean(page)


def test_the_session_box_counts_down_and_is_extended_in_place(page: Page, site: str) -> None:
    sign_in(page, site, "agriculture.contact")
    page.clock.install()
    page.goto(f"{site}/people/")
    page.fill("#q", "글")
    page.clock.run_for(28 * 60 * 1000)
    expect(page.locator(".session-time [data-role=warning]")).to_be_visible()
    expect(page.locator(".session-time [data-role=left]")).to_contain_text(re.compile(r"0[12]:\d\d"))
    page.locator(".session-time button").click()
    expect(page.locator(".session-time [data-role=left]")).to_contain_text(re.compile(r"(29|30):\d\d"))
    assert page.input_value("#q") == "글"


def test_somebody_is_invited_opens_the_link_and_takes_the_post_over(page: Page, browser: Browser, site: str) -> None:
    sign_in(page, site, "council-neulnuri.clerk")
    page.goto(f"{site}/people/demonstration/council-neulnuri/")
    page.locator("a", has_text="사람 정하기").first.click()
    clean(page)
    page.fill("#id_name", "새내기")
    page.fill("#id_email", "new.clerk@council.example")
    page.select_option("#id_kind", "deputy")
    page.fill("#id_reason", "출장")
    page.fill("#id_last_day", in_a_year())
    page.locator("main form button[type=submit]").first.click()
    link = page.input_value("#link")
    clean(page)
    other = browser.new_context()
    invited = other.new_page()
    invited.goto(link)
    clean(invited)
    invited.fill("#password", "nadeul-garam-27")
    invited.fill("#again", "nadeul-garam-27")
    invited.locator("main form button[type=submit]").first.click()
    expect(invited.locator("h1")).to_have_text("로그인")
    other.close()
    page.goto(f"{site}/people/demonstration/council-neulnuri/")
    page.locator("a", has_text="인계하기").first.click()
    clean(page)
    page.locator("main fieldset label").first.click()
    page.locator("main fieldset label").first.click()
    assert page.locator("main fieldset input").first.is_checked()
    page.fill("#id_taker", "nobody@council.example")
    page.fill("#id_reason", "정기 인사")
    page.locator("main form button[type=submit]").first.click()
    expect(page.locator("main [role=alert]").first).to_contain_text("먼저 초대해야")
    clean(page)
