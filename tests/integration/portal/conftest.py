"""The portal's data, loaded once for all tests that ask for it, and the order that keeps it from the others.

Tests on an empty database come first, then those on loaded data (in one open transaction), then, once that was
rolled back, those with transactions of their own: on PostgreSQL these would otherwise wait for it for ever.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from tests.portal_data import loaded

from teukgu.portal.once import forget

OPEN = ExitStack()


def on_loaded_data(item: pytest.Item) -> bool:
    return "portal_data" in getattr(item, "fixturenames", ())


def has_own_transactions(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    marked = marker is not None and bool(marker.kwargs.get("transaction"))
    return marked or "transactional_db" in getattr(item, "fixturenames", ())


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: (has_own_transactions(item), on_loaded_data(item)))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    if has_own_transactions(item):
        OPEN.close()


@pytest.fixture(scope="package")
def portal_data(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[None]:
    OPEN.enter_context(loaded(django_db_blocker, tmp_path_factory.mktemp("portal")))
    with OPEN:
        yield


@pytest.fixture
def portal(portal_data: None, db: None) -> None:
    """A database with the real registry, statistics and round; nothing kept from other tests."""
    forget()
