"""Files handed in: what is taken, what is not and why, where the bytes lie."""

import io
import socket
import struct
import threading
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.people_tools import NOW, make_world

from teukgu.portal.access import ANONYMOUS
from teukgu.portal.services.files import keep_file, open_file
from teukgu.portal.services.files.looking import clean_name
from teukgu.portal.store.models import FileUse, StoredFile
from teukgu.values import Refused

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\0" * 32
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512


@pytest.fixture(autouse=True)
def shelf(settings: Any, tmp_path: Path) -> Path:
    settings.VAR = tmp_path
    return tmp_path / "files"


def package(**entries: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in entries.items():
            # a fixed time: parameters of tests are named by their bytes, and every worker must find the same names
            entry = zipfile.ZipInfo(name.replace("__", "/"), (2026, 1, 1, 0, 0, 0))
            out.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def keep(name: str, content: bytes) -> FileUse:
    return keep_file(ANONYMOUS, name=name, content=io.BytesIO(content), now=NOW)


def codes(name: str, content: bytes) -> set[str]:
    with pytest.raises(Refused) as refused:
        keep(name, content)
    assert not FileUse.objects.exists()
    return {finding.code for finding in refused.value.findings}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("계획서.pdf", PDF),
        ("사진.PNG", PNG),
        ("지난 보고서.hwp", OLE),
        ("명단.csv", "이름,전화\n".encode("cp949")),
        ("신청서.hwpx", package(mimetype=b"application/hwp+zip", Contents__section0=b"<x/>")),
        ("표.xlsx", package(xl__workbook=b"<x/>")),
    ],
)
def test_is_kept_and_opened_again(name: str, content: bytes, shelf: Path) -> None:
    use = keep(name, content)
    with open_file(use) as kept:
        assert kept.read() == content
    assert list(shelf.rglob(use.file_id))
    assert not list((shelf / "arriving").iterdir())


def test_same_bytes_are_stored_once() -> None:
    assert keep("a.pdf", PDF).file_id == keep("b.pdf", PDF).file_id
    assert (StoredFile.objects.count(), FileUse.objects.count()) == (1, 2)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.pdf", b"", "file.empty"),
        ("a.pdf", PNG, "file.other_content"),
        ("a.pdf", b"hello", "file.other_content"),
        ("a.exe", b"MZ", "file.unknown_kind"),
        ("a.txt", b"\x00\x01\xff\xfe\x00", "file.other_content"),
        ("a.xlsx", package(xl__vbaProject_bin=b"x").replace(b"vbaProject_bin", b"vbaProject.bin"), "file.macros"),
        ("a.zip", package(**{"..__outside": b"x"}), "file.bad_package"),
        ("a.zip", package(a=b"x")[:40], "file.bad_package"),
        (f"{'가' * 200}.pdf", PDF, "file.long_name"),
        ("///", PDF, "file.no_name"),
    ],
)
def test_is_refused(name: str, content: bytes, code: str) -> None:
    assert code in codes(name, content)


def test_a_bomb_is_counted_while_it_unpacks(settings: Any) -> None:
    settings.FILE_MAX_UNPACKED_BYTES = 1_000_000
    assert codes("a.zip", package(zeros=b"\0" * 2_000_000)) == {"file.unpacks_too_large"}


def test_size_limit(settings: Any) -> None:
    settings.FILE_MAX_BYTES = 10
    assert codes("a.pdf", PDF) == {"file.too_large"}


def test_names_lose_paths_and_are_composed() -> None:
    assert clean_name("../../etc/비밀.pdf") == "비밀.pdf"
    assert clean_name("C:\\temp\\a.pdf") == "a.pdf"
    assert clean_name(unicodedata.normalize("NFD", "계획.pdf")) == "계획.pdf"
    assert clean_name("a\u202efdp.exe\n") == "afdp.exe"


@pytest.fixture
def scanner(settings: Any) -> Iterator[Callable[[bytes], None]]:
    """A scanner on loopback that gives the answer it was told to."""
    server = socket.create_server(("127.0.0.1", 0))
    settings.SCANNER = "{}:{}".format(*server.getsockname())
    threads: list[threading.Thread] = []

    def serve(answer: bytes) -> None:
        line, _ = server.accept()
        with line, line.makefile("rb") as words:
            assert words.read(10) == b"zINSTREAM\0"
            while size := struct.unpack("!I", words.read(4))[0]:
                words.read(size)
            line.sendall(answer)

    def answers(answer: bytes) -> None:
        threads.append(threading.Thread(target=serve, args=(answer,)))
        threads[-1].start()

    yield answers
    for thread in threads:
        thread.join(5)
    server.close()


def test_scanner_says_clean(scanner: Callable[[bytes], None]) -> None:
    scanner(b"stream: OK\0")
    assert keep("a.pdf", PDF).file.scanned == "clean"


def test_scanner_finds_something(scanner: Callable[[bytes], None]) -> None:
    scanner(b"stream: Eicar-Test-Signature FOUND\0")
    assert codes("a.pdf", PDF) == {"file.infected"}


def test_nothing_is_kept_unscanned_where_a_scanner_is_set(settings: Any) -> None:
    settings.SCANNER, settings.SCANNER_SECONDS = "127.0.0.1:1", 1
    assert codes("a.pdf", PDF) == {"file.not_scanned"}


def test_who_added_it() -> None:
    world = make_world()
    viewer = world.viewer("town-neulnuri.officer")
    use = keep_file(viewer, name="a.pdf", content=io.BytesIO(PDF), now=NOW)
    assert str(use.added_by_id) == viewer.account
