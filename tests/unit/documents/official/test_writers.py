import hashlib
import io
import re
import unicodedata
import zipfile

import pytest
from hwpx import HwpxDocument, validate_package
from openpyxl import load_workbook
from tests.paper_tools import UNTIED, other_paper, paper_of, with_document

from teukgu.documents.official.as_hwpx import write_hwpx
from teukgu.documents.official.as_pdf import write_page_picture, write_pdf
from teukgu.documents.official.as_text import letter_text
from teukgu.documents.official.as_xlsx import write_xlsx
from teukgu.documents.official.letter import Form, Item, Letter, Paragraph, Table
from teukgu.documents.official.package import Attachment, file_name, make_package, manifest_of
from teukgu.values import Refused

HOSTILE = '#read("/etc/passwd") *굵게* $x$ <b>&amp;</b> {{ 7*7 }} \\u{41}'
LETTER = Letter(
    title=HOSTILE,
    issuer="가람군",
    receiver="산림청장",
    blocks=(
        Item("관련"),
        Item(
            "협의",
            (Item("특례"), Table(("가", "나"), ((HOSTILE, "1,234"),), unit="(단위: 천원)", right=frozenset({1}))),
        ),
    ),
    attachments=("계획서 1부.", "도면 1부."),
    sender_name="가람군수",
    summary="요지",
    keywords=("특구", "협의"),
)
EVERY = [pytest.param(paper_of(procedure, act).letter, id=act.id) for procedure, act in with_document()]
EVERY += [pytest.param(other_paper(name).letter, id=name) for name in UNTIED]


def words_of_hwpx(content: bytes) -> str:
    section = zipfile.ZipFile(io.BytesIO(content)).read("Contents/section0.xml").decode()
    return " ".join(re.findall(r"<hp:t>([^<]*)</hp:t>", section))


def shown_texts(letter: Letter) -> list[str]:
    """A notice and a paper do not print their summary, keywords and receiver."""
    hidden = {letter.summary, *letter.keywords, letter.receiver} if letter.form is not Form.LETTER else set()
    return [text for text in letter.texts() if text not in hidden]


@pytest.mark.parametrize("letter", EVERY)
def test_every_paper_is_valid_hwpx_and_reads_back_whole(letter: Letter) -> None:
    content = write_hwpx(letter)
    assert HwpxDocument.open(content).validate().issues == ()
    assert [issue for issue in validate_package(content).issues if issue.level == "error"] == []
    read = words_of_hwpx(content)
    for text in shown_texts(letter):
        for line in filter(None, text.split("\n")):
            escaped = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").strip()
            assert escaped in read, line


@pytest.mark.parametrize("letter", EVERY)
def test_every_paper_can_be_drawn_as_tagged_pdf(letter: Letter) -> None:
    content = write_pdf(letter)
    assert content.startswith(b"%PDF-1.7")
    assert b"pdfuaid" in content
    assert b"/StructTreeRoot" in content or b"/MarkInfo" in content


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert write_hwpx(LETTER) == write_hwpx(LETTER)
    assert write_pdf(LETTER) == write_pdf(LETTER)
    assert make_package(LETTER) == make_package(LETTER)


def test_what_people_write_is_never_markup() -> None:
    assert write_page_picture(LETTER, ppi=40).startswith(b"\x89PNG")
    read = words_of_hwpx(write_hwpx(LETTER))
    assert HOSTILE.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in read
    assert HOSTILE in letter_text(LETTER)
    assert "49" not in read


def test_hwpx_names_title_summary_and_keywords_and_no_day_of_making() -> None:
    package = zipfile.ZipFile(io.BytesIO(write_hwpx(LETTER)))
    about = package.read("Contents/content.hpf").decode()
    assert 'name="description" content="text">요지<' in about
    assert 'name="keyword" content="text">특구, 협의<' in about
    assert 'name="CreatedDate" content="text"/>' in about
    assert {info.date_time[0] for info in package.infolist()} == {1980}
    assert package.namelist()[0] == "mimetype"
    assert package.read("Preview/PrvText.txt").decode().startswith("수신  산림청장")


