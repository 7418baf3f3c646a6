"""The figures of a zone over the years: two kinds side by side, targets that count or wait, breaks where they are."""

from dataclasses import replace
from datetime import UTC, date, datetime

from teukgu.loading.indicators import load_indicators
from teukgu.reporting.board import Holdings, board
from teukgu.reporting.definition import Comparability
from teukgu.reporting.figure import Cell, Figure, Observed, Provenance
from teukgu.reporting.series import fold
from teukgu.reporting.targets import Approval, Baseline, Target
from teukgu.values import IndicatorId, ZoneId

CATALOGUE = load_indicators()
ZONE, JOBS = ZoneId("Z1"), Cell(IndicatorId("jobs"))
WHEN = datetime(2027, 3, 2, 9, tzinfo=UTC)
REPORTED = Observed(1, ZONE, 2025, Figure(JOBS, 40), 3, WHEN, "officer")
EARLIER = Observed(2, ZONE, 2024, Figure(JOBS, 55, provenance=Provenance.EARLIER_REPORT), 2, WHEN, "officer")
IN_TIME = Approval(date(2025, 2, 10), "가군수", "특구과-120")
TARGET = Target(1, ZONE, 2025, JOBS, 50, 3, IN_TIME)


def line_of(cell=JOBS, years=(2024, 2025), **held):
    lines = board(CATALOGUE, Holdings(ZONE, **held), years, "type_1")
    return next(one for one in lines if one.cell == cell)


def test_what_was_reported_and_what_an_earlier_report_said_are_two_things():
    before, now = line_of(series=fold([REPORTED, EARLIER])).entries
    assert (before.reported, before.earlier) == ((), (EARLIER,))
    assert (now.reported, now.earlier) == ((REPORTED,), ())


def test_a_break_stands_at_the_year_in_which_it_begins():
    before, now = line_of().entries
    assert before.broken is None
    assert now.broken is not None
    assert (now.broken.year, now.broken.comparability) == (2025, Comparability.BROKEN)


def test_the_target_that_counts_and_the_one_that_waits():
    waiting = replace(TARGET, id=2, value=45, approval=None, replaces=1, why="사업 축소")
    entry = line_of(targets=(waiting, TARGET)).entries[1]
    assert (entry.target, entry.proposed) == (TARGET, waiting)
    alone = line_of(targets=(TARGET,)).entries[1]
    assert (alone.target, alone.proposed) == (TARGET, None)


def test_a_target_approved_too_late_is_shown_and_does_not_count():
    late = replace(TARGET, approval=replace(IN_TIME, approved_on=date(2026, 1, 3)))
    entry = line_of(targets=(late,)).entries[1]
    assert (entry.target, entry.proposed) == (None, late)


def test_a_line_with_nothing_is_known_as_empty():
    assert line_of().is_empty
    assert not line_of(baselines=(Baseline(ZONE, JOBS, 30, 2, date(2020, 5, 4), "지정 신청서"),)).is_empty
    assert not line_of(series=fold([EARLIER])).is_empty


def test_a_part_is_asked_only_in_the_years_whose_definition_has_it():
    women = line_of(Cell(IndicatorId("jobs"), "sex.women"))
    assert [entry.version is None for entry in women.entries] == [True, False]
