from datetime import date

import pytest
from django.utils import translation

from teukgu.portal.web.presenting import korean


@pytest.mark.parametrize(
    ("word", "pair", "expected"),
    [
        ("특구", "은/는", "특구는"),
        ("순창군", "을/를", "순창군을"),
        ("서울", "으로/로", "서울로"),
        ("부산", "으로/로", "부산으로"),
        ("2021", "이/가", "2021이"),
        ("2025", "이/가", "2025가"),
        ("ABC", "과/와", "ABC와"),
        ("담양(전남)", "이/가", "담양(전남)이"),
    ],
)
def test_particles_fit_the_last_sound(word: str, pair: str, expected: str) -> None:
    assert korean.with_particle(word, pair) == expected


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (0, "0 원"),
        (9_999, "9,999 원"),
        (12_345_670_000, "123억 4,567만 원"),
        (-200_000_000, "−2억 원"),
        (10**12, "1조 원"),
    ],
)
def test_won_in_korean_units(amount: int, expected: str) -> None:
    with translation.override("ko"):
        assert korean.won_text(amount) == expected


def test_days_in_both_languages() -> None:
    day = date(2026, 11, 22)
    with translation.override("ko"):
        assert korean.day_text(day, weekday=True) == "2026. 11. 22.(일)"
        assert korean.month_text(day) == "2026. 11."
    with translation.override("en"):
        assert korean.day_text(day) == "22 November 2026"


@pytest.mark.parametrize(
    ("value", "digits", "expected"), [(1234.5, 0, "1,235"), (-0.04, 1, "0.0"), (2.25, 1, "+2.3"), (-1.25, 1, "−1.3")]
)
def test_signs_and_rounding(value: float, digits: int, expected: str) -> None:
    written = korean.signed_text(value, digits) if digits else korean.number_text(value, digits)
    assert written == expected
