import pytest

from teukgu.loading.statistics.values import Value, read_period, read_value


@pytest.mark.parametrize(
    ("text", "number", "mark"),
    [
        ("1,234", 1234, ""),
        ("１２３４", 1234, ""),
        (" 12.5 ", 12.5, ""),
        ("-3", -3, ""),
        ("△1,200", -1200, ""),
        ("1,234 p)", 1234, "p"),
        ("1234e", 1234, "e"),
        ("-", None, "nil"),
        ("…", None, "unknown"),
        ("...", None, "unknown"),
        ("X", None, "secret"),
    ],
)
def test_numbers_and_signs_of_the_tables(text, number, mark):
    assert read_value(text) == Value(number, mark)


def test_an_empty_cell_is_no_figure_and_no_problem():
    assert read_value("  ") == Value(None, empty=True)


@pytest.mark.parametrize("text", ["12,34", "천", "1.2.3", "1e400", "NaN", "#REF!", "1" * 70, "p"])
def test_anything_else_is_not_read(text):
    assert read_value(text) is None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2024", (2024, 0)),
        ("2024.0", (2024, 0)),
        ("2024 년", (2024, 0)),
        ("2023 p)", (2023, 0)),
        ("202412", (2024, 12)),
        ("2024.12 월", (2024, 12)),
        ("2024-03", (2024, 3)),
    ],
)
def test_periods(text, period):
    assert read_period(text) == period


@pytest.mark.parametrize("text", ["", "24", "202413", "202400", "1800", "2024 1/4", "총인구수", "2024" + " " * 60])
def test_what_is_no_period(text):
    assert read_period(text) is None
