"""Makes a backup while the installation runs."""

import json
import os
import tempfile
import zipfile
from datetime import datetime
from pathlib import Path

from django.conf import settings

from teukgu.documents.bundle import software_version
from teukgu.portal.services.backup.archive import FORM, MANIFEST, sha256_of
from teukgu.portal.services.backup.tables import applied_migrations, dump_tables, engine
from teukgu.portal.services.files.shelf import shelf

KEYS = "keys.json"


def make_backup(target: Path, *, now: datetime, with_keys: bool = True) -> int:
    """Write database, files and (unless not wanted) keys into ``target``; return its size in bytes.

    The database is copied first: files are stored before the rows that name them, so that every row of the copy finds
    its file. The backup appears under its name only when it is whole; only its owner may read it.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as name:
        folder = Path(name)
        parts = {f"database/{path.name}": path for path in dump_tables(folder)}
        parts |= {f"files/{path.name}": path for path in sorted(shelf().glob("??/*")) if path.is_file()}
        if with_keys:
            parts[KEYS] = _keys(folder / KEYS)
        arriving = folder / "backup.zip"
        _write(arriving, parts, now)
        arriving.chmod(0o600)
        os.replace(arriving, target)
    return target.stat().st_size


def _keys(path: Path) -> Path:
    path.write_text(json.dumps({"TEUKGU_SECRET_KEY": settings.SECRET_KEY}))
    return path


def _write(target: Path, parts: dict[str, Path], now: datetime) -> None:
    manifest = {
        "form": FORM,
        "made_at": now.isoformat(),
        "software": software_version(),
        "engine": engine(),
        "migrations": applied_migrations(),
        "parts": {name: sha256_of(path) for name, path in parts.items()},
    }
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
        archive.writestr(MANIFEST, json.dumps(manifest, indent=1))
        for name, path in parts.items():
            archive.write(path, name)
