"""Tables whose rows are only ever added: the database itself refuses to change or delete them, on both engines."""

from collections.abc import Iterator

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

REFUSAL = "rows of this table are only added"


def only_added(table: str) -> migrations.RunPython:
    """Return the migration step that lets ``table`` refuse UPDATE and DELETE (and TRUNCATE on PostgreSQL)."""

    def install(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        for statement in statements(table, editor.connection.vendor):
            editor.execute(statement)

    def remove(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        for statement in removals(table, editor.connection.vendor):
            editor.execute(statement)

    return migrations.RunPython(install, remove, elidable=False)


def statements(table: str, vendor: str) -> Iterator[str]:
    """Yield what installs the refusal."""
    if vendor == "postgresql":
        yield (
            f"CREATE OR REPLACE FUNCTION {table}_only_added() RETURNS trigger AS $$ "
            f"BEGIN RAISE EXCEPTION '{REFUSAL}'; END; $$ LANGUAGE plpgsql"
        )
        for what, each in (("update", "ROW"), ("delete", "ROW"), ("truncate", "STATEMENT")):
            yield (
                f"CREATE TRIGGER {table}_no_{what} BEFORE {what.upper()} ON {table} "
                f"FOR EACH {each} EXECUTE FUNCTION {table}_only_added()"
            )
        return
    for what in ("update", "delete"):
        yield (
            f"CREATE TRIGGER {table}_no_{what} BEFORE {what.upper()} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        )


def removals(table: str, vendor: str) -> Iterator[str]:
    """Yield what takes the refusal away again (a migration that goes back; the end of a test)."""
    if vendor == "postgresql":
        for what in ("update", "delete", "truncate"):
            yield f"DROP TRIGGER IF EXISTS {table}_no_{what} ON {table}"
        return
    for what in ("update", "delete"):
        yield f"DROP TRIGGER IF EXISTS {table}_no_{what}"
