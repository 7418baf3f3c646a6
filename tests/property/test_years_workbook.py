"""What stands in a sheet over several years comes back from it, for any zone and years; damage is answered."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.workbook_tools import catalogue
from tests.years_tools import content_of, generated_years, read, typed, years_form

from teukgu.reporting.year_lines import Purpose

BLOCKS = [range(start, start + 15) for start in range(0, 60, 15)]


@pytest.mark.parametrize("numbers", BLOCKS)
def test_round_trip_loses_nothing(numbers):
    for number in numbers:
        form = generated_years(number)
        reading = read(content_of(form), form)
        assert reading.findings == ()
        assert {key: (one.value, one.status) for key, one in reading.figures.items()} == {
            key: (figure.value, figure.status) for key, figure in form.standing.items()
        }
        for (year, cell), one in reading.figures.items():
            before = form.standing[(year, cell)]
            if form.purpose is Purpose.PAST:
                assert one.note in {"", before.note}
                assert one.confidence in {None, before.confidence}
        asked = {(year, line.row.cell) for line in form.lines for year in line.years}
        assert set(reading.empty) == asked - set(form.standing)
        assert reading.stamp is not None
        assert reading.stamp.seen == str(number)


def test_the_same_form_gives_the_same_bytes():
    assert content_of(generated_years(3)) == content_of(generated_years(3))


FORM = years_form(range(2014, 2019))
LINES = {line.code: line.years for line in FORM.lines}
TYPED = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=30),
    st.sampled_from(["-", "약 3", "1,234천원", "해당없음", "없음", "2019.3.1", "#REF!", "=A1"]),
)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.dictionaries(st.tuples(st.sampled_from(sorted(LINES)), st.sampled_from(FORM.years)), TYPED, max_size=12))
def test_whatever_is_typed_is_taken_or_told_by_its_cell(values):
    content = typed(FORM, {(code, f"y{year}"): value for (code, year), value in values.items()})
    reading = read(content, FORM)
    places = {(one.place.key, one.place.cell) for one in reading.findings}
    assert all(key.startswith("figure:") and cell for key, cell in places)
    for (year, cell), one in reading.figures.items():
        assert catalogue().version(cell.indicator, year).version == one.version
        assert one.value is None or abs(one.value) <= 10**18


def test_damaged_bytes_are_answered():
    whole, draw = content_of(FORM), random.Random(7)
    for _ in range(60):
        spoiled = bytearray(whole)
        for _ in range(draw.randint(1, 30)):
            spoiled[draw.randrange(len(spoiled))] = draw.randrange(256)
        read(bytes(spoiled), FORM)
        read(bytes(spoiled[: draw.randrange(len(spoiled))]), FORM)
