"""The offices' world at one moment, and whoever signs in."""

import pytest
from django.test import Client
from tests.office_tools import NOW, TODAY, office_world
from tests.people_tools import sign_in

from teukgu.portal import clock


@pytest.fixture
def world(db, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return office_world()


@pytest.fixture
def client_of(world):
    def made(who):
        client = Client()
        sign_in(client, world.account(who))
        return client

    return made
