import unicodedata

import pytest

from teukgu.portal.services.cases.pasted import Pasted, parse_pasted


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "시행 농정과-101 ( 2026. 3. 2. )   접수 특구정책과-55 ( 2026. 3. 3. )",
            Pasted("농정과-101", "2026-03-02", "특구정책과-55", "2026-03-03"),
        ),
        (
            "★주무관 김예시 농정과장 전결 2026. 3. 2. 시행 농정과-7 (2026. 3. 2.)",
            Pasted("농정과-7", "2026-03-02", "", "", "농정과장", "delegated"),
        ),
        (
            "농정과-2026\t2026-03-31\t특구 지정 신청\t부군수 대결",
            Pasted("농정과-2026", "2026-03-31", "", "", "부군수", "deputy"),
        ),
        ("접수 경제정책과(특구)-9 (2026. 12. 1.)", Pasted("", "", "경제정책과(특구)-9", "2026-12-01")),
        ("시행 과-1", Pasted("과-1")),
        ("아무 번호도 없는 줄", Pasted()),
        ("", Pasted()),
    ],
)
def test_numbers_and_days_are_found(text: str, found: Pasted) -> None:
    assert parse_pasted(text) == found


def test_decomposed_hangul_is_read_too() -> None:

    assert parse_pasted(unicodedata.normalize("NFD", "시행 농정과-101 (2026. 3. 2.)")).production_number == "농정과-101"
