from datetime import date

import pytest

from teukgu.values import Bilingual, Finding, Period, Place, Refused, Severity, Won, nfc, refuse_if_any


def finding(severity: Severity = Severity.ERROR) -> Finding:
    return Finding("X-1", Bilingual("틀림", "wrong"), Bilingual("고치세요", "mend it"), Place("a.yaml", 3), severity)


def test_a_finding_reads_as_place_message_and_cure() -> None:
    assert finding().text("en") == "a.yaml:3: wrong → mend it [X-1]"
    assert finding().text("ko") == "a.yaml:3: 틀림 → 고치세요 [X-1]"


def test_places_name_files_cells_and_keys() -> None:
    assert str(Place("sheet", cell="B7")) == "sheet!B7"
    assert str(Place(line=4, key="weights")) == "line 4 (weights)"
    assert str(Place()) == ""


def test_refused_carries_every_finding_errors_first() -> None:
    with pytest.raises(Refused) as refused:
        refuse_if_any([finding(Severity.WARNING), finding()])
    assert [found.severity for found in refused.value.findings] == [Severity.ERROR, Severity.WARNING]


def test_warnings_alone_do_not_refuse() -> None:
    assert refuse_if_any([finding(Severity.WARNING)]) == (finding(Severity.WARNING),)


def test_decomposed_hangul_becomes_nfc() -> None:
    assert nfc(" 한글 ") == "한글"


def test_a_period_leaves_its_end_out() -> None:
    period = Period(date(2026, 1, 1), date(2026, 2, 1))
    assert date(2026, 1, 31) in period
    assert date(2026, 2, 1) not in period
    assert period.days == 31
    assert Period(date(2026, 1, 1)).days is None


def test_a_period_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="end after"):
        Period(date(2026, 1, 1), date(2026, 1, 1))


@pytest.mark.parametrize("amount", [1.0, True, "1"])
def test_only_whole_numbers_become_won(amount: object) -> None:
    with pytest.raises(TypeError):
        Won(amount)  # type: ignore[arg-type]


def test_texts_answer_in_both_languages() -> None:
    text = Bilingual("{n}곳", "{n} zones").format(n=3)
    assert (text.text("ko"), text.text("en")) == ("3곳", "3 zones")
