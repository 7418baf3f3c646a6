"""Runs every static check, all of them even when one fails, and says at the end which failed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
PYTHON = sys.executable

CHECKS: dict[str, list[str]] = {
    "format": [str(BIN / "ruff"), "format", "--check", "--quiet", "."],
    "lint": [str(BIN / "ruff"), "check", "--quiet", "."],
    "import contracts": [str(BIN / "lint-imports"), "--no-cache"],
    "banned calls": [PYTHON, "scripts/check_banned_calls.py"],
    "sizes": [PYTHON, "scripts/check_sizes.py"],
    "unused dependencies": [str(BIN / "deptry"), "src", "--no-ansi"],
    "generated docs": [PYTHON, "scripts/build_docs.py", "--check"],
    "lock": [PYTHON, "scripts/check_lock.py"],
    "migrations": [PYTHON, "-m", "django", "makemigrations", "--check", "--dry-run"],
    "translations": [PYTHON, "scripts/check_translations.py"],
    "types": [str(BIN / "mypy")],
}


def run(name: str, command: list[str]) -> bool:
    started = time.monotonic()
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "teukgu.portal.settings_test"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    mark = "ok  " if done.returncode == 0 else "FAIL"
    print(f"{mark} {name} ({time.monotonic() - started:.1f} s)", flush=True)
    if done.returncode:
        print(done.stdout + done.stderr)
    return done.returncode == 0


def main() -> int:
    wanted = sys.argv[1:]
    chosen = {name: command for name, command in CHECKS.items() if not wanted or name in wanted}
    failed = [name for name, command in chosen.items() if not run(name, command)]
    print("all checks passed" if not failed else f"failed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
