"""``teukgu registry`` from a fresh database of its own, as somebody types it."""

import csv
import json
import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def teukgu(tmp_path_factory):
    var = tmp_path_factory.mktemp("var")
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("TEUKGU_", "DJANGO_"))}

    def run(*arguments):
        command = [sys.executable, "-c", "from teukgu.cli.main import run; run()", "registry", *arguments]
        return subprocess.run(
            command,
            env=clean | {"TEUKGU_VAR": str(var)},
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            check=False,
        )

    return run


def test_import_shows_first_and_carries_out_when_told_to(teukgu, tmp_path):
    path = tmp_path / "목록.csv"
    with path.open("w", encoding="cp949", newline="") as file:
        rows = [("특구명", "지자체", "지정일", "상태"), ("순창 장류산업특구", "전북 순창군", "2004-12-30", "운영")]
        csv.writer(file).writerows([*rows, ("통영 바다특구", "경남 통영시", "2026-10-10", "운영")])
    dry = teukgu("import", str(path), "--lang", "en")
    assert (dry.returncode, "nothing was changed" in dry.stdout) == (0, True)
    assert "1 new, 1 changed" in teukgu("import", str(path), "--yes", "--lang", "en").stdout
    assert "nothing to do" in teukgu("import", str(path), "--yes", "--lang", "en").stdout
    listed = json.loads(teukgu("list", "--json").stdout)
    assert len(listed) == 218
    assert "official_list" not in teukgu("show", "KZ2004-02").stdout
    refused = teukgu("list", "--status", "alive", "--lang", "en")
    assert refused.returncode == 2
    assert len(refused.stderr.splitlines()) == 1
