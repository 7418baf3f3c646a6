"""Every page, both languages, two widths: a quiet console, nothing against the policy, nothing for axe, no overhang."""

from collections.abc import Iterator
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests.portal_pages import PAGES, in_english

pytestmark = pytest.mark.browser

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
WIDTHS = {"desk": 1280, "phone": 390}
WATCH = """
window.__stopped = [];
document.addEventListener(
  "securitypolicyviolation", e => window.__stopped.push(`${e.violatedDirective} ${e.blockedURI}`));
"""
EVERY = [*PAGES, *(in_english(page) for page in PAGES), "/nothing/", "/en/nothing/"]


@pytest.fixture(scope="module", params=WIDTHS)
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """One for each width: style sheets and fonts are fetched once, as for a reader who stays."""
    context = browser.new_context(viewport={"width": WIDTHS[request.param], "height": 900}, locale="ko-KR")
    context.add_init_script(WATCH)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("address", EVERY)
def test_page(page: Page, site: str, address: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    elsewhere: list[str] = []
    page.on("request", lambda request: None if request.url.startswith(site) else elsewhere.append(request.url))
    response = page.goto(site + address, wait_until="load")
    assert response is not None
    if response.status == 200:
        assert said == []
    assert failed == []
    assert elsewhere == []
    assert page.evaluate("window.__stopped") == []
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    # axe itself fetches style sheets again, so it runs after the policy was watched
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    told = [f"{one['id']}: {[node['html'][:160] for node in one['nodes'][:3]]}" for one in found["violations"]]
    assert told == []