def test_rows_have_the_height_of_their_text_and_columns_their_shares() -> None:
    long = "가" * 400
    letter = Letter(
        title="표", form=Form.PAPER, blocks=(Table(("", ""), (("항목", long), ("항목", "짧음")), widths=(1, 3)),)
    )
    section = zipfile.ZipFile(io.BytesIO(write_hwpx(letter))).read("Contents/section0.xml").decode()
    sizes = [tuple(map(int, size)) for size in re.findall(r'<hp:cellSz width="(\d+)" height="(\d+)"', section)]
    assert sizes[1][1] > 8 * sizes[3][1]
    assert 2.9 < sizes[1][0] / sizes[0][0] < 3.1


def test_the_package_has_every_file_under_its_checksum() -> None:
    package = make_package(LETTER, [Attachment("계획.xlsx", b"1"), Attachment("계획.xlsx", b"2")], about={"case": "1"})
    opened = zipfile.ZipFile(io.BytesIO(package))
    told = manifest_of(package)
    assert told["case"] == "1"
    assert {one["name"] for one in told["files"]} == set(opened.namelist()) - {"manifest.json"}
    assert all(hashlib.sha256(opened.read(one["name"])).hexdigest() == one["sha256"] for one in told["files"])
    assert [name for name in opened.namelist() if name.startswith("붙임/")] == [
        "붙임/01_계획.xlsx",
        "붙임/02_계획.xlsx",
    ]


def test_names_are_composed_and_fit_for_every_file_system() -> None:
    decomposed = unicodedata.normalize("NFD", "계획서")
    assert file_name(f" {decomposed}: a/b\\c*?<>|\x00 ") == "계획서 a b c"
    assert file_name("...") == "문서"
    assert len(file_name("가" * 300)) == 80
    package = make_package(LETTER, [Attachment(f"{decomposed}.pdf", b"1")])
    assert "붙임/01_계획서.pdf" in zipfile.ZipFile(io.BytesIO(package)).namelist()


def test_no_package_holds_a_hwp_whoever_made_it() -> None:
    with pytest.raises(Refused) as refused:
        make_package(LETTER, [Attachment("a.hwp", b"", made=True), Attachment("b.HWP", b""), Attachment("c.pdf", b"")])
    assert [finding.code for finding in refused.value.findings] == ["paper.closed_format"] * 2


def test_a_paragraph_can_be_centred_in_both() -> None:
    letter = Letter(title="위 촉 장", form=Form.PAPER, blocks=(Paragraph("가운데", centred=True),))
    assert "가운데" in words_of_hwpx(write_hwpx(letter))
    assert write_pdf(letter).startswith(b"%PDF")


def test_a_table_of_figures_comes_as_a_workbook_too() -> None:
    rows = (("국비", "2,500"), ("감액", "△1,200"), ("=1+1", "없음"))
    letter = Letter(
        title="사업비", blocks=(Table(("재원", "사업비"), rows, unit="(단위: 천원)", right=frozenset({1})),)
    )
    content = write_xlsx(letter)
    assert content == write_xlsx(letter)
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    values = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert values[1:] == [["재원", "사업비"], ["국비", 2500], ["감액", -1200], ["=1+1", "없음"]]
    assert sheet["A5"].data_type == "s"
    assert sheet["B4"].number_format == "#,##0;△#,##0"
    assert "사업비.xlsx" in zipfile.ZipFile(io.BytesIO(make_package(letter))).namelist()


def test_a_letter_without_such_a_table_has_no_workbook() -> None:
    letter = Letter(title="알림", blocks=(Item("알립니다."), Table(("", ""), (("가", "나"), ("다", "라")))))
    names = zipfile.ZipFile(io.BytesIO(make_package(letter))).namelist()
    assert not any(name.endswith(".xlsx") for name in names)
