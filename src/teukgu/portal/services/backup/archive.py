"""The backup file: a zip with a manifest that names every part and its hash."""

import hashlib
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from teukgu.values import Bilingual, Finding, Place, Refused

FORM = 1
MANIFEST = "manifest.json"
STEP = 1 << 20
Manifest = Mapping[str, Any]


def sha256_of(path: Path) -> str:
    """Return the hash of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as content:
        while step := content.read(STEP):
            digest.update(step)
    return digest.hexdigest()


def read_checked(path: Path) -> Manifest:
    """Return the manifest of a backup whose every part is what it says.

    Raises:
        Refused: when the file is no backup, of a newer form, incomplete or changed.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            manifest: Manifest = json.loads(archive.read(MANIFEST))
            problems = [] if manifest["form"] == FORM else [_unknown_form(path)]
            problems += [
                _broken(path, name) for name, want in manifest["parts"].items() if not _is(archive, name, want)
            ]
    except (OSError, KeyError, ValueError, zipfile.BadZipFile):
        raise Refused([_no_backup(path)]) from None
    if problems:
        raise Refused(problems)
    return manifest


def _is(archive: zipfile.ZipFile, name: str, want: str) -> bool:
    digest = hashlib.sha256()
    try:
        with archive.open(name) as part:
            while step := part.read(STEP):
                digest.update(step)
    except (KeyError, zipfile.BadZipFile, OSError):
        return False
    return digest.hexdigest() == want


def _no_backup(path: Path) -> Finding:
    return Finding(
        "backup.none",
        Bilingual("백업 파일로 읽을 수 없습니다.", "This is no backup that can be read."),
        Bilingual("teukgu backup이 만든 파일을 주십시오.", "Give a file that teukgu backup made."),
        Place(str(path)),
    )


def _unknown_form(path: Path) -> Finding:
    return Finding(
        "backup.form",
        Bilingual("더 새 버전이 만든 백업입니다.", "A newer version made this backup."),
        Bilingual("프로그램을 새 버전으로 올린 뒤 복원하십시오.", "Update the program, then restore."),
        Place(str(path)),
    )


def _broken(path: Path, name: str) -> Finding:
    return Finding(
        "backup.broken",
        Bilingual(f"없거나 바뀐 부분이 있습니다: {name}", f"A part is missing or was changed: {name}"),
        Bilingual("다른 백업을 쓰십시오.", "Use another backup."),
        Place(str(path)),
    )
