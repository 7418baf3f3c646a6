"""Production with invented people in the database: neither server nor worker starts; without tables it waits."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[4]
FIT = {
    "TEUKGU_PRODUCTION": "yes",
    "TEUKGU_SECRET_KEY": "k" * 40,
    "TEUKGU_HOSTS": "zones.example.kr",
    "DJANGO_SETTINGS_MODULE": "teukgu.portal.settings",
}
FILL = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests.people_tools import make_world
make_world()
"""


def run(var: Path, code: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    own = {key: value for key, value in os.environ.items() if not key.startswith(("TEUKGU_", "DJANGO_"))}
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env=own | FIT | {"TEUKGU_VAR": str(var)},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


TEUKGU = "from teukgu.cli.main import run; run()"


@pytest.mark.parametrize("command", [("serve", "--prepare-only"), ("worker", "--once")])
def test_invented_people_are_refused(tmp_path: Path, command: tuple[str, ...]) -> None:
    filled = run(tmp_path, FILL)
    assert filled.returncode == 0, filled.stderr
    refused = run(tmp_path, TEUKGU, *command)
    assert refused.returncode == 2
    assert "예시 계정" in refused.stderr
    assert "demonstration" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_worker_before_the_server_waits(tmp_path: Path) -> None:
    early = run(tmp_path, TEUKGU, "worker", "--once")
    assert early.returncode == 0, early.stderr
    assert "Traceback" not in early.stderr
