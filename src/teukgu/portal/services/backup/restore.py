"""Brings an installation back from a backup, into a place where there is none."""

import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from teukgu.portal.services.backup.archive import Manifest, read_checked
from teukgu.portal.services.backup.make import KEYS
from teukgu.portal.services.backup.tables import SQLITE, engine, load_tables, tables
from teukgu.portal.services.files.shelf import path_of, shelf
from teukgu.values import Bilingual, Finding, Refused, refuse_if_any

KEPT_KEYS = "restored-keys.env"


def restore_backup(source: Path) -> Manifest:
    """Restore ``source`` into the empty installation that the settings name; return its manifest.

    Nothing is written before every part was checked. Keys are written to a file beside the data (only its owner may
    read it) for whoever sets the environment of the server.

    Raises:
        Refused: when the backup is damaged, of the other database engine, or the installation is not empty.
    """
    manifest = read_checked(source)
    Path(settings.VAR).mkdir(parents=True, exist_ok=True)
    refuse_if_any([*_other_engine(manifest), *_not_empty()])
    with zipfile.ZipFile(source) as archive, _nothing_half_done():
        for name in manifest["parts"]:
            if name.startswith("files/"):
                _file(archive, name)
        if KEYS in manifest["parts"]:
            _keys(archive)
        _database(archive, manifest)
    call_command("migrate", verbosity=0, interactive=False)
    return manifest


@contextmanager
def _nothing_half_done() -> Iterator[None]:
    """Take away what was put in place when a restore fails, so that it can be tried again."""
    try:
        yield
    except BaseException:
        shutil.rmtree(shelf(), ignore_errors=True)
        (Path(settings.VAR) / KEPT_KEYS).unlink(missing_ok=True)
        raise


def _other_engine(manifest: Manifest) -> list[Finding]:
    if manifest["engine"] == engine():
        return []
    return [
        Finding(
            "backup.engine",
            Bilingual(f"{manifest['engine']} 백업입니다.", f"The backup is of {manifest['engine']}."),
            Bilingual("같은 데이터베이스로 TEUKGU_DATABASE_URL을 정하십시오.", "Set TEUKGU_DATABASE_URL to the same."),
        )
    ]


def _not_empty() -> list[Finding]:
    full = bool(tables()) or any(shelf().glob("??/*"))
    if not full:
        return []
    return [
        Finding(
            "backup.not_empty",
            Bilingual("이 설치에는 이미 자료가 있습니다.", "This installation holds data already."),
            Bilingual("빈 데이터베이스와 빈 TEUKGU_VAR 폴더에 복원하십시오.", "Restore into an empty place."),
        )
    ]


def _file(archive: zipfile.ZipFile, name: str) -> None:
    place = path_of(PurePosixPath(name).name)
    place.parent.mkdir(parents=True, exist_ok=True)
    _copy_out(archive, name, place)


def _copy_out(archive: zipfile.ZipFile, name: str, place: Path) -> None:
    with archive.open(name) as part, place.open("wb") as out:
        shutil.copyfileobj(part, out)


def _keys(archive: zipfile.ZipFile) -> None:
    path = Path(settings.VAR) / KEPT_KEYS
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_text("".join(f"{name}={value}\n" for name, value in json.loads(archive.read(KEYS)).items()))


def _database(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    if engine() == "sqlite":
        _sqlite(archive)
        return
    with tempfile.TemporaryDirectory() as folder:
        names = [name for name in manifest["parts"] if name.startswith("database/")]
        archive.extractall(folder, names)
        with transaction.atomic():
            _migrate_to(manifest)
            load_tables({PurePosixPath(name).stem: Path(folder) / name for name in names})


def _sqlite(archive: zipfile.ZipFile) -> None:
    place = Path(connection.settings_dict["NAME"])
    connection.close()
    for ending in ("-wal", "-shm"):
        place.with_name(place.name + ending).unlink(missing_ok=True)
    arriving = place.with_name(f"{place.name}.arriving")
    _copy_out(archive, f"database/{SQLITE}", arriving)
    os.replace(arriving, place)


def _migrate_to(manifest: Manifest) -> None:
    """Make the tables as they were when the backup was made; what is newer follows after the rows are in."""
    from django.db.migrations.executor import MigrationExecutor
    from django.db.migrations.loader import MigrationLoader

    wanted = {(app, name) for app, _, name in (one.partition(".") for one in manifest["migrations"])}
    unknown = wanted - set(MigrationLoader(connection).disk_migrations)
    if unknown:
        raise Refused(
            [
                Finding(
                    "backup.newer",
                    Bilingual("더 새 버전의 데이터베이스입니다.", "The database is of a newer version."),
                    Bilingual("프로그램을 새 버전으로 올리십시오.", "Update the program."),
                )
            ]
        )
    # the last migration of each app: naming an earlier one besides would mean going back to it
    MigrationExecutor(connection).migrate(sorted(dict(sorted(wanted)).items()))
