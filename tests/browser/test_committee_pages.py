"""Pages of the committee, of papers and of oversight: axe, phone width, and a word after each act."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser_tools import look, new_page, sign_in

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = new_page(browser)
    yield page
    page.context.close()


def test_the_secretary_s_pages(page: Page, site: str) -> None:
    sign_in(page, site, "committee.secretary")
    body = "/committee/committee/"
    page.goto(f"{site}{body}")
    page.locator("main a[href^='/meetings/']").first.click()
    meeting = page.url.removeprefix(site)
    look(page, site, ["/committee/", body, f"{body}call/", f"{body}conflicts/", meeting, "/meetings/"])
    page.goto(f"{site}{body}call/")
    page.fill("#purpose", "지어낸 안건 심의")
    page.fill("#place", "예시 회의실")
    page.get_by_role("button", name="소집 기록").click()
    expect(page.get_by_role("status").filter(has_text="소집을 기록했습니다.")).to_be_visible()
    look(page, site, [page.url.removeprefix(site)])


def test_a_member_s_pages(page: Page, site: str) -> None:
    sign_in(page, site, "committee.member")
    page.goto(f"{site}/committee/committee/")
    page.locator("main a[href^='/meetings/']").first.click()
    meeting = page.url.removeprefix(site)
    look(page, site, ["/committee/", "/committee/committee/", "/committee/committee/conflicts/", meeting, "/meetings/"])


def test_the_papers_of_a_case_and_its_plan(page: Page, site: str) -> None:
    sign_in(page, site, "town-neulnuri.officer")
    page.goto(f"{site}/work/cases/?q=숲산책")
    page.locator("main table a").first.click()
    case = page.url.removeprefix(site)
    papers = page.locator("main a[href*='/papers/']")
    found = dict.fromkeys(one.get_attribute("href") or "" for one in papers.all())
    assert len(found) > 5
    look(page, site, [case, *found, f"{case}plan/compare/", f"{case}opinions/", f"{case}consultations/"])


def test_no_key_of_a_machine_stands_in_the_work_of_an_agency(page: Page, site: str) -> None:
    sign_in(page, site, "agriculture.contact")
    page.goto(f"{site}/work/")
    expect(page.locator("main table")).to_contain_text("제36조")
    assert "art_36" not in page.locator("main").inner_text()


def test_the_auditor_s_pages(page: Page, site: str) -> None:
    sign_in(page, site, "audit.auditor")
    look(page, site, ["/oversight/access-log/"])
    page.goto(f"{site}/oversight/access-log/")
    page.locator("main table a").first.click()
    look(page, site, [page.url.removeprefix(site)])
