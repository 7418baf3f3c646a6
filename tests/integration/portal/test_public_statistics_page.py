import re

from django.test import Client
from django.utils.html import escape

from teukgu.portal.store.models import Round

PAGE = "/rounds/public-statistics/"


def text_of(client: Client, page: str) -> str:
    return client.get(page).content.decode("utf-8")


def column_titles(html: str) -> list[str]:
    table = html[html.index('id="results-title"') :]
    return re.findall(r'<th scope="col"[^>]*>([^<]+)</th>', table[: table.index("</thead>")])


def test_it_says_what_it_is_not(portal: None, client: Client) -> None:
    korean, english = text_of(client, PAGE), text_of(client, f"/en{PAGE}")
    assert "특구의 성과가 아니며, 정부의 평가도 아닙니다" in korean
    assert "Not the performance of the zones, and not the ministry's evaluation" in english
    facts = Round.objects.get(key="public-statistics").facts
    assert facts["headline"]["ko"] in korean
    assert escape(facts["headline"]["en"]) in english
    assert all(escape(sentence["en"]) in english for sentence in facts["sentences"])


def test_no_rank_no_score_no_tier_word(portal: None, client: Client) -> None:
    korean = text_of(client, PAGE)
    assert column_titles(korean) == ["특구", "분야", "구간", "구간별 확률"]
    assert not re.search("탁월|우수|부진|미흡|등급", korean)
    assert "순위 순서" not in korean


def test_zones_stand_in_the_order_of_their_names(portal: None, client: Client) -> None:
    names: list[str] = []
    for page in range(1, 5):
        html = text_of(client, f"{PAGE}?page={page}")
        table = html[html.index('id="results-title"') : html.index("대상이 아닌 특구와 까닭")]
        names += re.findall(r'<th scope="row"><a href="/zones/[^"]+">([^<]+)</a>', table)
    assert len(names) == 185
    assert names == sorted(names)


def test_a_zone_whose_range_spans_three_bands_has_no_letter(portal: None, client: Client) -> None:
    rows = client.get("/api/rounds/public-statistics?per_page=200").json()["results"]
    undecided = [row for row in rows if row["told_apart"] is False]
    assert undecided
    assert all(row["band"] == "" for row in undecided)
    assert all(row["score"] is None and row["rank"] is None for row in rows)
    assert {row["band"] for row in rows if row["told_apart"]} == set("ABCDE")


def test_those_left_out_have_a_reason_in_both_languages(portal: None, client: Client) -> None:
    rows = client.get("/api/rounds/public-statistics?per_page=200&page=2").json()["results"]
    rows += client.get("/api/rounds/public-statistics?per_page=200").json()["results"]
    left = [row for row in rows if not row["in_round"]]
    assert len(left) == 217 - 185
    assert all(row["reason"]["ko"] and row["reason"]["en"] for row in left)


def test_files_come_as_they_were_sealed(portal: None, client: Client) -> None:
    import hashlib

    html = text_of(client, PAGE)
    seal = re.search(r"--expect ([0-9a-f:]+)<", html)
    bundle = client.get(f"{PAGE}files/bundle.zip")
    assert bundle.status_code == 200
    assert bundle["Content-Disposition"].startswith("attachment")
    assert seal is not None
    assert hashlib.sha256(bundle.content).hexdigest() in seal[1]
