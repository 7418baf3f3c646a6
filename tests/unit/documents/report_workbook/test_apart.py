"""The child process: the same answer as without it, and never more than its time and memory."""

import subprocess
import sys

import pytest
from tests.upload_tools import content, filled, form, read
from tests.workbook_tools import catalogue, contents

from teukgu.documents.report_workbook import apart
from teukgu.documents.report_workbook.apart import Bounds, marked_apart, read_apart, stamp_apart
from teukgu.documents.report_workbook.columns import Column
from teukgu.values import Refused

FILE = filled({("figure:sales", Column.VALUE): "1,234천원", ("figure:jobs", Column.VALUE): "#REF!"})


def read_bounded(file, **bounds):
    return read_apart(file, "보고서.xlsx", form(), contents(), catalogue(), bounds=Bounds(**bounds))


def test_it_answers_as_the_reader_does():
    assert read_bounded(FILE) == read(FILE)
    assert stamp_apart(content()).zone == "EX00001"


def test_csv_goes_through_it_too():
    text = "코드,값\nfigure:jobs,12\n".encode("cp949")
    assert read_bounded(text) == read(text)


def test_too_little_memory_is_a_finding():
    reading = read_bounded(FILE, memory=20_000_000)
    assert [one.code for one in reading.findings] == ["upload.too_long"]
    assert reading.taken == 0


def test_a_child_that_does_not_end_is_ended(tmp_path, monkeypatch):
    (tmp_path / "endless.py").write_text("while True: pass\n")
    run = subprocess.run

    def endless(_command, **given):
        return run([sys.executable, str(tmp_path / "endless.py")], **given)

    monkeypatch.setattr(apart.subprocess, "run", endless)
    assert [one.code for one in read_bounded(FILE, seconds=1).findings] == ["upload.too_long"]


@pytest.mark.parametrize("answer", [b"", b"[]", b"{}", b"junk", b'{"refused": [{}]}', b'{"refused": 3}', b"\xff"])
def test_whatever_the_child_says_is_no_trace(answer, monkeypatch):
    monkeypatch.setattr(apart, "_asked", lambda *_: answer)
    assert [one.code for one in read_bounded(FILE).findings] == ["upload.too_long"]
    with pytest.raises(Refused):
        marked_apart(FILE, ())


def test_only_a_workbook_can_be_marked():
    with pytest.raises(Refused) as refused:
        marked_apart("코드,값\nfigure:jobs,12\n".encode(), ())
    assert refused.value.findings[0].code == "upload.unknown"
