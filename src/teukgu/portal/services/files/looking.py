"""Looks at a file before it is kept: name, size, kind by content, packed sizes, macros. Says everything at once."""

import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

import puremagic
from django.conf import settings

from teukgu.portal.services.files import refusals
from teukgu.portal.services.files.kinds import KINDS, TEXT, Kind
from teukgu.values import Finding, nfc

HEAD = 8192
STEP = 1 << 16
LONGEST_NAME = 120
MOST_ENTRIES = 2000
MACROS = ("vbaproject.bin", "scripts/", "macros/", "activex/")
PACKED = (".zip", ".hwpx", ".xlsx", ".docx", ".pptx", ".7z", ".rar", ".gz")
OFFICE = frozenset({".hwpx", ".xlsx", ".docx", ".pptx"})


def clean_name(name: str) -> str:
    """Return the last part of ``name`` in NFC, without control and direction marks or what a path is made of."""
    last = PurePosixPath(nfc(name).replace("\\", "/")).name
    kept = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C" and letter not in '<>:"|?*')
    return kept.strip(" .") if kept.strip(" .") else ""


def findings_of(name: str, content: BinaryIO) -> Iterator[Finding]:
    """Yield what is wrong with a file called ``name`` (as `clean_name` gives it); ``content`` ends at its start."""
    if not name:
        yield refusals.no_name()
        return
    if len(name) > LONGEST_NAME:
        yield refusals.long_name(name, LONGEST_NAME)
    size = content.seek(0, 2)
    content.seek(0)
    if size == 0:
        yield refusals.empty(name)
        return
    if size > settings.FILE_MAX_BYTES:
        yield refusals.too_large(name, settings.FILE_MAX_BYTES)
        return
    ending = PurePosixPath(name).suffix.lower()
    kind = KINDS.get(ending)
    if kind is None:
        yield refusals.unknown_kind(name, sorted(KINDS))
        return
    yield from _content(name, ending, kind, content)
    content.seek(0)


def _content(name: str, ending: str, kind: Kind, content: BinaryIO) -> Iterator[Finding]:
    if ending in TEXT:
        if not _is_text(content):
            yield refusals.other_content(name)
        return
    if not kind.looks_like & set(_types(content.read(HEAD), ending)):
        yield refusals.other_content(name)
    elif kind.is_zip:
        content.seek(0)
        yield from _packed(name, ending, content, size_limit=settings.FILE_MAX_UNPACKED_BYTES)


def _types(head: bytes, ending: str) -> Iterable[str]:
    if head.startswith(b"PK\x03\x04"):
        return ["application/zip"]
    try:
        # a guess by the ending alone names no bytes: any text called a .pdf would be one
        return [one.mime_type for one in puremagic.magic_string(head, f"x{ending}") if one.byte_match]
    except puremagic.PureError:
        return []


def _is_text(content: BinaryIO) -> bool:
    data = content.read()
    for encoding in ("utf-8-sig", "cp949"):
        try:
            return "\x00" not in data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return False


def _packed(name: str, ending: str, content: BinaryIO, size_limit: int) -> Iterator[Finding]:
    """Unpack and count: the sizes that a package declares may lie."""
    try:
        with zipfile.ZipFile(content) as package:
            entries = package.infolist()
            if len(entries) > MOST_ENTRIES or any(entry.flag_bits & 1 for entry in entries):
                yield refusals.bad_package(name)
                return
            if ending in OFFICE and any(_is_macro(entry.filename) for entry in entries):
                yield refusals.macros(name)
            if any(_escapes(entry.filename) for entry in entries):
                yield refusals.bad_package(name)
            if ending in OFFICE and any(entry.filename.lower().endswith(PACKED[:1]) for entry in entries):
                yield refusals.bad_package(name)
            if _unpacks_to_more_than(package, size_limit):
                yield refusals.unpacks_too_large(name, size_limit)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        yield refusals.bad_package(name)


def _is_macro(entry: str) -> bool:
    return any(mark in entry.lower() for mark in MACROS)


def _escapes(entry: str) -> bool:
    path = PurePosixPath(entry.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts


def _unpacks_to_more_than(package: zipfile.ZipFile, limit: int) -> bool:
    total = 0
    for entry in package.infolist():
        with package.open(entry) as part:
            while step := part.read(STEP):
                total += len(step)
                if total > limit:
                    return True
    return False
