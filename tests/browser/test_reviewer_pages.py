"""A reviewer on a tablet: accepts, declares, scores beside the papers, hands in; axe finds nothing."""

import pytest
from playwright.sync_api import Browser, ViewportSize, expect
from tests.browser_panels import made_panel
from tests.browser_tools import clean, look, signed_in

pytestmark = pytest.mark.browser

YEAR = 2019
TABLET = ViewportSize(width=820, height=1180)
WHY = "보고서의 지표와 계획을 견주어 계획대로 나아간 것을 확인했습니다."


def test_a_reviewer_goes_from_the_invitation_to_the_hand_in(browser: Browser, site: str) -> None:
    officer = signed_in(browser, site, "ministry-policy.officer")
    home = made_panel(officer, site, YEAR)
    officer.goto(f"{site}{home}reviewers/")
    row = "working-committee.secretary@demonstration.example,박여울,,200,,"
    people = f"이메일,이름,분야,한도,거주 시도,이해관계\n{row}\n".encode()
    officer.set_input_files("#file", {"name": "list.csv", "mimeType": "text/csv", "buffer": people})
    officer.get_by_role("button", name="명단의 모두 초대").click()

    page = signed_in(browser, site, "working-committee.secretary")
    page.set_viewport_size(TABLET)
    page.goto(f"{site}/work/")
    page.get_by_role("listitem").filter(has_text=f"{YEAR}년").get_by_role("link", name="전문가 평가위원회").click()
    mine = page.url.removeprefix(site)
    clean(page)
    page.get_by_label("위 서약을 지키겠습니다.").check()
    page.get_by_role("button", name="서약하고 수락하기").click()
    expect(page.locator("h1")).to_contain_text("이해관계 신고")
    clean(page)
    page.get_by_role("button", name="위에 있는 것이 전부입니다").click()
    expect(page.locator("main")).to_contain_text("아직 배정받은 특구가 없습니다")

    officer.goto(f"{site}{home}pairs/")
    officer.fill("[name=reviewers]", "1")
    officer.fill("[name=of_field]", "0")
    officer.get_by_role("button", name="배정하기").click()
    expect(officer.locator("main")).to_contain_text("배정했습니다")

    page.reload()
    page.locator("main tbody th a").first.click()
    sheet = page.url.removeprefix(site)
    expect(page.get_by_role("heading", name="특구의 자료")).to_be_visible()
    clean(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= TABLET["width"]
    papers, scoring = page.locator(".papers").bounding_box(), page.locator(".scoring").bounding_box()
    assert papers is not None
    assert scoring is not None
    assert papers["x"] + papers["width"] <= scoring["x"], "on a tablet papers and scores stand side by side"

    # a tap on what a score means gives that score, and it is kept without a button
    page.get_by_role("button", name="80점 주기").first.click()
    expect(page.locator("[data-item=plan] .save-state")).to_contain_text("자동 저장했습니다")
    page.reload()
    expect(page.locator("#score-plan")).to_have_value("80")
    page.fill("#score-ripple_effect", "65")
    page.fill("[name=text]", WHY)
    page.select_option("#confidence", "high")
    page.get_by_role("button", name="제출", exact=True).click()
    expect(page.locator("main")).to_contain_text("채점을 제출했습니다")
    look(page, site, [mine, sheet, f"{mine}interests/", "/my/panels/", "/work/"])
