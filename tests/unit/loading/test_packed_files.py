"""Archives of uploads: Korean names, junk, limits, damage; never an exception for what is inside."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teukgu.loading.packed_files import PackLimits, unpacked


def pack(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", method) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return kept.getvalue()


def cp949(name: str, content: bytes) -> bytes:
    """An archive as Windows in Korea writes it: the name in cp949, and no mark that says so."""
    plain = "x" * len(name.encode("cp949"))
    return pack({plain: content}, zipfile.ZIP_STORED).replace(plain.encode(), name.encode("cp949"))


def codes(content: bytes, **limits: int) -> list[str]:
    return [one.code for one in unpacked(content, "묶음.zip", PackLimits(**limits)).findings]


def test_names_in_utf8_and_in_cp949():
    assert unpacked(pack({"가람/보고서.xlsx": b"1"})).files == [("가람/보고서.xlsx", b"1")]
    assert unpacked(cp949("늘누리 보고서.xlsx", b"2")).files == [("늘누리 보고서.xlsx", b"2")]


def test_folders_and_what_systems_leave_behind_are_no_files():
    junk = {"a/": b"", "__MACOSX/a/._b.xlsx": b"x", "a/.DS_Store": b"x", "a/~$b.xlsx": b"x", "Thumbs.db": b"x"}
    assert unpacked(pack(junk | {"a/b.xlsx": b"1"})).files == [("a/b.xlsx", b"1")]
    assert codes(pack(junk)) == ["upload.empty"]


def test_limits_hold_whatever_the_archive_says():
    bomb = pack({"bomb.xlsx": b"\0" * 5_000_000, "b.xlsx": b"1"})
    found = unpacked(bomb, limits=PackLimits(one=1_000_000, whole=10_000_000))
    assert [one.code for one in found.findings] == ["upload.unpacks_too_large"]
    assert found.files == [("b.xlsx", b"1")]
    many = pack({f"{place}.xlsx": b"1" for place in range(5)})
    assert codes(many, files=4) == ["upload.too_many_files"]
    assert codes(pack({f"{place}.xlsx": b"12345" for place in range(5)}), whole=12) == ["upload.unpacks_too_large"] * 3


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 18, pack({"a": b"1"})[:-9]],
    ids=["empty", "begun", "an end alone", "cut off"],
)
def test_damage_is_said(content):
    found = unpacked(content)
    assert not found.files
    assert found.findings


def test_a_locked_file_is_said_and_others_are_taken():
    content = bytearray(pack({"a.xlsx": b"1", "b.xlsx": b"2"}, zipfile.ZIP_STORED))
    for place in (content.index(b"PK\x03\x04") + 6, content.index(b"PK\x01\x02") + 8):
        content[place] |= 1
    found = unpacked(bytes(content))
    assert [(one.code, one.place.file) for one in found.findings] == [("upload.encrypted", "a.xlsx")]
    assert found.files == [("b.xlsx", b"2")]


@given(st.data())
def test_changed_bytes_never_raise(data):
    content = bytearray(pack({"가.xlsx": b"abc" * 50, "나/다.xlsx": b"def" * 50}))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    found = unpacked(bytes(content))
    assert found.files or found.findings
