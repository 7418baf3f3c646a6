"""The form of a letter: Administrative Work Regulation (행정업무규정) art. 4-8, its rule art. 2-4."""

from teukgu.documents.official.as_text import body_text, letter_text
from teukgu.documents.official.heads import head_title
from teukgu.documents.official.letter import Form, Heading, Item, Letter, Paragraph, Table

GRID = Table(("가", "나"), (("1", "2\n3"),), unit="(단위: 천원)")


def letter(*blocks: object, **more: object) -> Letter:
    return Letter(title="알밤특구 협의", blocks=blocks, receiver="산림청장", sender_name="장관", **more)  # type: ignore[arg-type]


def test_a_single_item_has_no_mark_and_ends_two_characters_before_the_end() -> None:
    assert body_text(letter(Item("알립니다."))) == "알립니다.  끝."


def test_items_are_numbered_and_each_level_starts_two_characters_further_in() -> None:
    text = body_text(letter(Item("가"), Item("나", (Item("다", (Item("라"), Item("마"))), Item("바")))))
    assert text == "1. 가\n2. 나\n  가. 다\n    1) 라\n    2) 마\n  나. 바  끝."


def test_an_only_item_below_several_has_no_mark_either() -> None:
    assert body_text(letter(Item("가", (Item("나"),)), Item("다"))) == "1. 가\n  나\n2. 다  끝."


def test_further_lines_of_an_item_stand_under_its_text() -> None:
    assert body_text(letter(Item("가\n나"), Item("다"))) == "1. 가\n   나\n2. 다  끝."


def test_after_a_table_the_end_stands_on_a_line_of_its_own() -> None:
    assert body_text(letter(GRID)) == "(단위: 천원)\n가\t나\n1\t2 / 3\n  끝."


def test_one_attachment_has_no_number_and_carries_the_end() -> None:
    text = letter_text(letter(Item("알립니다."), attachments=("계획서 1부.",)))
    assert "\n붙임  계획서 1부.  끝.\n" in text
    assert text.count("끝.") == 1


def test_several_attachments_are_numbered_below_each_other() -> None:
    text = letter_text(letter(Item("알립니다."), attachments=("계획서 1부.", "도면 1부.")))
    assert "붙임  1. 계획서 1부.\n      2. 도면 1부.  끝.\n" in text


def test_the_head_and_foot_of_a_letter() -> None:
    text = letter_text(letter(Item("알립니다."), summary="요지", keywords=("특구", "협의")))
    assert text.startswith("수신  산림청장\n(경유)\n제목  알밤특구 협의\n\n")
    assert text.endswith("\n장관\n\n[문서요지] 요지\n[주제어] 특구, 협의\n")


def test_a_notice_begins_with_its_number_and_has_no_end_mark() -> None:
    notice = letter(
        Paragraph("알립니다."),
        form=Form.NOTICE,
        issuer="가람군",
        number_line="공고 제2026-   호",
        day_line="2026. 3. 31.",
    )
    assert letter_text(notice) == "가람군 공고 제2026-   호\n\n알밤특구 협의\n\n알립니다.\n\n2026. 3. 31.\n\n장관\n"


def test_numbers_begin_anew_under_a_heading() -> None:
    paper = letter(Item("가"), Item("나"), Heading("주요내용"), Item("다"), Item("라"), form=Form.PAPER)
    assert body_text(paper) == "1. 가\n2. 나\n\n주요내용\n1. 다\n2. 라"


def test_heads_of_offices_are_addressed_by_their_title() -> None:
    assert {name: head_title(name) for name in ("가람군", "가람시", "가람구", "가람도", "환경부", "산림청")} == {
        "가람군": "가람군수",
        "가람시": "가람시장",
        "가람구": "가람구청장",
        "가람도": "가람도지사",
        "환경부": "환경부장관",
        "산림청": "산림청장",
    }
    assert head_title("식품의약품안전처") == "식품의약품안전처장"
    assert head_title("세종특별자치시") == "세종특별자치시장"
    assert head_title("제주특별자치도") == "제주특별자치도지사"
    assert head_title("가람군의회") == "가람군의회의장"
    assert head_title("공정거래위원회") == "공정거래위원장"
    assert head_title("가람밤영농조합법인") == "가람밤영농조합법인"
    assert head_title("중소벤처기업부", "특구운영과") == "중소벤처기업부장관(특구운영과장)"
