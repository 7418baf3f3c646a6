"""The package of a document: text, HWPX, PDF, what is attached, and a manifest with every file's SHA-256."""

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from teukgu.documents.official.as_hwpx import write_hwpx
from teukgu.documents.official.as_pdf import write_pdf
from teukgu.documents.official.as_text import letter_text
from teukgu.documents.official.as_xlsx import has_workbook, write_xlsx
from teukgu.documents.official.letter import Letter
from teukgu.values import Bilingual, Finding, Place, Refused, nfc

EPOCH = (1980, 1, 1, 0, 0, 0)
MANIFEST = "manifest.json"
ATTACHED_FOLDER = "붙임"
LONGEST_NAME = 80
UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
CLOSED_FORMAT = ".hwp"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with the document; ``made`` says that this product wrote it."""

    name: str
    content: bytes
    made: bool = False


def file_name(title: str) -> str:
    """Return a title as the stem of a file name: NFC, without signs that file systems refuse, not too long."""
    stem = re.sub(r"\s+", " ", UNFIT.sub(" ", nfc(title))).strip(" .")
    return stem[:LONGEST_NAME].rstrip(" .") or "문서"


def make_package(
    letter: Letter, attachments: Iterable[Attachment] = (), *, about: Mapping[str, Any] | None = None
) -> bytes:
    """Return the package as a zip whose bytes depend on nothing but the arguments.

    Raises:
        Refused: when a file would be in the closed format .hwp.
    """
    attached = tuple(attachments)
    stem = file_name(letter.title)
    files = {
        f"{stem}.txt": letter_text(letter).encode(),
        f"{stem}.hwpx": write_hwpx(letter),
        f"{stem}.pdf": write_pdf(letter),
    }
    if has_workbook(letter):
        files[f"{stem}.xlsx"] = write_xlsx(letter)
    closed = [one.name for one in attached if one.name.lower().endswith(CLOSED_FORMAT)]
    if closed:
        raise Refused([_closed_format(name) for name in closed])
    files |= _numbered(attached)
    return _zipped(files, _manifest(letter, files, about or {}))


def manifest_of(package: bytes) -> dict[str, Any]:
    """Return the manifest of a package."""
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        manifest: dict[str, Any] = json.loads(opened.read(MANIFEST))
    return manifest


def _numbered(attached: tuple[Attachment, ...]) -> dict[str, bytes]:
    files = {}
    for number, one in enumerate(attached, 1):
        files[f"{ATTACHED_FOLDER}/{number:02d}_{enclosed_name(one.name)}"] = one.content
    return files


def enclosed_name(name: str) -> str:
    """Return the name of a file as the package and the letter's 붙임 give it."""
    stem, dot, ending = nfc(name).rpartition(".")
    return f"{file_name(stem)}.{ending}" if dot and stem else file_name(name)


def _manifest(letter: Letter, files: Mapping[str, bytes], about: Mapping[str, Any]) -> dict[str, Any]:
    listed = [
        {"name": name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in files.items()
    ]
    return {
        **about,
        "title": letter.title,
        "receiver": letter.receiver,
        "sender": letter.sender_name,
        "summary": letter.summary,
        "keywords": list(letter.keywords),
        "files": listed,
    }


def _zipped(files: Mapping[str, bytes], manifest: Mapping[str, Any]) -> bytes:
    out = io.BytesIO()
    told = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True).encode()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in (*files.items(), (MANIFEST, told)):
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            package.writestr(info, content)
    return out.getvalue()


def _closed_format(name: str) -> Finding:
    return Finding(
        "paper.closed_format",
        Bilingual(f"「{name}」은 폐쇄 형식(.hwp)입니다.", f"{name} is in the closed format .hwp."),
        Bilingual("HWPX나 PDF로 바꾸어 붙이세요.", "Attach it as HWPX or PDF."),
        Place(file=name),
    )
