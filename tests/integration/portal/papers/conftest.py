import pytest
from tests.people_tools import World, make_world


@pytest.fixture
def world(db: None) -> World:
    """The invented people."""
    return make_world()
