"""A whole installation in one file, and back on an empty machine: every row and every byte."""

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[4]
POSTGRES = os.environ.get("TEUKGU_TEST_DATABASE_URL", "")
FILL = """
import io
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests.people_tools import NOW, make_world
from teukgu.portal.services.files import keep_file
world = make_world()
keep_file(world.viewer("resident"), name="a.pdf", content=io.BytesIO(b"%PDF-1.7 x"), now=NOW)
"""
PRINT = """
import hashlib, json
from django.apps import apps
from django.core import serializers
from teukgu.portal.services.files import open_file
from teukgu.portal.store.models import Account, FileUse, Programme
rows = {}
for model in apps.get_models(include_auto_created=True):
    text = serializers.serialize("json", model.objects.order_by("pk"))
    rows[model._meta.label] = [model.objects.count(), hashlib.sha256(text.encode()).hexdigest()]
files = [open_file(use).read().decode() for use in FileUse.objects.all()]
Account.objects.create_user("new@example.test", None, name="new", created_at="2026-01-01T00:00:00Z")
print(json.dumps({"rows": rows, "files": files}))
"""


class Place:
    """An installation of its own."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder
        own = {key: value for key, value in os.environ.items() if not key.startswith(("TEUKGU_", "DJANGO_"))}
        more = {"TEUKGU_DATABASE_URL": url} if url else {}
        self.environment = {
            **own,
            **more,
            "TEUKGU_VAR": str(folder),
            "DJANGO_SETTINGS_MODULE": "teukgu.portal.settings",
        }

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, *arguments], cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )

    def python(self, code: str) -> str:
        done = self.run("-c", f"import django; django.setup()\n{code}")
        assert done.returncode == 0, done.stderr
        return done.stdout

    def teukgu(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        return self.run("-c", "from teukgu.cli.main import run; run()", *arguments)


@pytest.fixture
def places(tmp_path: Path) -> Iterator[tuple[Place, Place]]:
    """Two empty installations; on PostgreSQL two databases of the server that the tests use."""
    names = ("first", "second")
    if not POSTGRES:
        yield tuple(Place(tmp_path / name, "") for name in names)  # type: ignore[misc]
        return
    import psycopg

    made = [f"teukgu_backup_{name}_{os.getpid()}" for name in names]
    base, _, query = POSTGRES.partition("?")
    urls = [f"{base.rsplit('/', 1)[0]}/{name}{'?' + query if query else ''}" for name in made]
    with psycopg.connect(POSTGRES, autocommit=True) as server:
        for name in made:
            server.execute(f'CREATE DATABASE "{name}"')  # type: ignore[arg-type]
        yield tuple(Place(tmp_path / name, url) for name, url in zip(names, urls, strict=True))  # type: ignore[misc]
        for name in made:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')  # type: ignore[arg-type]


def contents(place: Place) -> Any:
    return json.loads(place.python(PRINT).splitlines()[-1])


def test_there_and_back(places: tuple[Place, Place], tmp_path: Path) -> None:
    first, second = places
    first.folder.mkdir()
    first.python(FILL)
    backup = tmp_path / "out" / "backup.zip"
    done = first.teukgu("backup", str(backup))
    assert done.returncode == 0, done.stderr
    assert oct(backup.stat().st_mode & 0o777) == "0o600"
    restored = second.teukgu("restore", str(backup))
    assert restored.returncode == 0, restored.stderr
    was, now = contents(first), contents(second)
    assert now == was
    assert was["files"] == ["%PDF-1.7 x"]
    assert was["rows"]["store.Account"][0] > 10
    assert "TEUKGU_SECRET_KEY=" in (second.folder / "restored-keys.env").read_text()
    again = second.teukgu("restore", str(backup))
    assert (again.returncode != 0, "backup.not_empty" in again.stderr + again.stdout) == (True, True)


def test_a_restore_that_fails_leaves_nothing_and_can_be_tried_again(
    places: tuple[Place, Place], tmp_path: Path
) -> None:
    first, second = places
    first.folder.mkdir()
    first.python(FILL)
    backup = tmp_path / "backup.zip"
    assert first.teukgu("backup", str(backup)).returncode == 0
    broken = f"""
import teukgu.portal.services.backup.restore as restore
from pathlib import Path
def fails(*_):
    raise OSError("the disk is full")
restore.os.replace = restore.load_tables = fails
restore.restore_backup(Path({str(backup)!r}))
"""
    failed = second.run("-c", f"import django; django.setup()\n{broken}")
    assert "the disk is full" in failed.stderr
    assert not list(second.folder.glob("files/??/*")) + list(second.folder.glob("restored-keys.env"))
    again = second.teukgu("restore", str(backup))
    assert again.returncode == 0, again.stderr + again.stdout
    assert contents(second) == contents(first)


def test_a_changed_backup_is_refused(places: tuple[Place, Place], tmp_path: Path) -> None:
    first, second = places
    first.folder.mkdir()
    first.python(FILL)
    backup, changed = tmp_path / "backup.zip", tmp_path / "changed.zip"
    assert first.teukgu("backup", "--without-keys", str(backup)).returncode == 0
    with zipfile.ZipFile(backup) as whole, zipfile.ZipFile(changed, "w") as other:
        for name in whole.namelist():
            data = whole.read(name)
            other.writestr(name, data + b"x" if name.startswith("files/") else data)
    refused = second.teukgu("restore", str(changed))
    assert refused.returncode != 0
    assert "backup.broken" in refused.stderr + refused.stdout
    nothing = second.teukgu("restore", str(tmp_path / "nothing.zip"))
    assert "backup.none" in nothing.stderr + nothing.stdout
