from collections.abc import Iterator
from typing import Any

import pytest
from tests.portal_data import loaded

from teukgu.portal.once import forget


@pytest.fixture(scope="package")
def portal_data(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[None]:
    with loaded(django_db_blocker, tmp_path_factory.mktemp("portal")):
        yield


@pytest.fixture
def portal(portal_data: None, db: None) -> None:
    """A database with the real registry, statistics and round; nothing kept from other tests."""
    forget()
