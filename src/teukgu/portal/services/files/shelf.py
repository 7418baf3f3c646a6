"""Where the bytes lie: a folder outside the web root, each file under its hash, written once."""

import hashlib
import os
import tempfile
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from teukgu.portal.store.models import FileUse

STEP = 1 << 20


def shelf() -> Path:
    """Return the folder of stored files."""
    return Path(settings.VAR) / "files"


def path_of(sha256: str) -> Path:
    """Return where the bytes with this hash lie."""
    return shelf() / sha256[:2] / sha256


def open_file(use: FileUse) -> BinaryIO:
    """Open the bytes of a file; the caller has asked whether the viewer may."""
    return path_of(use.file_id).open("rb")


def put(content: BinaryIO) -> tuple[str, int]:
    """Store the bytes; return their hash and size. Whole or not at all, and on the disk before this returns."""
    folder = shelf() / "arriving"
    folder.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    handle, name = tempfile.mkstemp(dir=folder)
    try:
        with os.fdopen(handle, "wb") as out:
            while step := content.read(STEP):
                digest.update(step)
                size += len(step)
                out.write(step)
            out.flush()
            os.fsync(out.fileno())
        _settle(Path(name), path_of(digest.hexdigest()))
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return digest.hexdigest(), size


def _settle(arrived: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    arrived.replace(place)
    folder = os.open(place.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
