"""The data-request desk in Chromium: registered, answered with a table, signed off by another person, sent."""

from uuid import uuid4

import pytest
from playwright.sync_api import Browser, expect
from tests.browser_tools import look, signed_in

pytestmark = pytest.mark.browser
DESK = "/data-requests/"


def test_a_request_is_answered(browser: Browser, site: str) -> None:
    page = signed_in(browser, site, "ministry-operation.officer")
    name = f"시·도별 특구 {uuid4().hex[:6]}"
    page.goto(f"{site}{DESK}new/")
    page.fill("#asker", "김아무개 의원실 " + "긴 이름 " * 12)
    page.fill("#wording", "최근 3년간 시·도별 특구 수와 특화사업 매출액")
    page.locator("main form button[type=submit]").dblclick()
    expect(page.locator("h1")).to_contain_text("DR")
    request = page.url.removeprefix(site)
    page.goto(f"{site}{DESK}tables/new/")
    page.fill("#name", name)
    for key in ("registry:operating", "indicator:sales"):
        page.locator(f'label[for="c_{key}"]').click()
    page.get_by_role("button", name="저장", exact=True).click()
    expect(page.locator("main")).to_contain_text("표를 저장했습니다")
    page.goto(f"{site}{request}")
    page.select_option("#table", label=name)
    page.get_by_role("button", name="미리 보기").click()
    expect(page.locator("main")).to_contain_text("표 아래에 찍히는 주석")
    expect(page.locator("main")).to_contain_text("지어낸 특구")
    preview = page.url.removeprefix(site)
    look(page, site, [DESK, f"{DESK}new/", f"{DESK}tables/", f"{DESK}tables/new/", request, preview])
    page.goto(f"{site}{preview}")
    page.get_by_role("button", name="답변으로 만들고 확인 맡기기").click()
    expect(page.locator("main")).to_contain_text("답변을 만든 사람은 확인할 수 없습니다")
    answer = page.url.removeprefix(site)
    colleague = signed_in(browser, site, "ministry-policy.officer")
    colleague.goto(f"{site}{answer}")
    colleague.get_by_role("button", name="확인함").click()
    page.goto(f"{site}{answer}")
    page.fill("#document_number", "특구운영과-1234")
    page.get_by_role("button", name="기록", exact=True).dblclick()
    expect(page.locator("main")).to_contain_text("보낸 파일(그대로 보관)")
    for kind in ("HWPX", "XLSX", "PDF"):
        with page.expect_download() as started:
            page.get_by_role("link", name=f"{kind} 내려받기").click()
        assert started.value.suggested_filename.endswith(kind.lower())
    look(page, site, [answer])
