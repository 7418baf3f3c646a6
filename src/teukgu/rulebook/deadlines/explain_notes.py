"""What stands beside a deadline: other ways of counting, doubts, careful days, local holidays."""

from collections.abc import Iterator
from datetime import date, timedelta

from teukgu.rulebook.calendar import KoreanCalendar
from teukgu.rulebook.deadlines import words
from teukgu.rulebook.deadlines.facts import Alternative, DeadlineFacts, LimitEnd
from teukgu.rulebook.deadlines.rule import CountingRule, DateLimit, Direction
from teukgu.rulebook.deadlines.step import Step
from teukgu.values import Bilingual

ONE_DAY = timedelta(days=1)


def notes(facts: DeadlineFacts, calendar: KoreanCalendar) -> Iterator[Step]:
    """Return the notes to a deadline."""
    rule = facts.rule
    yield from (_alternative(other) for other in facts.alternatives)
    if facts.limit_end is not None and facts.limit_end.limit is not rule:
        yield from _which_limit(facts.limit_end, facts.start)
        yield from _doubt(facts.limit_end.limit)
    yield from _doubt(rule)
    if rule.remark is not None:
        yield Step(rule.remark)
    if isinstance(rule, CountingRule) and rule.direction is not Direction.AFTER and facts.due is not None:
        yield from _careful_day(rule, facts.due, calendar)
    if facts.due is not None:
        yield from _local_holidays(facts.due, calendar)
        yield from _unsettled(facts.due, calendar)


def _which_limit(end: LimitEnd, start: date) -> Iterator[Step]:
    """Say that the coming limit was meant where the day asked from is another, and how to ask for the one gone by."""
    if start < end.nominal:
        before = end.nominal.replace(year=end.nominal.year - 1)
        text = Bilingual(
            f"기준일 뒤 처음 오는 '{end.limit.name.ko}'에서 셌습니다(지난 기한에서 세려면 기준일 {before})",
            f"The first '{end.limit.name.en}' after the day asked from was meant; for the last one ask from {before}",
        )
        yield Step(text)


def _doubt(rule: CountingRule | DateLimit) -> Iterator[Step]:
    """Say what no text settles about the way of counting."""
    if rule.note is not None:
        yield Step(rule.note)
    elif rule.assumed:
        yield Step(Bilingual("세는 방법은 법문에 없는 해석입니다(가정)", "The way of counting is a reading (assumed)"))


def _alternative(other: Alternative) -> Step:
    name = words.COUNTINGS[other.counting]
    end = words.written(other.due) if other.due else Bilingual("멈춤", "stopped")
    return Step(Bilingual(f"참고 — {name.ko}: {end.ko}", f"For comparison, {name.en}: {end.en}"), other.due)


def _careful_day(rule: CountingRule, due: date, calendar: KoreanCalendar) -> Iterator[Step]:
    """Name the day beyond doubt when days off are near: the working day before, or after what had to pass first."""
    if rule.direction is Direction.BEFORE:
        careful = calendar.working_day_until(due)
    else:
        careful = calendar.working_day_from(calendar.working_day_from(due - ONE_DAY) + ONE_DAY)
    if careful != due:
        day = words.written(careful)
        yield Step(
            Bilingual(
                f"휴일이 끼어 있습니다. {day.ko}이면 다툼이 없습니다", f"Days off are near; {day.en} is beyond doubt"
            ),
            careful,
        )


def _local_holidays(due: date, calendar: KoreanCalendar) -> Iterator[Step]:
    for local in calendar.local_holidays(due):
        text = Bilingual(
            f"{local.where.ko} 지방공휴일({local.name.ko})이지만 기한은 밀리지 않습니다",
            f"Local holiday in {local.where.en} ({local.name.en}); the deadline does not move",
        )
        yield Step(text, due, words.LOCAL)


def _unsettled(due: date, calendar: KoreanCalendar) -> Iterator[Step]:
    if calendar.is_unsettled(due):
        text = Bilingual(
            "이 무렵의 공휴일은 더 정해지거나 바뀔 수 있습니다",
            "Holidays around this day may still be added or changed",
        )
        yield Step(text, due, words.HOLIDAYS)
