"""The demonstration's people for every test here, made once."""

import pytest
from django.core.cache import cache
from tests.people_tools import World, make_world


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture(autouse=True)
def nothing_remembered(db: None) -> None:
    """No limit of another test is in force."""
    cache.clear()
    return
