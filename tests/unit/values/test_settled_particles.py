"""Sentences written with both forms of a particle are settled by the word before."""

import pytest

from teukgu.values.particles import settled


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("계획에 '주민 등의 의견청취 결과'이(가) 없습니다.", "계획에 '주민 등의 의견청취 결과'가 없습니다."),
        ("사건 XD2026-0008을(를) 열었습니다.", "사건 XD2026-0008을 열었습니다."),
        ("'지정 신청'은(는) 다른 기관의 일입니다.", "'지정 신청'은 다른 기관의 일입니다."),
        ("'협의'을(를) '검토'(으)로 바꿉니다.", "'협의'를 '검토'로 바꿉니다."),
        ("2026. 11. 25.은(는) 오늘보다 뒤입니다.", "2026. 11. 25.는 오늘보다 뒤입니다."),
        ("(가) 목록은 그대로입니다.", "(가) 목록은 그대로입니다."),
    ],
)
def test_pairs_are_settled(written: str, read: str) -> None:
    assert settled(written) == read
