"""What a mask leaves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teukgu.portal.masking import MASKS, mask_address, mask_for, mask_mail, mask_name, mask_phone, mask_text, masked


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("홍길동", "홍*동"),
        ("김산", "김*"),
        ("남궁민수", "남**수"),
        ("이", "이*"),
        ("John Smith", "J*** S****"),
        (" 홍길동 ", "홍*동"),
        ("", ""),
    ],
)
def test_names(name: str, shown: str) -> None:
    assert mask_name(name) == shown


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("010-1234-5678", "010-****-5678"),
        ("01012345678", "010****5678"),
        ("02-123-4567", "02-***-4567"),
        ("044-204-7123", "044-***-7123"),
        ("+82 10-1234-5678", "+82 10-****-5678"),
        ("+82-2-123-4567", "+82-2-***-4567"),
        ("1588-0000", "***"),
        ("내선 12", "***"),
        ("", ""),
    ],
)
def test_telephones(phone: str, shown: str) -> None:
    assert mask_phone(phone) == shown


@pytest.mark.parametrize(
    ("mail", "shown"),
    [
        ("gildong@korea.kr", "gi*****@korea.kr"),
        ("abc@korea.kr", "a**@korea.kr"),
        ("a@korea.kr", "**@korea.kr"),
        ("no address", "***"),
    ],
)
def test_mail(mail: str, shown: str) -> None:
    assert mask_mail(mail) == shown


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("전북특별자치도 순창군 순창읍 장류로 255", "전북특별자치도 순창군 순창읍 장류로 ***"),
        ("서울특별시 강남구 테헤란로5길 12-3, 101동 1203호", "서울특별시 강남구 테헤란로5길 **-*, ***동 ****호"),
        ("세종특별자치시 한솔동 77번지", "세종특별자치시 한솔동 **번지"),
    ],
)
def test_addresses(address: str, shown: str) -> None:
    assert mask_address(address) == shown


def test_running_text() -> None:
    text = (
        "홍길동 900101-1234567, 010-1234-5678 또는 gildong@korea.kr. 2026. 3. 31.까지 금113,560원, 계좌 110-123-456789"
    )
    shown = mask_text(text)
    for hidden in ("1234567", "1234-5678", "gildong", "123-456789"):
        assert hidden not in shown
    for kept in ("2026. 3. 31.", "금113,560원", "@korea.kr"):
        assert kept in shown


def test_a_field_that_does_not_say_what_it_is_shows_nothing() -> None:
    assert mask_for("presider_name") == "name"
    assert mask_for("speakers") == "name"
    assert mask_for("contact_phone") == "phone"
    assert mask_for("note") == "all"
    assert masked("왼쪽 다리를 다침", "all") == "***"
    assert masked("무엇", "unheard of") == "***"
    assert masked(["홍길동", "김산"], "name") == "홍*동, 김*"
    assert masked(None, "name") == ""


def test_what_plainly_is_a_telephone_is_masked_as_one() -> None:
    assert masked("010-1234-5678", "name") == "010-****-5678"
    assert masked("gildong@korea.kr", "all") == "gi*****@korea.kr"


@given(st.text(min_size=1), st.sampled_from(sorted(MASKS)))
def test_no_mask_fails_or_gives_the_value_back(text: str, mask: str) -> None:
    shown = masked(text, mask)
    if mask in {"name", "all"} and text.strip() and "@" not in text:
        assert shown != text or "*" in text
    assert isinstance(shown, str)


@given(st.text(alphabet="가나다라마바사홍길동김이박", min_size=2, max_size=12))
def test_at_most_two_characters_of_a_name_are_left(name: str) -> None:
    shown = mask_name(name)
    assert len(shown) == max(2, len(name))
    assert len(shown.replace("*", "")) == min(2, len(name) - 1)


@given(st.integers(0, 9999), st.integers(0, 9999))
def test_the_middle_of_a_mobile_number_never_shows(middle: int, last: int) -> None:
    for form in ("010-{:04}-{:04}", "010{:04}{:04}", "010 {:04} {:04}", "(010){:04}-{:04}"):
        phone = form.format(middle, last)
        assert (
            mask_phone(phone).replace("-", "").replace(" ", "").replace("(", "").replace(")", "") == f"010****{last:04}"
        )
