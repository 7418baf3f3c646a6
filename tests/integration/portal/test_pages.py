import itertools
import re
from collections import Counter

import html5lib
import pytest
from django.test import Client
from tests.portal_pages import PAGES, REFUSED, in_english

BOTH = [*PAGES, *(in_english(page) for page in PAGES)]
HANGUL = re.compile("[가-힣]")


def html_of(response: object) -> str:
    return response.content.decode("utf-8")  # type: ignore[attr-defined, no-any-return]


def strict_problems(html: str) -> list[str]:
    """Return what the HTML parser complains about."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), strict=False)
    parser.parse(html)
    return [f"{place}: {code} {data}" for place, code, data in parser.errors]


@pytest.mark.parametrize("page", BOTH)
def test_page_is_served_as_correct_html(portal: None, client: Client, page: str) -> None:
    response = client.get(page)
    html = html_of(response)
    assert response.status_code == 200
    assert strict_problems(html) == []
    language = "en" if page.startswith("/en/") else "ko"
    assert f'<html lang="{language}">' in html
    assert response["Content-Language"] == language


@pytest.mark.parametrize("page", BOTH)
def test_page_has_one_heading_a_title_and_no_id_twice(portal: None, client: Client, page: str) -> None:
    html = html_of(client.get(page))
    assert len(re.findall(r"<h1[ >]", html)) == 1
    title = re.search(r"<title>(.*?)</title>", html, re.DOTALL)
    assert title is not None
    assert len(title[1].strip()) > 8
    ids = Counter(re.findall(r'\sid="([^"]+)"', html))
    assert [name for name, times in ids.items() if times > 1] == []
    inner = set(re.findall(r'href="#([^"]+)"', html)) | set(re.findall(r'aria-labelledby="([^"]+)"', html))
    assert inner - set(ids) == set()
    levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", html)]
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


@pytest.mark.parametrize("page", BOTH)
def test_page_keeps_to_the_strict_policy(portal: None, client: Client, page: str) -> None:
    response = client.get(page)
    html = html_of(response)
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:", html)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", html))
    policy = response["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("page", [in_english(page) for page in PAGES if not page.startswith(("/zones/?", "/glossary"))])
def test_english_page_frames_its_content_in_english(portal: None, client: Client, page: str) -> None:
    html = html_of(client.get(page))
    furniture = re.findall(r"<(?:h1|h2|th scope=\"col\"|label|button|summary|caption)[^>]*>([^<]*)<", html)
    # an invented zone has one name only, marked as an example
    assert [text for text in furniture if HANGUL.search(text) and "EXAMPLE" not in text] == []


@pytest.mark.parametrize(("page", "status"), REFUSED)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_what_cannot_be_served_gets_a_helpful_page(
    portal: None, client: Client, page: str, status: int, prefix: str
) -> None:
    response = client.get(prefix + page)
    html = html_of(response)
    assert response.status_code == status
    assert strict_problems(html) == []
    assert "Traceback" not in html
    assert f'href="{prefix}/zones/"' in html


def test_hidden_and_absent_answer_alike(portal: None, client: Client, settings: object) -> None:
    settings.PUBLIC_STATISTICS = False  # type: ignore[attr-defined]
    hidden, absent = client.get("/rounds/public-statistics/"), client.get("/rounds/not-there-at-all/")
    assert hidden.status_code == absent.status_code == 404
    same = html_of(hidden).replace("public-statistics", "X") == html_of(absent).replace("not-there-at-all", "X")
    assert same
    for path in ("results.csv", "bundle.zip"):
        assert client.get(f"/rounds/public-statistics/files/{path}").status_code == 404
    assert client.get("/api/rounds/public-statistics").content == client.get("/api/rounds/nope").content
    assert "public-statistics" not in html_of(client.get("/rounds/"))
    assert "standing-public-statistics" not in html_of(client.get("/zones/kz2004-01/"))


def test_accept_language_changes_nothing(portal: None, client: Client) -> None:
    korean = client.get("/contact/", headers={"accept-language": "en"})
    english = client.get("/en/contact/", headers={"accept-language": "ko"})
    assert '<html lang="ko">' in html_of(korean)
    assert '<html lang="en">' in html_of(english)


def test_a_failing_page_shows_no_trace(portal: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("teukgu.portal.kept.data_version", broken)
    for address, words in (("/", "일시적인 오류"), ("/en/", "temporary error")):
        response = Client(raise_request_exception=False).get(address)
        assert response.status_code == 500
        assert words in html_of(response)
        assert "secret detail" not in html_of(response)


def test_robots_and_sitemap(portal: None, client: Client, settings: object) -> None:
    assert "Disallow: /\n" in html_of(client.get("/robots.txt"))
    settings.DEMONSTRATION = False  # type: ignore[attr-defined]
    robots = html_of(client.get("/robots.txt"))
    assert "Disallow: /example/" in robots
    assert "sitemap.xml" in robots
    sitemap = html_of(client.get("/sitemap.xml"))
    assert sitemap.count("<loc>") == 2 * (217 + 10)
    assert "/rounds/public-statistics/" not in sitemap


@pytest.mark.parametrize("page", ["/rounds/public-statistics/", "/example/"])
def test_pages_that_search_engines_must_not_keep(portal: None, client: Client, settings: object, page: str) -> None:
    settings.DEMONSTRATION = False  # type: ignore[attr-defined]
    assert '<meta name="robots" content="noindex">' in html_of(client.get(page))
