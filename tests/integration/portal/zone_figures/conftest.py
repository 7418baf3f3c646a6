"""A world with a zone of one town, designated in 2020, on a day in January 2027."""

import pytest
from tests import report_tools as tools
from tests.people_tools import make_world

from teukgu.portal import clock


@pytest.fixture
def world(monkeypatch, settings, tmp_path):
    settings.VAR = tmp_path
    monkeypatch.setattr(clock, "today", lambda: tools.OPENED)
    return make_world(tools.OPENED)


@pytest.fixture
def zone(world):
    return tools.make_zone(world)
