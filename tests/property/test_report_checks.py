"""Checks answer any figures without raising, and the same figures with the same remarks."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as some

from teukgu.loading.indicators import load_indicators
from teukgu.loading.programme import load_programme
from teukgu.reporting.checks import check_report, limits_from
from teukgu.reporting.figure import Cell, Context, Figure, FigureStatus
from teukgu.values import ZoneId

CATALOGUE = load_indicators()
LIMITS = limits_from(load_programme().rulebook.on(date(2026, 11, 22)))
CELLS = [
    Cell(one.id, part)
    for one in CATALOGUE.in_year(2026)
    for part in ("", *(f"{way.id}.{part.id}" for way in one.disaggregations for part in way.parts))
]
NUMBERS = some.one_of(some.integers(-1000, 10**12), some.integers(), some.floats())
FIGURES = some.builds(Figure, some.sampled_from(CELLS), some.none() | NUMBERS, some.sampled_from(FigureStatus))
CONTEXTS = some.builds(
    Context,
    zone=some.just(ZoneId("z")),
    zone_type=some.sampled_from(["type_1", "type_2", "type_3", ""]),
    year=some.just(2026),
    months_designated=some.integers(0, 12),
    past=some.dictionaries(some.tuples(some.integers(2020, 2026), some.sampled_from(CELLS)), NUMBERS, max_size=20),
    peers=some.dictionaries(some.sampled_from(CELLS), some.lists(NUMBERS, max_size=12).map(tuple), max_size=5),
    statistics=some.dictionaries(
        some.tuples(some.just("establishments"), some.sampled_from([2025, 2026])), some.floats(), max_size=2
    ),
    baseline=some.just({}),
    targets=some.just({}),
)


@settings(deadline=None)
@given(some.lists(FIGURES, max_size=25), CONTEXTS)
def test_checks_never_raise_and_repeat_themselves(figures: list[Figure], context: Context) -> None:
    report = {one.cell: one for one in figures}
    first = check_report(CATALOGUE, report, context, LIMITS)
    assert [one.identity for one in first] == [one.identity for one in check_report(CATALOGUE, report, context, LIMITS)]
    assert len({one.identity for one in first}) == len(first)
    assert all(one.finding().message.ko for one in first)
