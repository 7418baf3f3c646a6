"""Mid-year figures, early warning, verification, auditors' order: as those see them who work there."""

import pytest
from playwright.sync_api import Browser, expect
from tests.browser_tools import look, new_page, sign_in

pytestmark = pytest.mark.browser
DESK = "/offices/office-east/"


def test_an_officer_enters_figures_and_asks_for_a_warning(browser: Browser, site: str) -> None:
    page = new_page(browser)
    sign_in(page, site, "office-east.officer")
    page.goto(f"{site}{DESK}")
    page.locator(f"main a[href*='{DESK}zones/']").first.click()
    page.get_by_role("link", name="연중 실적 적기").click()
    path = page.url.removeprefix(site)
    page.locator("summary", has_text="표를 붙여 넣기").click()
    page.fill("#pasted", "모르는 지표\t3\njobs\t약 5")
    page.get_by_role("button", name="저장").click()
    expect(page.locator("main [role=alert] li")).to_have_count(1)  # the first line may be a heading
    assert page.input_value("#pasted").startswith("모르는 지표")
    page.fill("#pasted", "jobs\t45\nsales\t12,300천원")
    page.get_by_role("button", name="저장").click()
    expect(page.locator("main")).to_contain_text("적어 둔 달")
    assert page.input_value("#value-jobs") == "45"
    page.goto(f"{site}{DESK}")
    page.locator(f"main a[href*='{DESK}zones/']").first.click()
    page.get_by_role("link", name="조기경보 보기와 만들기").click()
    page.get_by_role("button", name="조기경보 만들기").click()
    expect(page.locator("main section.card")).to_have_count(1)
    expect(page.locator("main .inner-only")).to_have_text("내부검토")
    look(page, site, [path, page.url.removeprefix(site), "/verification/"])


@pytest.mark.parametrize(
    ("who", "paths"),
    [
        ("town-neulnuri.officer", ("/mid-year/", "/verification/")),
        ("ministry-policy.officer", ("/verification/", "/verification/samples/demonstration/2025/")),
        ("audit.auditor", ("/audit-order/",)),
    ],
)
def test_pages_of_the_others(browser: Browser, site: str, who: str, paths: tuple[str, ...]) -> None:
    page = new_page(browser)
    sign_in(page, site, who)
    look(page, site, paths)
