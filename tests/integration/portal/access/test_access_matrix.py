"""Every route, once for every role and territory relation, against the reviewed table.

``scripts/build_access_matrix.py`` writes the table anew and prints what changed; look at every line.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from tests import access_matrix
from tests.access_world import VIEWERS, Sights, build

TABLE = access_matrix.read_table()


@pytest.fixture(scope="module")
def sights(django_db_setup: None, django_db_blocker: Any) -> Iterator[Sights]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


def test_every_route_is_in_the_table() -> None:
    listed = {route for route, _, _ in TABLE}
    routes = {route.pattern or "(first page)" for route in access_matrix.routes()}
    assert routes - listed == set()
    assert listed - routes == set()


def test_nothing_fails() -> None:
    assert [row for row, answers in TABLE.items() if "500" in answers.values()] == []


def test_only_public_pages_let_somebody_in_without_signing_in() -> None:
    """Whatever belongs to a case or to people asks for signing in first; plans on public notice are public."""
    open_to_all = {row[0].split("/")[0] for row, answers in TABLE.items() if answers["public"] in {"200", "422"}}
    assert open_to_all <= {
        *(
            "(first page)",
            "accessibility",
            "accounts",
            "api",
            "ballots",
            "contact",
            "data",
            "developers",
            "example",
            "glossary",
        ),
        *("planner", "plans", "privacy", "robots.txt", "rounds", "rules", "sitemap.xml", "zones", "health", "calendar"),
    }


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("column", VIEWERS)
def test_every_route_answers_as_reviewed(sights: Sights, column: str) -> None:
    found = access_matrix.walk(sights, column)
    differing = {row: (TABLE[row][column], answer) for row, answer in found.items() if TABLE[row][column] != answer}
    assert differing == {}
