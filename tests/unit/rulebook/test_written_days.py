from datetime import date

import pytest

from teukgu.rulebook.deadlines.stop import parse_day
from teukgu.values import Refused


@pytest.mark.parametrize("text", ["2026-03-02", "2026. 3. 2.", "2026.3.2", " 2026. 03. 02. "])
def test_a_day_as_computers_and_as_official_documents_write_it(text: str) -> None:
    assert parse_day(text) == date(2026, 3, 2)


@pytest.mark.parametrize(
    "text", ["", "2026-3-2", "2026-W10-1", "2026. 13. 2.", "2026-02-30", "3. 2.", "２０２６-０３-０２"]
)
def test_what_is_no_day_is_refused_with_a_cure(text: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_day(text)
    assert "YYYY-MM-DD" in refused.value.findings[0].cure.en
