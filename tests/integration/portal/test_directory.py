import re

import pytest
from django.test import Client


def total(client: Client, query: str) -> int:
    html = client.get(f"/zones/{query}").content.decode("utf-8")
    found = re.search(r"특구 ([\d,]+)곳", html)
    assert found is not None
    return int(found[1].replace(",", ""))


@pytest.mark.parametrize(
    "query", ["", "?q=순창", "?q=ㅅㅊ", "?province=P12", "?sector=education", "?status=cancelled", "?year=2005"]
)
def test_page_and_api_find_the_same(portal: None, client: Client, query: str) -> None:
    assert total(client, query) == client.get(f"/api/zones{query}").json()["total"]


def test_initials_find_what_the_name_finds(portal: None, client: Client) -> None:
    names = {zone["id"] for zone in client.get("/api/zones?q=순창&per_page=200").json()["zones"]}
    initials = {zone["id"] for zone in client.get("/api/zones?q=ㅅㅊ&per_page=200").json()["zones"]}
    assert names
    assert names < initials


def test_all_pages_together_hold_every_zone_once(portal: None, client: Client) -> None:
    seen: list[str] = []
    for page in range(1, 12):
        html = client.get(f"/zones/?page={page}").content.decode("utf-8")
        seen += re.findall(r'<th scope="row"><a href="/zones/([^"/]+)/">', html)
    assert len(seen) == len(set(seen)) == 217


def test_a_filter_survives_turning_the_page(portal: None, client: Client) -> None:
    html = client.get("/zones/?sector=education&page=2").content.decode("utf-8")
    assert 'href="?sector=education&amp;page=1"' in html


def test_what_is_typed_is_shown_as_text(portal: None, client: Client) -> None:
    html = client.get("/zones/", {"q": '"><script>alert(1)</script>'}).content.decode("utf-8")
    assert "<script>alert" not in html
