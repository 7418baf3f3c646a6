"""The ministry makes a panel in the browser: scheme, zones, criteria, a list of reviewers, a refusal in words."""

import pytest
from playwright.sync_api import Browser, expect
from tests.browser_tools import look, signed_in
from tests.panel_case_tools import SCHEME, reviewer_list

pytestmark = pytest.mark.browser

YEAR = 2023


def test_a_panel_is_made_and_its_pages_read_well(browser: Browser, site: str) -> None:
    page = signed_in(browser, site, "ministry-policy.officer")
    page.goto(f"{site}/round-cases/new/")
    page.fill("[name=year]", str(YEAR))
    page.locator("main form button[type=submit]").click()
    expect(page.locator("h1")).to_contain_text(str(YEAR))
    scheme = SCHEME.replace(b"year: 2026", f"year: {YEAR}".encode())
    page.set_input_files("#scheme-file", {"name": "scheme.yaml", "mimeType": "text/yaml", "buffer": scheme})
    for box in page.locator("[name=matters]").all():
        box.check(force=True)
    page.locator("form:has(#scheme-file) button[type=submit]").click()
    page.locator("form[action$='/do/population/'] button[type=submit]").click()
    page.get_by_role("link", name="평가위원회(위원, 배정, 채점)").click()
    page.get_by_role("button", name="expert 위원회 만들기").click()
    expect(page.locator("h1")).to_contain_text("전문가 평가위원회")
    home = page.url.removeprefix(site)

    page.goto(f"{site}{home}criteria/")
    page.locator("summary", has_text="심사기준 고치기").click()
    page.fill("#anchors-0", "100 | 아주 잘함 | excellent\n0 | 하지 않음 | not done")
    page.get_by_role("button", name="심사기준 남기기").click()
    expect(page.locator("main")).to_contain_text("아주 잘함")

    page.goto(f"{site}{home}reviewers/")
    content = reviewer_list(6).replace("농업".encode(), b"").replace("관광".encode(), b"")
    page.set_input_files("#file", {"name": "list.csv", "mimeType": "text/csv", "buffer": content})
    page.get_by_role("button", name="명단의 모두 초대").click()
    expect(page.locator("main table")).to_contain_text("reviewer6@example.kr")
    page.goto(f"{site}{home}pairs/")
    page.get_by_role("button", name="배정하기").click()
    expect(page.locator("body")).to_contain_text("수락한 평가위원이 없습니다")
    look(page, site, [home, f"{home}criteria/", f"{home}reviewers/", f"{home}conflicts/", f"{home}pairs/"])
