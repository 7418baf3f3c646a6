"""A report while it is written, and the rows it is written into."""

from hypothesis import given
from hypothesis import strategies as st

from teukgu.loading.indicators import load_indicators
from teukgu.loading.programme import programme_folder
from teukgu.reporting.draft import ReportDraft, cell_of, from_data, to_data
from teukgu.reporting.figure import Cell, Confidence, Figure, FigureStatus
from teukgu.reporting.form import rows_of
from teukgu.values import IndicatorId

CATALOGUE = load_indicators(programme_folder())
CELLS = st.sampled_from([row.cell for row in rows_of(CATALOGUE, 2026, "type_1")])
FIGURES = st.builds(
    Figure,
    CELLS,
    st.none() | st.integers(-(10**15), 10**15) | st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(FigureStatus),
    confidence=st.sampled_from(Confidence),
    note=st.text(max_size=20),
)


@given(st.lists(FIGURES), st.dictionaries(st.text(max_size=8), st.text(max_size=20)))
def test_a_draft_is_read_as_it_was_written(figures: list[Figure], words: dict[str, str]) -> None:
    draft = ReportDraft({one.cell: one for one in figures}, words)
    assert from_data(to_data(draft)) == draft


def test_a_cell_is_read_as_it_is_written() -> None:
    assert cell_of("jobs") == Cell(IndicatorId("jobs"))
    assert cell_of("jobs/kind.regular") == Cell(IndicatorId("jobs"), "kind.regular")


def test_rows_stand_by_section_and_each_cell_once() -> None:
    for zone_type in ("", "type_1", "type_2", "type_3"):
        rows = rows_of(CATALOGUE, 2026, zone_type)
        groups = list(dict.fromkeys(row.version.group for row in rows))
        assert groups == [one.id for one in CATALOGUE.groups if one.id in groups]
        assert len({row.cell for row in rows}) == len(rows)
        seen: set[str] = set()
        for row in rows:  # a section is never left and entered again; the whole stands before its parts
            assert row.version.group == groups[len(seen | {row.version.group}) - 1]
            seen.add(row.version.group)


def test_a_part_stands_below_its_whole() -> None:
    rows = rows_of(CATALOGUE, 2026, "type_1")
    places = {row.cell: place for place, row in enumerate(rows)}
    for row in rows:
        assert places[Cell(row.cell.indicator)] <= places[row.cell]
        assert (row.part is None) == (row.cell.part == "")
