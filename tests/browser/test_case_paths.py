"""What each role comes to do in the invented zones' cases, signed in with both factors, in a real browser."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser_tools import look, new_page, sign_in

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = new_page(browser)
    yield page
    page.context.close()


def find_case(page: Page, site: str, words: str) -> str:
    """Find a case by its title as anybody would; return its path."""
    page.goto(f"{site}/work/cases/?q={words}")
    page.locator("main table a").first.click()
    expect(page.locator("h1")).to_contain_text(words)
    return page.url.removeprefix(site)


def choose(page: Page, name: str) -> None:
    """Open the form of an act from the page of the case."""
    page.locator("ul.act-list a, details.more a", has_text=name).first.click()
    expect(page.locator("h1")).to_contain_text(name)


def record(page: Page) -> None:
    """Go on to the last look, and record."""
    page.get_by_role("button", name="다음: 확인하기").click()
    page.get_by_role("button", name="기록하기").click()
    expect(page.locator("#history")).to_be_visible()


def test_a_municipality_writes_acts_and_takes_the_letter_along(page: Page, site: str) -> None:
    sign_in(page, site, "town-neulnuri.officer")
    case = find_case(page, site, "차밭")
    look(page, site, ["/work/", "/work/cases/", case, f"{case}plan/", f"{case}planner/"])
    page.goto(f"{site}{case}plan/")
    page.locator("main table a").first.click()
    section = page.url.removeprefix(site)
    box = page.locator("textarea").first
    box.fill("예시늘누리차밭특구 (고친 이름)")
    expect(page.locator(".save-state").first).to_contain_text("자동 저장했습니다.", timeout=15_000)
    page.reload()
    expect(page.locator("textarea").first).to_have_value("예시늘누리차밭특구 (고친 이름)")
    look(page, site, [section])
    berry = find_case(page, site, "산딸기")
    choose(page, "시·도지사에게 통보")
    form = page.url.removeprefix(site)
    look(page, site, [form])
    page.goto(f"{site}{form}")
    record(page)
    page.locator("#papers").locator("..").get_by_role("link", name="공문 보기").first.click()
    paper = page.url.removeprefix(site)
    look(page, site, [paper])
    page.goto(f"{site}{paper}")
    with page.expect_download() as taken:
        page.get_by_role("link", name="꾸러미 (zip)").click()
    assert taken.value.suggested_filename.endswith(".zip")
    page.goto(f"{site}{berry}opinions/")
    look(page, site, [f"{berry}opinions/"])
    page.goto(f"{site}{berry}opinions/")
    page.locator("button[value=register]").first.click()
    expect(page.locator("main")).to_contain_text("검토 결과와 이유")


def test_a_ministry_registers_asks_agencies_and_for_a_supplement(page: Page, site: str) -> None:
    sign_in(page, site, "ministry-policy.officer")
    case = find_case(page, site, "대숲")
    look(page, site, ["/work/", case])
    page.goto(f"{site}{case}")
    choose(page, "신청 접수")
    form = page.url.removeprefix(site)
    look(page, site, [form])
    page.goto(f"{site}{form}")
    page.fill("#field_receipt_number", "예시정책과-3001")
    record(page)
    page.goto(f"{site}{case}consultations/")
    look(page, site, [f"{case}consultations/"])
    page.goto(f"{site}{case}consultations/")
    page.get_by_role("button", name="협의 요청").click()
    expect(page.locator("main")).to_contain_text("예시농업부")
    honey = find_case(page, site, "꿀")
    page.locator("summary", has_text="필요할 때 할 수 있는 일").click()
    choose(page, "보완")
    page.locator("textarea").first.fill("재원의 근거")
    until = datetime.now(UTC).date() + timedelta(days=20)
    page.locator("input[type=date]").last.fill(until.isoformat())
    record(page)
    expect(page.locator("main")).to_contain_text("보완 중")
    assert page.url.startswith(f"{site}{honey}")


def test_an_agency_answers_several_consultations_at_its_desk(page: Page, site: str) -> None:
    sign_in(page, site, "agriculture.contact")
    look(page, site, ["/consultations/", "/work/"])
    page.goto(f"{site}/consultations/")
    before = page.locator("tbody tr").count()
    assert before >= 2
    for number in range(2):
        page.locator("input.pick").nth(number).check()
    page.select_option("#answer-all", "agree")
    page.get_by_role("button", name="회신 기록").click()
    page.goto(f"{site}/consultations/")
    assert page.locator("tbody tr").count() == before - 2


def test_a_province_gives_its_opinion(page: Page, site: str) -> None:
    sign_in(page, site, "province-garam.officer")
    case = find_case(page, site, "대숲")
    look(page, site, ["/work/", case])
    page.goto(f"{site}{case}")
    choose(page, "의견")
    page.locator("main select").first.select_option("in_favour")
    record(page)
    expect(page.locator(".timeline")).to_contain_text("의견")


def test_a_council_gives_its_opinion(page: Page, site: str) -> None:
    sign_in(page, site, "council-neulnuri.clerk")
    case = find_case(page, site, "산딸기")
    look(page, site, ["/work/", case])
    page.goto(f"{site}{case}")
    choose(page, "의견")
    page.locator("main select").first.select_option("in_favour")
    record(page)
    expect(page.locator(".timeline")).to_contain_text("의견")


def test_a_resident_writes_an_opinion_without_an_account(page: Page, site: str) -> None:
    page.goto(f"{site}/plans/")
    look(page, site, ["/plans/"])
    page.goto(f"{site}/plans/")
    page.get_by_role("link", name=re.compile("산딸기")).first.click()
    look(page, site, [page.url.removeprefix(site)])
    page.goto(page.url.replace("/en/", "/"))
    page.get_by_label("찬성").check()
    page.get_by_label("의견 (필수)").fill("그늘을 더 만들어 주세요.")
    page.get_by_label("이름 (필수)").fill("지어낸이")
    page.get_by_label("개인정보 수집·이용에 동의합니다. (필수)").check()
    page.get_by_role("button", name="의견 보내기").click()
    page.wait_for_url(re.compile("/thanks/"))


def test_a_committee_decides_in_writing(page: Page, browser: Browser, site: str) -> None:
    sign_in(page, site, "committee.secretary")
    page.goto(f"{site}/committee/")
    look(page, site, ["/committee/", "/committee/committee/", "/committee/committee/call/", "/meetings/"])
    for meeting in meetings(page, site):
        look(page, site, [meeting])
    page.goto(f"{site}/committee/committee/call/")
    page.select_option("#form", "written")
    page.fill("#purpose", "명칭 변경(지어낸 안건)")
    page.select_option("#ground", "minor")
    page.fill("#reason", "경미한 일")
    page.fill("#replies_until", "2099-12-31")
    page.get_by_role("button", name="소집 기록").click()
    page.locator("summary", has_text="안건 올리기").click()
    page.fill("#title", "예시 명칭 변경")
    page.get_by_role("button", name="안건 올리기").click()
    meeting = page.url.partition("#")[0].removeprefix(site)
    look(page, site, [meeting])
    member = new_page(browser)
    sign_in(member, site, "committee.member")
    member.goto(f"{site}{meeting}")
    look(member, site, [meeting, "/meetings/"])
    member.goto(f"{site}{meeting}")
    member.get_by_label("찬성").first.check()
    member.get_by_role("button", name="표결하기").click()
    expect(member.locator("main")).to_contain_text("내 표결")
    member.context.close()
    page.goto(f"{site}{meeting}")
    page.locator("summary", has_text="의결 기록").click()
    page.locator("textarea[name=text]").last.fill("보류한다.")
    page.get_by_label("표결하지 않고 보류").check()
    page.get_by_role("button", name="의결 기록").click()
    expect(page.locator("main")).to_contain_text("보류한다.")


def meetings(page: Page, site: str) -> list[str]:
    """The paths of the meetings that the page lists."""
    page.goto(f"{site}/committee/committee/")
    links = page.locator("main a[href*='/meetings/']").evaluate_all("all => all.map(one => one.pathname)")
    return sorted({path for path in links if re.fullmatch(r"/meetings/\d+/", path)})


def test_an_auditor_reads_a_case_as_it_was_recorded_on_a_past_day(page: Page, site: str) -> None:
    sign_in(page, site, "audit.auditor")
    case = find_case(page, site, "숲산책")
    look(page, site, [case, f"{case}?as_of=2026-05-01"])
    page.goto(f"{site}{case}")
    page.fill("#as_of", "2026-05-01")
    page.locator("form", has=page.locator("#as_of")).get_by_role("button").click()
    expect(page.locator("main [role=status]").first).to_contain_text("2026. 5. 1.")
    expect(page.locator(".timeline")).not_to_contain_text("고시")


def test_a_data_officer_reviews_the_access_log(page: Page, site: str) -> None:
    sign_in(page, site, "system.data-officer")
    look(page, site, ["/oversight/access-log/", "/oversight/erasure/"])
    page.goto(f"{site}/oversight/access-log/")
    page.locator("main table a").first.click()
    look(page, site, [re.sub("^/en", "", page.url.removeprefix(site))])
