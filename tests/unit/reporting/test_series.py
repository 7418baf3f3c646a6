"""Observations are only added: what stands, what is refused, and what is known on a day."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from teukgu.reporting.figure import Cell, Confidence, Figure, FigureStatus, Observed, Provenance
from teukgu.reporting.series import Series, Slot, added, as_known, fold, moves_value, refusals
from teukgu.values import IndicatorId, Refused, ZoneId

JOBS = Cell(IndicatorId("jobs"))
WOMEN = Cell(IndicatorId("jobs"), "sex.women")
START = datetime(2027, 3, 2, 9, tzinfo=UTC)
FIRST = Observed(1, ZoneId("Z1"), 2026, Figure(JOBS, 40), 3, START, "officer")
SLOT = Slot(ZoneId("Z1"), 2026, JOBS)


def corrected(before: Observed, value: int | None, **changes: object) -> Observed:
    status = FigureStatus.GIVEN if value is not None else FigureStatus.MISSING
    figure = replace(before.figure, value=value, status=status)
    made = replace(
        before,
        id=before.id + 1,
        figure=figure,
        corrects=before.id,
        material=False,
        why="세는 날이 틀렸음",
        recorded_at=before.recorded_at + timedelta(days=1),
    )
    return replace(made, **changes)


SECOND = corrected(FIRST, 38, material=True)


def codes(series: Series, draft: Observed) -> set[str]:
    found = refusals(series, draft)
    assert all(one.message.ko and one.message.en and one.cure.ko and one.cure.en for one in found)
    return {one.code.removeprefix("figure.") for one in found}


def test_the_last_correction_stands_and_the_history_keeps_all():
    third = corrected(SECOND, 38, figure=replace(SECOND.figure, confidence=Confidence.PROVED))
    series = fold([third, FIRST, SECOND])
    assert series.standing(SLOT) == third
    assert series.history(SLOT) == (FIRST, SECOND, third)
    assert series.corrections() == (SECOND, third)
    assert series.corrections(material_only=True) == (SECOND,)


def test_nothing_recorded_is_nothing():
    assert fold([]).standing(SLOT) is None
    assert fold([]).history(SLOT) == ()


def test_values_leave_out_what_is_missing():
    women = replace(FIRST, id=2, figure=Figure(WOMEN, None, FigureStatus.MISSING))
    other = replace(FIRST, id=3, zone=ZoneId("Z2"))
    earlier = replace(FIRST, id=4, year=2025, figure=Figure(JOBS, 0))
    assert fold([FIRST, women, other, earlier]).values(ZoneId("Z1")) == {(2026, JOBS): 40, (2025, JOBS): 0}


def test_what_was_recorded_later_was_not_known():
    assert as_known([FIRST, SECOND], START).standing(SLOT) == FIRST
    assert as_known([FIRST, SECOND], START + timedelta(days=1)).standing(SLOT) == SECOND


STANDING = fold([FIRST])


@pytest.mark.parametrize(
    ("code", "draft"),
    [
        ("already_there", replace(FIRST, id=2)),
        ("id_twice", replace(FIRST, year=2025)),
        ("corrects_nothing", replace(SECOND, corrects=7)),
        ("other_cell", replace(SECOND, figure=replace(SECOND.figure, cell=WOMEN))),
        ("other_cell", replace(SECOND, year=2025)),
        ("other_cell", replace(SECOND, zone=ZoneId("Z2"))),
        ("other_version", replace(SECOND, version=2)),
        ("no_reason", replace(SECOND, why="  ")),
        ("nothing_changed", replace(SECOND, figure=FIRST.figure)),
        ("before_what_it_corrects", replace(SECOND, recorded_at=START - timedelta(seconds=1))),
        ("earlier_report_mixed", replace(SECOND, figure=replace(SECOND.figure, provenance=Provenance.EARLIER_REPORT))),
        ("no_time_zone", replace(SECOND, recorded_at=datetime(2027, 4, 1))),  # noqa: DTZ001 - that is the point
        ("value_and_status", replace(SECOND, figure=Figure(JOBS, None))),
        ("value_and_status", replace(SECOND, figure=Figure(JOBS, 3, FigureStatus.MISSING))),
        ("no_number", replace(SECOND, figure=Figure(JOBS, float("nan")))),
        ("no_number", replace(SECOND, figure=Figure(JOBS, float("inf")))),
        ("no_number", replace(SECOND, figure=Figure(JOBS, True))),
    ],
)
def test_what_does_not_fit_is_refused_alone(code, draft):
    assert codes(STANDING, draft) == {code}
    with pytest.raises(Refused):
        added(STANDING, draft)


def test_a_second_correction_of_the_same_record_is_refused():
    series = fold([FIRST, SECOND])
    late = replace(corrected(FIRST, 39), id=3)
    assert codes(series, late) == {"corrected_already"}
    assert series.standing(SLOT) == SECOND


def test_everything_wrong_comes_at_once():
    draft = replace(SECOND, id=1, why="", version=2, figure=Figure(JOBS, None))
    assert codes(STANDING, draft) == {"id_twice", "no_reason", "other_version", "value_and_status"}
    with pytest.raises(Refused) as caught:
        fold([FIRST, replace(SECOND, why=""), replace(FIRST, id=9)])
    assert [one.code for one in caught.value.findings] == ["figure.no_reason", "figure.already_there"]


def test_adding_is_the_same_as_folding_all():
    assert added(added(Series(), FIRST), SECOND) == fold([FIRST, SECOND])
    assert fold([FIRST]) == STANDING


def test_a_new_note_alone_cannot_be_material():
    assert not moves_value(FIRST.figure, replace(FIRST.figure, note="명부 확인", confidence=Confidence.PROVED))
    assert moves_value(FIRST.figure, SECOND.figure)
    assert moves_value(FIRST.figure, replace(FIRST.figure, value=None, status=FigureStatus.NOT_APPLICABLE))


def copied(value: int, **changes: object) -> Observed:
    figure = Figure(JOBS, value, provenance=Provenance.EARLIER_REPORT)
    return replace(FIRST, **({"id": 9, "figure": figure} | changes))


@pytest.mark.parametrize("order", [(9, 10), (10, 9)])
def test_an_earlier_report_stands_beside_what_was_reported_and_never_in_its_place(order):
    earlier, reported = copied(31, id=order[0]), replace(FIRST, id=order[1])
    series = fold([earlier, reported])
    assert series.values(ZoneId("Z1")) == {(2026, JOBS): 40}
    assert series.values(ZoneId("Z1"), earlier=True) == {(2026, JOBS): 31}
    assert series.standing(SLOT) == reported
    assert series.standing(replace(SLOT, earlier=True)) == earlier
    assert "earlier_report_mixed" in codes(series, replace(SECOND, id=11, corrects=earlier.id))


def test_an_earlier_report_is_corrected_by_another_of_its_kind():
    series = fold([copied(31)])
    better = copied(33, id=10, corrects=9, why="옛 보고서 12쪽을 잘못 옮김", recorded_at=START + timedelta(days=1))
    assert refusals(series, better) == ()
    assert added(series, better).values(ZoneId("Z1"), earlier=True) == {(2026, JOBS): 33}
