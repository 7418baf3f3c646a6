"""What is not opened: each kind of file is recognised by its bytes and told its own cure."""

import zipfile

import pytest
from tests.upload_tools import OLE, content, package, repacked

from teukgu.loading.upload_guard import LIMITS, WORDS, Limits, look, refusals_of
from teukgu.values import Refused

WORKBOOK = {"xl/workbook.xml": b"<workbook/>"}


def ole(*streams):
    return OLE + b"\x00" * 600 + b"".join(one.encode("utf-16-le") for one in streams)


def codes(file, limits=LIMITS):
    return [one.code.removeprefix("upload.") for one in refusals_of(file, limits)]


def test_a_workbook_and_a_csv_file_are_opened():
    assert look(content()) == "xlsx"
    assert look("코드,값\nfigure:sales,1\n".encode("cp949")) == "csv"


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (b"", "empty"),
        (b"\x00" * 100, "empty"),
        (ole("EncryptedPackage"), "encrypted"),
        (ole("HwpSummaryInformation"), "hwp"),
        (ole("Workbook"), "xls"),
        (ole("WordDocument"), "document"),
        (ole(), "unknown"),
        (b"%PDF-1.7 ...", "pdf"),
        (b"\x89PNG\r\n\x1a\n...", "picture"),
        (b"7z\xbc\xaf\x27\x1c...", "archive"),
        (b"SCDSA004...", "drm"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "web_page"),
        ("보고서를 따로 보냅니다".encode(), "text"),
        (b"\x01\x02\x03\xff\xfe", "unknown"),
        (package({"a.txt": b"x"}), "zip"),
        (package({"word/document.xml": b"<a/>"}), "document"),
        (package({"xl/workbook.bin": b"x"}), "xlsb"),
        (package({"Contents/header.xml": b"<a/>", "mimetype": b"application/hwp+zip"}), "hwpx"),
        (package({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "ods"),
        (package(WORKBOOK | {"xl/vbaProject.bin": b"x"}), "macros"),
        (package(WORKBOOK | {"xl/externalLinks/externalLink1.xml": b"<a/>"}), "external_links"),
        (package(WORKBOOK | {"xl/styles.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'}), "document_type"),
        (package(WORKBOOK | {"xl/styles.xml": "<!DOCTYPE a><a/>".encode("utf-16")}), "document_type"),
        (content()[:2000], "broken"),
    ],
)
def test_what_it_is_is_seen_by_its_bytes(file, code):
    assert codes(file) == [code]


def test_fifty_megabytes_of_junk_are_not_looked_at():
    assert codes(b"PK\x03\x04" + b"\x00" * 50_000_000) == ["too_large"]


def test_a_zip_bomb_is_refused_by_its_list_alone(monkeypatch):
    bomb = package(WORKBOOK | {"xl/worksheets/sheet1.xml": b"0" * 5_000_000})
    assert len(bomb) < 10_000
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("it was unpacked"))
    assert codes(bomb) == ["unpacks_too_large"]


def test_too_many_parts_and_too_much_altogether():
    file = package(WORKBOOK | {f"xl/{number}.xml": b"<a/>" * 100 for number in range(20)})
    assert codes(file, Limits(parts=5, unpacked=1000)) == ["too_many_parts", "unpacks_too_large"]
    assert codes(file) == []


def test_a_sheet_that_reaches_too_far():
    far = b'<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'

    def change(parts):
        parts["xl/worksheets/sheet9.xml"] = far

    assert codes(repacked(change)) == ["too_wide"]


def test_every_reason_at_once():
    parts = {"xl/externalLinks/externalLink1.xml": b"<a/>", "xl/styles.xml": b"<!DOCTYPE a><a/>"}
    with pytest.raises(Refused) as refused:
        look(package(WORKBOOK | parts))
    assert [one.code for one in refused.value.findings] == ["upload.external_links", "upload.document_type"]


def test_every_refusal_has_words_and_a_cure_in_both_languages():
    for ko, en, (cure_ko, cure_en) in WORDS.values():
        assert all((ko, en, cure_ko, cure_en))
        assert ko != en
        assert cure_ko != cure_en
