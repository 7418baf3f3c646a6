"""Filed reports of two offices' zones on one spring day, and whoever signs in."""

from datetime import date

import pytest
from django.test import Client
from tests.people_tools import make_world, sign_in
from tests.portal_case_tools import moment
from tests.report_tools import filed, opened

from teukgu.portal import clock

TODAY = date(2027, 4, 5)


class Day:
    """The day it is in a test."""

    def __init__(self):
        self.today = TODAY


@pytest.fixture
def day(monkeypatch):
    found = Day()
    monkeypatch.setattr(clock, "today", lambda: found.today)
    monkeypatch.setattr(clock, "now", lambda: moment(found.today))
    return found


@pytest.fixture
def world(db, day):
    return make_world(TODAY)


@pytest.fixture
def report(world):
    """A filed report of a zone in the east."""
    found = opened(world)
    filed(world, found)
    return found


@pytest.fixture
def client_of(world):
    def made(who):
        client = Client()
        sign_in(client, world.account(who))
        return client

    return made
