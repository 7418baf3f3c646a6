"""An installation of an earlier version, brought up to this one: nothing that was in its database is lost or changed.

``python scripts/drill_upgrade.py FOLDER [REVISION]`` builds the earlier installation from the repository's own history
and prints one line. Without ``REVISION`` it is the last one before people and cases came.
"""

from __future__ import annotations

import io
import os
import sqlite3
import subprocess
import sys
import tarfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BEFORE_CASES = "debf5d6"
OWN = frozenset(
    {"django_migrations", "django_content_type", "auth_permission", "django_session", "teukgu_cache", "store_loadstamp"}
)
"""Tables that Django fills by itself, what is remembered for a while, and what was computed by which rules."""

MADE_ANEW = {
    "store_round": ("parameter_hash", "bundle_hash", "content_hash", "kept_at", "id", "facts", "software_version"),
    "store_roundresult": ("id", "round_id"),
    "store_roundcontribution": ("id", "result_id"),
    "store_zonenow": ("as_of",),
    "store_zoneplace": ("id",),
}
"""Rounds and zones as they stand are computed again; their figures must be the same, numbers and hashes need not."""

BY_THE_LAW_OF_THE_DAY = {
    ("store_roundresult", "more"): "json_remove(more, '$.low_years', '$.low_years_list')",
}
"""Figures counted by a rule of the decree that changed since (the lowest tenth from 2026-07-01, before a twentieth)."""

LOADED_ANEW = {
    "store_regionborder": ("id",),
    "store_statisticindicator": ("id",),
    "store_regionstatistic": ("id",),
}
"""What a version ships is loaded anew when it grew; every row must be there again, its number need not be the same."""

NAMED_BY_KEY = {
    ("store_regionstatistic", "indicator_id"): (
        "(SELECT key FROM store_statisticindicator WHERE store_statisticindicator.id = indicator_id)"
    ),
}
"""A number that points at a row loaded anew is read as that row's key."""

INVENTED = {
    "store_zonefact": "zone_id",
    "store_zonenow": "zone_id",
    "store_roundresult": "unit",
    "store_roundcontribution": "(SELECT unit FROM store_roundresult WHERE store_roundresult.id = result_id)",
}
"""Where the zone of a row stands: the invented world is made by the version that shows it, so its zones may change."""

READ_AS = BY_THE_LAW_OF_THE_DAY | NAMED_BY_KEY
COMPUTED_FILES = "store_roundfile"
REMARK = """
    INSERT INTO store_remark (page, text, contact, created_at, programme_id, zone_id)
    SELECT '/zones/', '이 줄은 그대로 남아야 합니다', '', datetime('now'), programme_id, id FROM store_zone LIMIT 1
"""


def source_of(revision: str, folder: Path) -> Path:
    """Unpack the sources of a revision."""
    packed = subprocess.run(["git", "archive", revision, "src"], cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(folder, filter="data")
    return folder / "src"


def prepare(source: Path, var: Path) -> None:
    """Start with the sources in ``source``: migrate, load, stop."""
    own = {key: value for key, value in os.environ.items() if not key.startswith(("TEUKGU_", "DJANGO_"))}
    code = "from teukgu.cli.main import run; run()"
    environment = own | {"PYTHONPATH": str(source), "TEUKGU_VAR": str(var)}
    command = [sys.executable, "-c", code, "serve", "--prepare-only"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{source}: {done.stdout[-1000:]}{done.stderr[-2000:]}"


def rows(var: Path, wanted: dict[str, list[str]]) -> dict[str, Counter[tuple[object, ...]]]:
    """Return the rows of each table that holds any, in the wanted columns; a table that was taken away holds none."""
    with sqlite3.connect(var / "teukgu.sqlite3") as database:
        found = {}
        for table, names in wanted.items():
            if not holds_rows(database, table):
                continue
            quoted = ", ".join(READ_AS.get((table, name), f'"{name}"') for name in names)
            real = f"WHERE {INVENTED[table]} NOT LIKE 'EX%'" if table in INVENTED else ""
            found[table] = Counter(database.execute(f'SELECT {quoted} FROM "{table}" {real}').fetchall())
        return found


def holds_rows(database: sqlite3.Connection, table: str) -> bool:
    there = database.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", [table]).fetchone()
    return bool(there) and database.execute(f'SELECT 1 FROM "{table}" LIMIT 1').fetchone() is not None


def tables(database: sqlite3.Connection) -> dict[str, list[str]]:
    names = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    kept = [name for name in names if name not in OWN and not name.startswith("sqlite_")]
    return {name: columns(database, name) for name in kept if name != COMPUTED_FILES}


def columns(database: sqlite3.Connection, table: str) -> list[str]:
    left_out = (MADE_ANEW | LOADED_ANEW).get(table, ())
    return [row[1] for row in database.execute(f'PRAGMA table_info("{table}")') if row[1] not in left_out]


def lost(before: dict[str, Counter[tuple[object, ...]]], after: dict[str, Counter[tuple[object, ...]]]) -> list[str]:
    """Return the tables from which rows are gone or in which they changed."""
    counts = {table: sum((found - after.get(table, Counter())).values()) for table, found in before.items()}
    return [f"{table}: {count} rows" for table, count in counts.items() if count]


def upgrade(folder: Path, revision: str) -> str:
    var = folder / "var"
    prepare(source_of(revision, folder), var)
    with sqlite3.connect(var / "teukgu.sqlite3") as database:
        database.execute(REMARK)
        wanted = tables(database)
    before = rows(var, wanted)
    prepare(ROOT / "src", var)
    gone = lost(before, rows(var, wanted))
    if gone:
        return f"FAIL: upgrade from {revision}: {'; '.join(gone)}"
    total = sum(sum(found.values()) for found in before.values())
    prepare(ROOT / "src", var)
    again = lost(before, rows(var, wanted))
    same = "all as before but for what the law of the day counts"
    return f"{'FAIL' if again else 'ok'}: upgrade from {revision}: {total:,} rows in {len(before)} tables, {same}"


def main() -> int:
    line = upgrade(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else BEFORE_CASES)
    print(line, flush=True)
    return line.startswith("FAIL")


if __name__ == "__main__":
    sys.exit(main())
