import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.portal_pages import PAGES

BUDGET = 12
MACHINES = (
    "/api/zones",
    "/api/zones/kz2004-01",
    "/api/filters",
    "/api/rules",
    "/api/rounds/public-statistics",
    "/sitemap.xml",
)


@pytest.mark.parametrize("page", [*PAGES, *MACHINES])
def test_a_cold_page_keeps_to_the_budget_of_queries(portal: None, client: Client, page: str) -> None:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(page).status_code == 200
    assert len(queries) <= BUDGET, "\n".join(query["sql"][:120] for query in queries)


def test_the_first_page_costs_one_query_when_warm(portal: None, client: Client) -> None:
    client.get("/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/")
    assert len(queries) == 1
