"""A round in the browser, on a day of its draft: the ministry's pages, the lab, a zone's card and its objection.

The server runs inside the test, so that the day is that of the round and not that of this machine.
"""

from collections.abc import Iterator

import pytest
from django.conf import settings as django_settings
from playwright.sync_api import Browser, Page, expect
from tests import round_tools as tools
from tests.browser_tools import clean, look, new_page

from teukgu.portal.once import forget
from teukgu.portal.services.round_case.chores import make_next_cards
from teukgu.portal.services.round_case.deciding import depart

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FIRST = "example-report-1"
MINISTRY, TOWN, NEIGHBOUR = "ministry-policy.officer", "town-neulnuri.officer", "town-deulbina.officer"


@pytest.fixture
def play(live_server, monkeypatch: pytest.MonkeyPatch, settings, tmp_path) -> Iterator[tools.Play]:
    settings.VAR = tmp_path
    yield tools.on_draft_day(monkeypatch)
    forget()


def page_of(browser: Browser, live_server, play: tools.Play, who: str) -> Page:
    """A page of an invented person, signed in by the cookie of their session."""
    client = tools.client_of(play, who)
    name = django_settings.SESSION_COOKIE_NAME
    page = new_page(browser)
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
    return page


def test_the_pages_of_a_round_before_publication(browser: Browser, live_server, play: tools.Play) -> None:
    site, number = live_server.url, play.number
    desk, row = f"/cases/{number}/round/", play.case.round_computations.get()
    ministry = page_of(browser, live_server, play, MINISTRY)
    zone = f"{desk}zones/{FIRST}/"
    look(ministry, site, [desk, f"{desk}results/{row.pk}/", zone, f"{zone}card/", "/round-cases/"])

    # the lab on the draft: what is changed shows at once, and the address keeps it
    ministry.goto(f"{site}{desk}results/{row.pk}/lab/")
    ministry.locator("[name='cap.3']").fill("0%")
    ministry.locator("#lab-form button[type=submit]").click()
    ministry.wait_for_url("**cap.3=*")
    expect(ministry.locator("#lab-result")).to_contain_text("예시 특구 5")
    clean(ministry)

    # all cards in one file, with progress
    ministry.goto(f"{site}{desk}cards/")
    ministry.get_by_role("button", name="결과표 모두 만들기").dblclick()
    expect(ministry.locator("main tbody tr")).to_have_count(1)
    assert make_next_cards(workers=1)
    expect(ministry.get_by_role("link", name="내려받기")).to_be_visible(timeout=15_000)
    look(ministry, site, [f"{desk}cards/"])

    # a zone reads its own result, objects once though it presses twice, and sees nothing of its neighbour
    town = page_of(browser, live_server, play, TOWN)
    look(town, site, [desk, zone, f"{zone}card/"])
    town.goto(f"{site}{zone}")
    town.locator("main p.actions a.primary").click()
    town.fill("#field_grounds", "12월 매출이 빠졌습니다.")
    clean(town)
    town.get_by_role("button", name="다음: 확인하기").click()
    town.get_by_role("button", name="기록하기").dblclick()
    town.wait_for_url(lambda address: "/acts/" not in address)
    town.wait_for_load_state()
    town.goto(f"{site}{zone}")
    expect(town.locator("main")).to_contain_text("12월 매출이 빠졌습니다.")
    assert len(play.situation().state.all("file_objection")) == 1
    neighbour = page_of(browser, live_server, play, NEIGHBOUR)
    answer = neighbour.goto(f"{site}{zone}")
    assert answer is not None
    assert answer.status == 404
    ministry.goto(f"{site}{desk}")
    expect(ministry.locator("main")).to_contain_text("예시 특구 1")


def test_a_member_reads_and_prints_the_paper_of_the_committee(browser: Browser, live_server, play: tools.Play) -> None:
    site, paper = live_server.url, f"/cases/{play.number}/round/committee/"
    depart(play.viewer(), play.number, zone="example-report-5", tier=2, reason="호우 피해", **play.stamp())
    member = page_of(browser, live_server, play, "committee.member")
    look(member, site, [paper, f"/cases/{play.number}/round/zones/example-report-5/"])
    member.goto(f"{site}{paper}")
    member.locator("nav a[href='#departures']").click()
    expect(member.locator("#departures ~ .table-wrap")).to_contain_text("호우 피해")
    with member.expect_download() as sent:
        member.get_by_role("link", name="심의자료(PDF)").click()
    assert sent.value.suggested_filename.endswith("-committee.pdf")
    member.emulate_media(media="print")
    expect(member.locator("nav a[href='#departures']")).to_be_hidden()
    expect(member.locator("#zones")).to_be_visible()
    member.emulate_media(media="screen")
    # from a number to its rows
    member.locator("#zones ~ .table-wrap th a").last.click()
    expect(member.locator("main")).to_contain_text("평가에 쓴 보고 수치")
