"""Sums over operators: whatever they answered, in whatever order, the sum is exact and everybody is counted once."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from tests.sheet_tools import CATALOGUE, RULES, YEAR

from teukgu.reporting.figure import Figure, FigureStatus
from teukgu.reporting.operator_sheets.answers import read_answers
from teukgu.reporting.operator_sheets.rules import QuestionKind, SheetZone, sheet_rows, zone_rows
from teukgu.reporting.operator_sheets.sums import Lacking, SheetState, Standing, ratios, sum_up

ROWS = zone_rows(RULES, CATALOGUE, SheetZone(YEAR, "type_1"))
CELLS = [row.cell for row in ROWS]
BY_CELL = {row.cell: row for row in ROWS}
AMOUNTS = st.integers(0, 10**12)


@st.composite
def figures(draw, asked):
    found = {}
    for cell in asked:
        what = draw(st.sampled_from(("given", "empty", "na")))
        if what == "given":
            found[cell] = Figure(cell, draw(AMOUNTS))
        elif what == "na":
            found[cell] = Figure(cell, None, FigureStatus.NOT_APPLICABLE)
    return found


@st.composite
def sheets(draw):
    found = []
    for key in range(draw(st.integers(0, 8))):
        kind = draw(st.sampled_from(RULES.kinds)).id
        asked = frozenset(row.cell for row in sheet_rows(RULES, CATALOGUE, SheetZone(YEAR, "type_1"), kind))
        standing = draw(st.sampled_from(Standing))
        written = draw(figures(sorted(asked))) if standing is Standing.ANSWERED else {}
        found.append(SheetState(key, standing, asked, written))
    return found


def summed(states):
    return sum_up(ROWS, states, CATALOGUE.units)


@given(sheets(), st.randoms())
def test_the_order_of_operators_changes_nothing(states, random):
    mixed = list(states)
    random.shuffle(mixed)
    assert summed(states) == summed(mixed)


@given(sheets())
def test_a_sum_is_exactly_what_was_answered_and_everybody_asked_is_counted_once(states):
    for cell, found in summed(states).items():
        values = [
            one.figures[cell].value for one in states if cell in one.figures and one.figures[cell].value is not None
        ]
        asked = [one for one in states if cell in one.asked and one.standing is not Standing.GONE]
        assert len(found.given) == len(values)
        assert found.asked == len(asked)
        if found.value is not None:
            assert found.value == sum(values)
        assert (found.value is None) == (found.lacking is not None)


@given(sheets(), st.integers(0, 8))
def test_two_halves_of_the_operators_add_up_to_all(states, place):
    first, second, both = summed(states[:place]), summed(states[place:]), summed(states)
    for cell in CELLS:
        if BY_CELL[cell].part is None:
            assert (both[cell].value or 0) == (first[cell].value or 0) + (second[cell].value or 0)
            assert both[cell].given == first[cell].given | second[cell].given


@given(sheets())
def test_a_part_goes_up_only_when_everybody_with_the_whole_gave_it(states):
    for cell, found in summed(states).items():
        if BY_CELL[cell].part is None or found.value is None:
            continue
        whole = BY_CELL[cell].whole
        for one in states:
            if one.standing is Standing.ANSWERED and whole in one.figures and one.figures[whole].value:
                assert cell in one.figures or cell not in one.asked


@given(sheets())
def test_a_ratio_is_made_of_the_sums_and_only_when_the_same_operators_stand_behind_both(states):
    sums = summed(states)
    for cell, found in ratios(CATALOGUE.in_year(YEAR), sums, CATALOGUE.units).items():
        version = CATALOGUE.version(cell.indicator, YEAR)
        of, over = sums[version.ratio.of], sums[version.ratio.over]
        if found.value is None:
            assert found.lacking in {Lacking.HALVES, Lacking.ZERO}
            continue
        assert of.given == over.given
        exact = Fraction(str(version.ratio.times)) * Fraction(of.value) / Fraction(over.value)
        assert abs(Fraction(found.value) - exact) <= Fraction(
            1, 2 * 10 ** CATALOGUE.unit_of(version).decimals
        ) + Fraction(1, 10**6)
        assert cell not in sums


def test_ratios_are_never_sums():
    assert not {one.id for one in CATALOGUE.in_year(YEAR) if one.ratio} & {cell.indicator for cell in CELLS}


@given(
    st.dictionaries(st.sampled_from([str(cell) for cell in CELLS]), st.text(max_size=30)),
    st.dictionaries(st.sampled_from(CELLS), AMOUNTS),
)
def test_reading_never_fails_and_refuses_in_both_languages(typed, last):
    rows = sheet_rows(RULES, CATALOGUE, SheetZone(YEAR, "type_1"), "processor")
    read = read_answers(rows, typed, CATALOGUE.units, last)
    asked = {row.cell for row in rows}
    assert set(read.figures) <= asked
    for one in read.findings:
        assert all((one.message.ko, one.message.en, one.cure.ko, one.cure.en))


@given(st.dictionaries(st.sampled_from([str(cell) for cell in CELLS]), st.integers(0, 10**9)))
def test_what_was_read_is_read_again_alike(numbers):
    rows = sheet_rows(RULES, CATALOGUE, SheetZone(YEAR, "type_1"), "grower")
    first = read_answers(rows, {key: f"{value:,}" for key, value in numbers.items()}, CATALOGUE.units)
    amounts = {row.cell for row in rows if row.question.kind is QuestionKind.AMOUNT} & set(first.figures)
    again = read_answers(rows, {str(one): str(first.figures[one].value) for one in amounts}, CATALOGUE.units)
    assert {one: again.figures[one] for one in amounts} == {one: first.figures[one] for one in amounts}
