"""What must be there after a designation. One check per function."""

from collections.abc import Iterator
from datetime import timedelta

from teukgu.procedures.check_words import end_of, said, wrong
from teukgu.procedures.clocks import clock_of
from teukgu.procedures.effect import Effect
from teukgu.procedures.event import Event
from teukgu.procedures.state import Situation
from teukgu.values import Bilingual, Finding


def result_inspection_was_long_enough(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The inspection of the result stays open for the whole period."""
    opened = situation.state.last("open_result_inspection")
    last = None if opened is None else end_of(situation, "post_designation_inspection_days", opened.happened_on)
    if last is not None and draft.happened_on < last:
        day = said(last)
        yield wrong(
            "inspection_too_short",
            (f"열람기간은 {day.ko}까지입니다.", f"The inspection has to stay open until {day.en}."),
            ("그날까지 열람하게 한 뒤 마치십시오.", "Keep it open until that day."),
            "happened_on",
        )


def designation_has_not_lapsed(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The map is notified before the designation lapses for want of it."""
    clock = clock_of(situation, "topographic")
    if clock is not None and clock.has_passed(draft.happened_on) and clock.due is not None:
        day = said(clock.due)
        yield wrong(
            "map_too_late",
            (f"지형도면은 {day.ko}까지 고시했어야 합니다.", f"The map had to be notified by {day.en}."),
            ("효력이 남아 있는지 확인하고 이유를 쓰십시오.", "Check whether the designation still holds; say why."),
            "happened_on",
        )


def map_time_has_passed(situation: Situation, draft: Event) -> Iterator[Finding]:
    """A lapse is recorded only when the time for the map has passed."""
    clock = clock_of(situation, "topographic")
    if clock is None or not clock.has_passed(draft.happened_on):
        yield wrong(
            "map_time_runs",
            ("지형도면을 고시할 기간이 끝나지 않았습니다.", "The time for the map has not passed."),
            ("기간이 끝난 뒤 기록하십시오.", "Record it after the end of the time."),
            "happened_on",
        )


def lapse_facts(situation: Situation, event: Event) -> Iterator[Effect]:
    """The zone is no zone any more from the day after the last day for the map."""
    note = Bilingual("지형도면 미고시로 효력 상실", "lapsed for want of the topographic map")
    clock = clock_of(situation, "topographic")
    # lost by law on that day (토지이용규제 기본법 제8조제4항), whenever the notice of it is given
    lost = event.happened_on if clock is None or clock.due is None else clock.due + timedelta(days=1)
    yield Effect("status", "cancelled", lost, note=note)
