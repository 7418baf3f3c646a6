"""Files that come together in one ``.zip``: unpacked within limits, with names as the Korean programs wrote them.

::

    files, findings = unpacked(content)     # [("가람/보고서.xlsx", b"..."), ...]
"""

import io
import zipfile
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from teukgu.loading.upload_guard import LIMITS, refusal
from teukgu.loading.workbook_guard import DAMAGED
from teukgu.values import Bilingual, Finding, Place, nfc

UTF8 = 0x800
ENCRYPTED = 0x1
JUNK = ("__macosx", ".ds_store", "thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class PackLimits:
    """How much is unpacked: files, bytes of one, bytes of all."""

    files: int = 300
    one: int = LIMITS.bytes
    whole: int = 100_000_000


PACK_LIMITS = PackLimits()


@dataclass
class Unpacked:
    """What was in a pack: name and content of each file, and what could not be taken."""

    files: list[tuple[str, bytes]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def unpacked(content: bytes, name: str = "", limits: PackLimits = PACK_LIMITS) -> Unpacked:
    """Return the files of a pack; never raises for what is in it. Folders and what systems leave behind are no files.

    A file is read only up to ``limits.one`` bytes, whatever the pack says of its size: a larger one is a finding.
    """
    found = Unpacked()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            entries = [one for one in packed.infolist() if not _is_junk(one)]
            if len(entries) > limits.files:
                found.findings.append(_too_many(name, len(entries), limits.files))
                return found
            _take(packed, entries, found, limits)
    except DAMAGED as problem:
        found.findings.append(_at(refusal("broken", type(problem).__name__), name))
    if not found.files and not found.findings:
        found.findings.append(_at(refusal("empty"), name))
    return found


def _take(packed: zipfile.ZipFile, entries: list[zipfile.ZipInfo], found: Unpacked, limits: PackLimits) -> None:
    left = limits.whole
    for entry in entries:
        name = name_of(entry)
        if entry.flag_bits & ENCRYPTED:
            found.findings.append(_at(refusal("encrypted"), name))
            continue
        try:
            with packed.open(entry) as part:
                data = part.read(min(limits.one, left) + 1)
        except DAMAGED as problem:
            found.findings.append(_at(refusal("broken", type(problem).__name__), name))
            continue
        is_over, left = len(data) > min(limits.one, left), max(0, left - len(data))
        if is_over:
            found.findings.append(_at(refusal("unpacks_too_large", name, f"{limits.one // 1_000_000} MB"), name))
            continue
        found.files.append((name, data))


def name_of(entry: zipfile.ZipInfo) -> str:
    """Return the name of a file in a pack; Windows in Korea writes it in cp949 without saying so."""
    name = entry.filename
    if not entry.flag_bits & UTF8:
        try:
            name = name.encode("cp437").decode("cp949")
        except (UnicodeEncodeError, UnicodeDecodeError):
            name = entry.filename
    return nfc(name)


def _is_junk(entry: zipfile.ZipInfo) -> bool:
    parts = [part.lower() for part in PurePosixPath(entry.filename.replace("\\", "/")).parts]
    last = parts[-1] if parts else ""
    return entry.is_dir() or not last or last.startswith(("~$", "._")) or any(part in JUNK for part in parts)


def _at(finding: Finding, name: str) -> Finding:
    return Finding(finding.code, finding.message, finding.cure, Place(file=nfc(name)))


def _too_many(name: str, found: int, most: int) -> Finding:
    message = Bilingual(
        f"묶음 안에 파일이 {found:,}개 있어 {most}개를 넘습니다.",
        f"The archive holds {found:,} files, more than {most}.",
    )
    cure = Bilingual("나누어 올리십시오.", "Upload it in parts.")
    return Finding("upload.too_many_files", message, cure, Place(file=nfc(name)))
