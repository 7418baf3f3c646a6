"""What watches the installation reads: health, and a log that names nobody."""

import json
import logging
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.people_tools import make_world, sign_in

from teukgu.portal import clock
from teukgu.portal.logs import JsonLines
from teukgu.portal.store.models import Chore, WorkerBeat

pytestmark = pytest.mark.django_db


def test_health_says_what_is_wrong(client: Client) -> None:
    answer = client.get("/health")
    assert (answer.status_code, answer.json()["checks"]["worker"]) == (200, "silent")
    WorkerBeat.objects.create(name="one", seen_at=clock.now())
    Chore.objects.create(name="mail", due_at=clock.now(), failures=2)
    checks = client.get("/health").json()["checks"]
    assert (checks["database"], checks["worker"], checks["chores"]) == ("ok", "ok", "failing")
    WorkerBeat.objects.update(seen_at=clock.now() - timedelta(hours=1))
    assert client.get("/health").json()["checks"]["worker"] == "silent"


def test_the_log_has_routes_and_numbers_and_no_names(client: Client, caplog: Any) -> None:
    world = make_world()
    account = world.account("town-neulnuri.officer")
    sign_in(client, account)
    with caplog.at_level(logging.INFO, logger="teukgu.requests"):
        client.get(f"/work/cases/?q={account.name}&mail={account.email}")
    lines = [JsonLines().format(record) for record in caplog.records if record.name == "teukgu.requests"]
    line = json.loads(lines[-1])
    assert (line["route"], line["account"]) == ("work/cases/", account.pk)
    assert account.name not in "".join(lines)
    assert account.email not in "".join(lines)


def test_addresses_and_telephones_are_taken_out_of_any_text() -> None:
    record = logging.LogRecord("x", logging.ERROR, "", 0, "failed for kim@example.kr, 010-1234-5678", None, None)
    text = JsonLines().format(record)
    assert "kim@" not in text
    assert "1234" not in text


def test_a_strange_host_is_told_no_without_an_error(client: Client) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_health_says_when_no_file_can_be_kept(client: Client, settings: Any, tmp_path: Any, monkeypatch: Any) -> None:
    settings.VAR = tmp_path
    assert client.get("/health").json()["checks"]["files"] == "ok"
    monkeypatch.setattr("teukgu.portal.health.os.access", lambda *_: False)  # whoever tests as root may write anywhere
    assert client.get("/health").json()["checks"]["files"] == "not writable"


def test_an_error_is_told_without_its_words_and_without_the_address(
    client: Client, caplog: Any, monkeypatch: Any
) -> None:
    def fails(*_: Any) -> None:
        raise ValueError("Key (name)=(홍길동) already exists")

    monkeypatch.setattr("teukgu.portal.web.views.work.feed.feed_of", fails)
    client.raise_request_exception = False
    with caplog.at_level(logging.ERROR):
        assert client.get("/calendar/very-secret.ics?name=홍길동").status_code == 500
    text = "".join(JsonLines().format(record) for record in caplog.records)
    assert "홍길동" not in text
    assert "very-secret" not in text
    line = json.loads(JsonLines().format(caplog.records[0]))
    assert line["message"].endswith("calendar/<str:secret>.ics")
    assert (line["problem"], "test_health_and_logs.py" in line["trace"][-1]) == ("ValueError", True)
