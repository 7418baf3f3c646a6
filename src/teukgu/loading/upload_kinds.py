"""What an uploaded file really is, by its first bytes and what it holds; never by its name."""

import io
import zipfile
from collections.abc import Callable

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_FIRST = {
    b"%PDF": "pdf",
    b"Rar!": "archive",
    b"7z\xbc\xaf\x27\x1c": "archive",
    b"\x1f\x8b": "archive",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
    b"II*\x00": "picture",
    b"MM\x00*": "picture",
    b"HWP Document File": "hwp",
    b"SCDSA0": "drm",
    b"\x9b DRMONE": "drm",
}
_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("HwpSummaryInformation", "hwp"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("WordDocument", "document"),
    ("PowerPoint Document", "document"),
)
_HEAD = 4096
MOST_NAMES = 20_000
"""Parts of a package that are looked through for what it is."""


def kind_of(content: bytes) -> str:
    """Return what a file is: ``xlsx``, ``csv`` or one of the kinds that have a refusal."""
    if not content.strip(b"\x00\t\r\n "):
        return "empty"
    if content.startswith(_OLE):
        return next((kind for name, kind in _STREAMS if name.encode("utf-16-le") in content), "unknown")
    if content.startswith(_ZIPS):
        return _package(content)
    for start, kind in _FIRST.items():
        if content.startswith(start):
            return kind
    return _text_kind(content)


def decoded(content: bytes) -> str | None:
    """Return a text file as text: UTF-8, UTF-16 with its mark, or the cp949 that Korean programs write; else None."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _as(content, "utf-16")
    if b"\x00" in content:
        return None
    return _as(content, "utf-8-sig") or _as(content, "cp949")


def _as(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _text_kind(content: bytes) -> str:
    head = content[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"<?xml") and b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        return "web_page"
    if head.startswith((b"<!doctype html", b"<html", b"<table", b"<meta", b"<style", b"<head")):
        return "web_page"
    text = decoded(content)
    if text is None or any(sign < " " and sign not in "\t\r\n\f\v" for sign in text[:_HEAD]):
        return "unknown"
    return "csv" if any(sign in text for sign in ",\t;") else "text"


def _package(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = packed.namelist()[:MOST_NAMES]
            mimetype = packed.read("mimetype")[:100] if "mimetype" in names and _is_small(packed) else b""
    except Exception:
        return "broken"
    if b"opendocument" in mimetype:
        return "ods"
    return next((kind for kind, holds in _PACKAGES.items() if holds(names, mimetype)), "zip")


def _is_small(packed: zipfile.ZipFile) -> bool:
    return packed.getinfo("mimetype").file_size < _HEAD


_PACKAGES: dict[str, Callable[[list[str], bytes], bool]] = {
    "hwpx": lambda names, mimetype: b"hwp" in mimetype or "Contents/header.xml" in names,
    "macros": lambda names, _: any(name.lower().endswith("vbaproject.bin") for name in names),
    "xlsb": lambda names, _: "xl/workbook.bin" in names,
    "xlsx": lambda names, _: "xl/workbook.xml" in names,
    "document": lambda names, _: any(name.startswith(("word/", "ppt/")) for name in names),
}
