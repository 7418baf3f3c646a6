import csv
import io
import json

import pytest
from django.test import Client
from tests.portal_pages import in_english


def whole(response: object) -> str:
    return b"".join(response.streaming_content).decode("utf-8")  # type: ignore[attr-defined]


def test_korean_is_written_as_korean(portal: None, client: Client) -> None:
    text = client.get("/api/zones/kz2004-01").content.decode("utf-8")
    assert "순창 장류산업특구" in text
    assert "\\u" not in text


@pytest.mark.parametrize(
    ("address", "where"),
    [
        ("/api/zones?colour=red", "colour"),
        ("/api/zones?year=abc", "year"),
        ("/api/zones?year=2003", "year"),
        ("/api/zones?province=Moon", "province"),
        ("/api/zones?per_page=5000", "per_page"),
        ("/api/zones?page=0", "page"),
        ("/api/zones?sector=education&sector=tourism_leisure", "sector"),
        ("/api/rules?on=tomorrow", "on"),
        ("/api/rules?on=1800-01-01", "on"),
        ("/api/rules?scenario=moon", "scenario"),
        ("/api/rounds?x=1", "x"),
        ("/api/dumps/facts.csv?q=1", "q"),
    ],
)
def test_what_does_not_fit_is_named(portal: None, client: Client, address: str, where: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 422
    assert [detail["where"] for detail in answer.json()["details"]] == [where]


@pytest.mark.parametrize(
    "address", ["/api/nope", "/api/zones/kz9999-99", "/api/zones?page=9999", "/api/rounds/x", "/api/rules/nope"]
)
def test_what_is_not_there_answers_in_the_same_shape(portal: None, client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert answer.json()["code"] == "not_found"


@pytest.mark.parametrize("name", ["zones", "facts", "awards", "counts", "sources"])
def test_dumps_hold_everything_with_sources_and_mark(portal: None, client: Client, name: str) -> None:
    rows = list(csv.DictReader(io.StringIO(whole(client.get(f"/api/dumps/{name}.csv")).removeprefix("\ufeff"))))
    data = json.loads(whole(client.get(f"/api/dumps/{name}.json")))
    assert len(rows) == len(data["rows"]) > 0
    assert "공식 목록이 아닙니다" in data["not_official"]
    assert all("공식 목록이 아닙니다" in row["not_official"] for row in rows)
    assert all(row["sources" if name != "sources" else "title"] for row in rows if name != "facts")


def test_the_dump_of_zones_takes_the_filters(portal: None, client: Client) -> None:
    rows = json.loads(whole(client.get("/api/dumps/zones.json?sector=education")))["rows"]
    assert {row["sector"] for row in rows} == {"education"}
    assert len(rows) == client.get("/api/zones?sector=education").json()["total"]


def test_awards_without_a_source_are_nowhere(portal: None, client: Client) -> None:
    text = whole(client.get("/api/dumps/awards.json"))
    assert len(json.loads(text)["rows"]) == 66
    assert "local news" not in text
    assert "local news" not in whole(client.get("/api/dumps/sources.csv"))


def test_the_description_is_openapi_and_its_page_names_every_operation(portal: None, client: Client) -> None:
    schema = client.get("/api/openapi.json").json()
    assert schema["openapi"].startswith("3.1")
    for page in ("/developers/", in_english("/developers/")):
        html = client.get(page).content.decode("utf-8")
        assert all(path in html for path in schema["paths"])
    operations = [(path, one) for path, methods in schema["paths"].items() for one in methods.values()]
    for path, operation in operations:
        answers = operation["responses"]
        assert "422" in answers, path
        if "{" in path:
            assert "404" in answers, path
        if "security" in operation:
            assert {"401", "403", "429"} <= answers.keys(), path


def test_rules_answer_on_a_day(portal: None, client: Client) -> None:
    rule = client.get("/api/rules/evaluation_deadline_days?on=2026-03-31").json()
    assert rule["value"]["ko"].startswith("180일")
    assert rule["references"]
