"""Keeps a file that somebody hands in."""

import uuid
from datetime import datetime
from pathlib import PurePosixPath
from typing import BinaryIO

from teukgu.portal.access import Viewer
from teukgu.portal.services.files import refusals
from teukgu.portal.services.files.kinds import KINDS
from teukgu.portal.services.files.looking import clean_name, findings_of
from teukgu.portal.services.files.scan import ScannerSilent, scan
from teukgu.portal.services.files.shelf import put
from teukgu.portal.store.models import Case, FileUse, StoredFile
from teukgu.values import Refused, refuse_if_any


def keep_file(
    viewer: Viewer,
    *,
    name: str,
    content: BinaryIO,
    case: Case | None = None,
    personal: bool = False,
    now: datetime,
) -> FileUse:
    """Look at a file, have it scanned, store it and return its use; the caller has asked whether the viewer may.

    The bytes are on the disk before the row is written: a row never points at nothing.

    Raises:
        Refused: with everything that is wrong with the file.
    """
    clean = clean_name(name)
    refuse_if_any(findings_of(clean, content))
    scanned = _scanned(clean, content)
    content.seek(0)
    sha256, size = put(content)
    kind = KINDS[PurePosixPath(clean).suffix.lower()].content_type
    stored, _ = StoredFile.objects.get_or_create(
        sha256=sha256, defaults={"size": size, "content_type": kind, "scanned": scanned, "stored_at": now}
    )
    account = None if viewer.is_public else int(viewer.account)
    return FileUse.objects.create(
        id=uuid.uuid4(), file=stored, name=clean, case=case, personal=personal, added_by_id=account, added_at=now
    )


def _scanned(name: str, content: BinaryIO) -> str:
    try:
        found, what = scan(content)
    except ScannerSilent:
        raise Refused([refusals.not_scanned(name)]) from None
    if found == "infected":
        raise Refused([refusals.infected(name, what)])
    return found
