"""Reads a sealed bundle and trusts nothing: size, names, storage, manifest and every hash are checked first."""

import json
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from teukgu.evaluation.seal import FORMAT, MANIFEST, PARAMETERS, SCHEME, SETTINGS, manifest, sha256
from teukgu.values import Bilingual, Finding, Place, Refused

LARGEST_BYTES = 2_000_000_000
MOST_FILES = 64
NAME = re.compile(r"[a-z0-9][a-z0-9_\-]{0,60}\.(csv|json|yaml)")
NEEDED = (MANIFEST, PARAMETERS, SETTINGS, SCHEME, "zones.csv", "observations.csv", "results.csv")


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle whose files are those of its manifest; ``hash`` is the SHA-256 of the whole file."""

    name: str
    hash: str
    files: Mapping[str, bytes]
    version: str
    settings: Mapping[str, Any]
    parameters: Mapping[str, Any]


def read_bundle(path: Path, rebuild: Callable[[Mapping[str, bytes]], bytes]) -> Bundle:
    """Open the bundle at ``path``; ``rebuild`` makes a bundle's bytes from its files (``documents.bundle``).

    Raises:
        Refused: when it is not a bundle, holds other files than its manifest says, or any byte was changed.
    """
    content = _content(path)
    files = _files(path.name, content)
    missing = [name for name in NEEDED if name not in files]
    if missing:
        raise Refused([_missing(path.name, name) for name in missing])
    listed = _mapping(path.name, files, MANIFEST)
    findings = _against_manifest(path.name, files, listed)
    if findings:
        raise Refused(findings)
    version = str(listed.get("version", ""))
    plain = {name: one for name, one in files.items() if name != MANIFEST}
    if manifest(plain, version) != files[MANIFEST] or rebuild(files) != content:
        raise Refused([_changed(path.name)])
    settings, parameters = _mapping(path.name, files, SETTINGS), _mapping(path.name, files, PARAMETERS)
    return Bundle(path.name, sha256(content), files, version, settings, parameters)


def _content(path: Path) -> bytes:
    if not path.is_file():
        raise Refused([_no_file(path.name)])
    if path.stat().st_size > LARGEST_BYTES:
        raise Refused([_too_large(path.name)])
    try:
        return path.read_bytes()
    except OSError as error:
        raise Refused([_no_file(path.name, error.strerror or "")]) from None


def _files(file: str, content: bytes) -> dict[str, bytes]:
    import io

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            findings = _odd_entries(file, entries, len(content))
            if findings:
                raise Refused(findings)
            return {entry.filename: archive.read(entry) for entry in entries}
    except Refused:
        raise
    except Exception as error:  # a damaged archive can make the reader raise almost anything
        raise Refused([_not_zip(file, type(error).__name__)]) from None


def _odd_entries(file: str, entries: list[zipfile.ZipInfo], size: int) -> list[Finding]:
    """Names that lead elsewhere, compressed or encrypted entries, more bytes than the file holds."""
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > size:
        return [_too_large(file)]
    names = [entry.filename for entry in entries]
    findings = [_odd_name(file, name) for name in names if not NAME.fullmatch(name) or names.count(name) > 1]
    packed = [one.filename for one in entries if one.compress_type != zipfile.ZIP_STORED or one.flag_bits & 1]
    return findings + [_packed(file, name) for name in packed]


def _mapping(file: str, files: Mapping[str, bytes], name: str) -> dict[str, Any]:
    try:
        data = json.loads(files[name].decode())
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise Refused([_unreadable(file, name)]) from None
    if not isinstance(data, dict):
        raise Refused([_unreadable(file, name)])
    return data


def _against_manifest(file: str, files: Mapping[str, bytes], listed: Mapping[str, Any]) -> list[Finding]:
    hashes = listed.get("files")
    if listed.get("format") != FORMAT or not isinstance(hashes, dict):
        return [_unreadable(file, MANIFEST)]
    findings = [_missing(file, str(name)) for name in hashes if name not in files]
    for name, content in files.items():
        if name == MANIFEST:
            continue
        entry = hashes.get(name)
        if not isinstance(entry, dict):
            findings.append(_extra(file, name))
        elif entry.get("sha256") != sha256(content):
            findings.append(_wrong_hash(file, name))
    return findings


def _finding(code: str, place: Place, message: tuple[str, str], cure: tuple[str, str]) -> Finding:
    return Finding(f"verify.{code}", Bilingual(*message), Bilingual(*cure), place)


AGAIN = (
    "봉인한 곳에서 묶음을 다시 내려받으세요.",
    "Download the bundle again from where it was published.",
)


def _no_file(file: str, why: str = "") -> Finding:
    more = f" ({why})" if why else ""
    return _finding(
        "no_file",
        Place(file),
        (f"이 경로에 읽을 수 있는 파일이 없습니다{more}.", f"There is no readable file at this path{more}."),
        ("bundle.zip의 경로를 확인하세요.", "Check the path of bundle.zip."),
    )


def _not_zip(file: str, why: str) -> Finding:
    message = (f"ZIP으로 읽을 수 없습니다({why}).", f"This cannot be read as a ZIP file ({why}).")
    return _finding("not_a_bundle", Place(file), message, AGAIN)


def _too_large(file: str) -> Finding:
    message = (
        "묶음이 너무 크거나 담긴 크기를 속이고 있습니다.",
        "The bundle is too large, or claims more bytes than it holds.",
    )
    return _finding("too_large", Place(file), message, AGAIN)


def _odd_name(file: str, name: str) -> Finding:
    message = (f"있어서는 안 되는 파일 이름입니다: {name!r}.", f"A file name that may not be there: {name!r}.")
    return _finding("odd_name", Place(file, key=name[:80]), message, AGAIN)


def _packed(file: str, name: str) -> Finding:
    message = (f"{name}이(가) 압축되었거나 암호화되었습니다.", f"{name} is compressed or encrypted.")
    cure = (
        "teukgu는 압축하지 않고 저장합니다. " + AGAIN[0],
        "Teukgu stores files uncompressed. " + AGAIN[1],
    )
    return _finding("packed", Place(file, key=name), message, cure)


def _missing(file: str, name: str) -> Finding:
    return _finding("missing_file", Place(file, key=name), (f"{name}이(가) 없습니다.", f"{name} is missing."), AGAIN)


def _extra(file: str, name: str) -> Finding:
    message = (f"목록에 없는 파일이 있습니다: {name}.", f"A file that the manifest does not list: {name}.")
    return _finding("extra_file", Place(file, key=name), message, AGAIN)


def _wrong_hash(file: str, name: str) -> Finding:
    message = (
        f"{name}의 내용이 봉인한 뒤에 바뀌었습니다.",
        f"The content of {name} was changed after it was sealed.",
    )
    return _finding("wrong_hash", Place(file, key=name), message, AGAIN)


def _unreadable(file: str, name: str) -> Finding:
    message = (f"{name}을(를) 읽을 수 없습니다.", f"{name} cannot be read.")
    return _finding("unreadable", Place(file, key=name), message, AGAIN)


def _changed(file: str) -> Finding:
    message = (
        "묶음의 바이트가 봉인한 것과 다릅니다.",
        "The bytes of the bundle are not those that were sealed.",
    )
    return _finding("changed", Place(file), message, AGAIN)
