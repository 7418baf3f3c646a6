"""The rows of every table, in and out: SQLite as one consistent copy, PostgreSQL by COPY in one snapshot."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

MIGRATIONS = "django_migrations"
CACHE = "teukgu_cache"
SQLITE = "database.sqlite3"


def engine() -> str:
    """Return ``sqlite`` or ``postgresql``."""
    return connection.vendor


def applied_migrations() -> list[str]:
    """Return the migrations that the database has, as ``app.name``."""
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


def dump_tables(folder: Path) -> list[Path]:
    """Write the database into files in ``folder``; return them."""
    if engine() == "sqlite":
        return [_copy_sqlite(folder / SQLITE)]
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        return [_copy_out(folder / f"{table}.copy", table) for table in tables()]


def tables() -> list[str]:
    """Return the tables of the product, without the record of migrations and what is remembered for minutes."""
    return sorted(set(connection.introspection.table_names()) - {MIGRATIONS, CACHE})


def _copy_sqlite(target: Path) -> Path:
    connection.ensure_connection()
    with sqlite3.connect(target) as copy:
        connection.connection.backup(copy)
    copy.close()
    return target


def _columns(table: str) -> list[str]:
    with connection.cursor() as cursor:
        return [column.name for column in connection.introspection.get_table_description(cursor, table)]


def _copy_out(target: Path, table: str) -> Path:
    names = ", ".join(map(_quoted, _columns(table)))
    order = f"COPY {_quoted(table)} ({names}) TO STDOUT (FORMAT csv, HEADER)"
    with connection.cursor() as cursor, target.open("wb") as out, _raw(cursor).copy(order) as rows:
        for step in rows:
            out.write(step)
    return target


def load_tables(files: dict[str, Path]) -> None:
    """Fill the empty, migrated tables of PostgreSQL from what `dump_tables` wrote, in one transaction."""
    with transaction.atomic(), connection.cursor() as cursor:
        # making the tables in the same transaction has left some references to be checked row by row
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for table in _made_by_migrating():
            cursor.execute(f"DELETE FROM {_quoted(table)}")  # noqa: S608 - names of our own tables
        for table, path in files.items():
            _copy_in(cursor, table, path)
        for statement in _sequence_resets():
            cursor.execute(statement)


def _made_by_migrating() -> Iterator[str]:
    """Yield the tables that Django fills by itself after migrating, those that point at others first."""
    yield from ("auth_permission", "django_content_type")


def _copy_in(cursor: Any, table: str, path: Path) -> None:
    with path.open("rb") as lines:
        names = ", ".join(map(_quoted, lines.readline().decode().strip().split(",")))
        with _raw(cursor).copy(f"COPY {_quoted(table)} ({names}) FROM STDIN (FORMAT csv)") as rows:
            while step := lines.read(1 << 20):
                rows.write(step)


def _sequence_resets() -> list[str]:
    from django.apps import apps

    return connection.ops.sequence_reset_sql(no_style(), apps.get_models(include_auto_created=True))


def _raw(cursor: Any) -> Any:
    """Return the driver's own cursor, which knows COPY."""
    return cursor.cursor


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
