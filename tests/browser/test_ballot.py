"""The ministry makes a ballot and its codes; a voter votes on a phone and gets a receipt; the code works once."""

import csv
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, expect
from tests.browser_tools import clean, look, signed_in

pytestmark = pytest.mark.browser

YEAR = 2022


def test_a_voter_on_a_phone_gets_a_receipt_and_the_code_works_once(browser: Browser, site: str) -> None:
    page = signed_in(browser, site, "ministry-policy.officer")
    page.goto(f"{site}/round-cases/new/")
    page.fill("[name=year]", str(YEAR))
    page.locator("main form button[type=submit]").click()
    page.locator("form[action$='/do/population/'] button[type=submit]").click()
    page.get_by_role("link", name="공개 평가(투표)").click()
    desk = page.url.removeprefix(site).partition("#")[0]
    page.goto(f"{site}{desk}stories/")
    zone = page.locator("main tbody th a").first.inner_text()
    page.locator("main tbody th a").first.click()
    story = page.url.removeprefix(site)
    for field, text in (("title_ko", "가람의 봄"), ("part0_ko", "꽃"), ("part1_ko", "축제"), ("part2_ko", "일자리")):
        page.fill(f"[name={field}]", text)
    look(page, site, [story])
    page.goto(f"{site}{story}")
    for field, text in (("title_ko", "가람의 봄"), ("part0_ko", "꽃"), ("part1_ko", "축제"), ("part2_ko", "일자리")):
        page.fill(f"[name={field}]", text)
    page.get_by_role("button", name="남기기").click()
    expect(page.locator("main")).to_contain_text("가람의 봄")
    look(page, site, [f"{desk}stories/"])
    page.goto(f"{site}{desk}")
    page.locator("summary", has_text="자체 투표 만들기").click()
    now = datetime.now(ZoneInfo("Asia/Seoul"))
    for name, value in (("opens_at", now), ("closes_at", now + timedelta(days=3))):
        page.fill(f"[name={name}]", value.strftime("%Y-%m-%dT%H:%M"))
    page.fill("[name=question_ko]", "올해 가장 잘한 특구를 골라 주세요.")
    page.fill("[name=question_en]", "Which zones did best this year?")
    page.fill("#b-prize", "없음")
    page.get_by_role("button", name="만들기", exact=True).click()
    page.locator("summary", has_text="투표 번호 만들기").click()
    page.fill("[name=wanted]", "예시가람도, 2\n-, 1")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="번호 만들어 내려받기").click()
    with waiting.value.path().open(encoding="utf-8-sig") as file:
        codes = [row["code"] for row in csv.DictReader(file)]
    address = page.locator("main a[href^='/ballots/']").get_attribute("href")
    look(page, site, [desk])

    voter = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False).new_page()
    voter.goto(f"{site}{address}")
    voter.fill("#code", codes[0].lower())
    voter.get_by_role("button", name="시작하기").click()
    wide = voter.locator("#zone-2 + label").bounding_box()
    assert wide is not None
    assert wide["x"] + wide["width"] <= 390, "the zones stand one below the other"
    voter.locator("[name=choices]").first.check(force=True)
    voter.fill("#q", zone)
    voter.get_by_role("button", name="걸러 보기").click()
    expect(voter.locator("[name=choices]:checked")).to_have_count(1)
    voter.locator("summary", has_text="소개글").last.click()
    expect(voter.locator("main")).to_contain_text("일자리")
    voter.get_by_role("button", name="고른 특구 확인하기").click()
    voter.get_by_role("button", name="투표하기").click()
    expect(voter.locator("main")).to_contain_text("표를 받았습니다")
    voter.goto(f"{site}{address}")
    voter.fill("#code", codes[0])
    voter.get_by_role("button", name="시작하기").click()
    expect(voter.locator("main")).to_contain_text("이미 투표를 마쳤습니다")
    look(page, site, [str(address)])
    page.goto(f"{site}{address}")
    page.fill("#code", codes[2])
    page.get_by_role("button", name="시작하기").click()
    clean(page)
    page.select_option("#region", index=1)
    page.locator("[name=choices]").first.check(force=True)
    page.get_by_role("button", name="고른 특구 확인하기").click()
    clean(page)
