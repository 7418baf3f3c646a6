"""A card in every format: whole, in both languages, the same bytes again, nothing that runs."""

import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import html5lib
import openpyxl
import pytest
from tests.bundle_tools import sealed_evaluation

from teukgu.documents.grids import Grid
from teukgu.documents.report_card import Card, Correction, Objection, report_cards
from teukgu.documents.report_card.card import Push
from teukgu.documents.report_card.contents import Beside
from teukgu.documents.report_card.folder import FORMATS, card_bytes, write_cards
from teukgu.documents.report_card.letter import card_letter
from teukgu.documents.report_card.numbers import figure, percent, points
from teukgu.documents.report_card.sections import Writer
from teukgu.values import Bilingual, ZoneId

LONGEST = "아주긴이름의군 그리고또다른긴이름의시 산과바다와들판이만나는전통발효식품및치유관광연계특구"


def card(zone: str = "z3") -> Card:
    beside = Beside(objection=Objection(10, date(2026, 9, 1)), bundle_hash="ab" * 32, undistinguished_span=3)
    return next(one for one in report_cards(sealed_evaluation(), beside) if one.zone == zone)


def empty() -> Card:
    """A zone of the longest name about which nearly nothing is known."""
    nothing = {"raised": (), "lowered": (), "series": (), "chances": (), "interval": None, "rank": None, "rise": None}
    return replace(card(), name=LONGEST, objection=None, bundle_hash="", gap=None, tier=0, **nothing)


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("name", FORMATS)
def test_the_same_card_gives_the_same_bytes(name: str, language: str) -> None:
    assert card_bytes(card(), language, name) == card_bytes(card(), language, name)


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("made", [card, empty])
def test_the_page_is_valid_and_fetches_nothing(made, language: str) -> None:
    text = card_bytes(made(), language, "html").decode()
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    assert tree.get("lang") == language
    assert len(tree.findall(".//h2")) == 6
    assert "http://" not in text.replace("http://www.w3.org", "")
    assert "<script" not in text


def test_every_format_of_an_empty_card_with_a_long_name_is_written() -> None:
    for name in FORMATS:
        assert card_bytes(empty(), "ko", name)


def test_names_are_never_markup_or_formulas() -> None:
    odd = replace(card(), name="=1+1<b>&", type="@SUM(A1)")
    page = card_bytes(odd, "ko", "html").decode()
    assert "<b>" not in page.split("<body>")[1]
    book = openpyxl.load_workbook(io.BytesIO(card_bytes(odd, "ko", "xlsx")))
    kinds = {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row if cell.value}
    assert "f" not in kinds


def test_figures_stay_figures_in_the_workbook() -> None:
    book = openpyxl.load_workbook(io.BytesIO(card_bytes(card(), "en", "xlsx")))
    assert len(book.worksheets) == 6
    values = [cell.value for row in book.worksheets[1].iter_rows() for cell in row if isinstance(cell.value, float)]
    assert card().raised[0].points in values


def test_hwpx_holds_every_section() -> None:
    package = zipfile.ZipFile(io.BytesIO(card_bytes(card(), "ko", "hwpx")))
    text = package.read("Contents/section0.xml").decode()
    for section in Writer(card(), "ko").sections():
        assert section.title in text


def test_pdf_is_tagged_and_in_its_language() -> None:
    for language, mark in (("ko", b"/Lang (ko"), ("en", b"/Lang (en")):
        content = card_bytes(card(), language, "pdf")
        assert content.startswith(b"%PDF-1.7")
        assert b"pdfuaid:part" in content
        assert mark in content.replace(b"/Lang(", b"/Lang (")


def test_an_objection_names_its_last_day_or_only_its_days() -> None:
    known = " ".join(card_letter(card(), "ko").texts())
    assert "2026. 9. 1.(화)까지" in known
    without = replace(card(), objection=Objection(10))
    assert "10일 안에" in " ".join(card_letter(without, "ko").texts())
    assert "10 days" in " ".join(card_letter(without, "en").texts())


def test_corrections_are_a_table_and_none_is_said() -> None:
    one = Correction(ZoneId("z3"), "a", 2024, 5, None, "단위", date(2026, 5, 2))
    shown = Writer(replace(card(), corrections=(one,), names={"a": Bilingual("매출", "sales")}), "ko").sections()[4]
    assert tuple(
        cell for grid in shown.parts if isinstance(grid, Grid) for cell in grid.rows[0] if isinstance(cell, str)
    ) == ("매출", "2024", "2026. 5. 2.(토)", "단위")
    texts = {value: Writer(replace(card(), corrections=value), "ko").sections()[4].parts[-1] for value in ((), None)}
    assert texts[()] != texts[None]


def test_large_money_is_written_in_millions() -> None:
    won = replace(card().series[0], unit=Bilingual("원", "won"), by_year={2024: 56_363_000_000}, target=None)
    row = next(
        part.rows[0]
        for part in Writer(replace(card(), series=(won,)), "ko").sections()[2].parts
        if isinstance(part, Grid)
    )
    assert row[0].endswith("(백만원)")
    assert (row[1].text, row[1].value) == ("56,363", 56_363.0)


def test_a_score_given_by_people_is_said_to_be_one() -> None:
    rise = next(one for one in report_cards(sealed_evaluation(), Beside(undistinguished_span=3)) if one.rise).rise
    for by_people in (True, False):
        made = replace(card(), tier=2, rise=replace(rise, given_by_people=by_people))
        parts = Writer(made, "ko").sections()[3].parts
        assert ("사람이 매깁니다" in str(parts[-1])) is by_people


def test_figures_as_people_read_them() -> None:
    assert [figure(one) for one in (None, 0, -0.0, 1234567.4, 12.345, 0.5)] == [
        "–",
        "0",
        "0",
        "1,234,567",
        "12.3",
        "0.5",
    ]
    assert [points(one, 2) for one in (1.234, -1.0, 0.0, -0.001)] == ["+1.23", "-1.00", "0.00", "0.00"]
    assert percent(0.256) == "26%"
    assert percent(-0.00001, signed=True) == "0.0%"


def test_a_folder_is_written_whole_with_progress(tmp_path: Path) -> None:
    found, told = report_cards(sealed_evaluation(), Beside(undistinguished_span=3))[:3], []
    write_cards(found, tmp_path, "ko", ("html", "xlsx"), workers=2, written=lambda *how: told.append(how))
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert {file.name for file in tmp_path.iterdir()} == {
        f"{one.zone}.{kind}" for one in found for kind in ("html", "xlsx")
    }


def test_nothing_pushed_is_said_in_words() -> None:
    push = Push(Bilingual("가", "a"), None, 1, 2, 3.0)
    only = Writer(replace(card(), raised=(push,), lowered=()), "ko").sections()[1].parts
    assert any(isinstance(part, str) and "내린 지표가 없습니다" in part for part in only)


def test_a_round_that_shows_bands_only_gives_no_score() -> None:
    bands = replace(card(), rank=None, interval=None)
    text = card_bytes(bands, "ko", "html").decode()
    for value in (bands.score, bands.median_score):
        assert f"{value:.2f}" not in text
    assert "더해 보기" not in text
    assert "점 모자랍니다" not in text


def test_days_are_named_only_where_they_lead_to_the_last_day() -> None:
    otherwise = replace(card(), objection=Objection(None, date(2026, 9, 15)))
    text = " ".join(card_letter(otherwise, "ko").texts())
    assert "2026. 9. 15.(화)까지 이의를 낼 수 있습니다." in text
