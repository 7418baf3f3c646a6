"""The steps of one counted stretch: first day, stops, end, holidays."""

from collections.abc import Iterator
from datetime import date, timedelta

from teukgu.rulebook.calendar import KoreanCalendar
from teukgu.rulebook.deadlines import words
from teukgu.rulebook.deadlines.leg import Leg, counts_first_day
from teukgu.rulebook.deadlines.rule import Counting, CountingRule
from teukgu.rulebook.deadlines.step import Step
from teukgu.rulebook.deadlines.stop import Stop
from teukgu.values import Bilingual

IN_A_STOP = Bilingual("불산입 기간", "in a stop")


def leg_steps(rule: CountingRule, leg: Leg, calendar: KoreanCalendar) -> Iterator[Step]:
    """Return the steps from the first counted day of ``leg`` to its end."""
    if rule.counting is Counting.BURDEN:
        yield _burden_step(rule)
    yield _first_day_step(rule, leg)
    yield from (_stop_step(stop, leg) for stop in leg.stops)
    if leg.stopped is not None:
        yield _stopped_step(leg.stopped.since, leg.stopped.counted)
    if leg.nominal is not None and leg.due is not None:
        yield _end_step(leg, leg.nominal)
        yield from roll_steps(leg.nominal, leg.due, calendar)
        yield from _stays_step(leg, leg.due, calendar)


def roll_steps(nominal: date, due: date, calendar: KoreanCalendar) -> Iterator[Step]:
    """Return one step for each day over which an end moves from ``nominal`` to ``due``."""
    for number in range((due - nominal).days):
        day = nominal + timedelta(days=number)
        why, text = calendar.why_off(day) or IN_A_STOP, words.written(day)
        yield Step(
            Bilingual(f"{text.ko}: {why.ko}이므로 다음 날로 밀립니다", f"{text.en}: {why.en}, so on to the next day"),
            day,
            words.ROLLS if why is not IN_A_STOP else words.STOPS,
        )


def _burden_step(rule: CountingRule) -> Step:
    if rule.better == "later":
        text = Bilingual(
            "권익이 제한되는 기간의 계산 방법이 여기서는 국민에게 불리하므로 민법에 따라 셉니다",
            "Counting it as a restriction would be worse for the citizen here, so the Civil Act counts",
        )
    else:
        text = Bilingual(
            "권익이 제한되는 기간이므로 첫날을 넣고, 끝날이 토요일이나 공휴일이어도 그날 끝납니다",
            "A right stays restricted: the first day counts, and the end does not move off a holiday",
        )
    return Step(text, None, words.BURDEN)


def _first_day_step(rule: CountingRule, leg: Leg) -> Step:
    first = words.written(leg.first)
    if counts_first_day(rule):
        bases = {Counting.BURDEN: words.BURDEN, Counting.PETITION: words.PETITION}
        text = Bilingual(f"첫날을 넣어 {first.ko}부터 셉니다", f"The first day counts: from {first.en}")
        return Step(text, leg.first, bases.get(leg.counting, words.FIRST_DAY_AT_MIDNIGHT))
    text = Bilingual(f"첫날은 넣지 않고 {first.ko}부터 셉니다", f"The first day is left out: from {first.en}")
    return Step(text, leg.first, words.FIRST_DAY_OUT)


def _stop_step(stop: Stop, leg: Leg) -> Step:
    start = max(stop.start, leg.first)
    since = words.written(start)
    if stop.end is None:
        return Step(
            Bilingual(f"{since.ko}부터 기간이 멈춰 있습니다", f"The clock stands still since {since.en}"),
            start,
            words.STOPS,
        )
    until, days = words.written(stop.end), (stop.end - start).days + 1
    text = Bilingual(
        f"{since.ko}부터 {until.ko}까지 {days}일은 넣지 않습니다(첫날과 끝날 포함)",
        f"Left out, both end days among them: {since.en} to {until.en}, {words.days_en(days)}",
    )
    return Step(text, stop.end, words.STOPS)


def _stopped_step(since: date, counted: int) -> Step:
    text = Bilingual(
        f"불산입이 끝나야 기한을 알 수 있습니다(그때까지 센 날: {counted}일)",
        f"The deadline is known once the stop ends ({words.days_en(counted)} counted before it)",
    )
    return Step(text, since)


def _end_step(leg: Leg, nominal: date) -> Step:
    amount, end = words.amount_written(leg.amount, leg.unit), words.written(nominal)
    if leg.plain is None:
        text = Bilingual(
            f"토요일·일요일·공휴일을 뺀 {amount.ko}: {end.ko}까지",
            f"{amount.en} without Saturdays, Sundays and holidays: until {end.en}",
        )
        return Step(text, nominal, words.PETITION if leg.counting is Counting.PETITION else words.HOLIDAYS)
    return Step(Bilingual(f"{amount.ko}: {end.ko}까지", f"{amount.en}: until {end.en}"), nominal, words.BY_NUMBER)


def _stays_step(leg: Leg, due: date, calendar: KoreanCalendar) -> Iterator[Step]:
    """Say that the end of a restriction stays on a day off."""
    why = calendar.why_off(due)
    if leg.counting is Counting.BURDEN and why is not None:
        day = words.written(due)
        text = Bilingual(f"{day.ko}: {why.ko}이지만 밀리지 않습니다", f"{day.en} is off ({why.en}) and does not move")
        yield Step(text, due, words.BURDEN)
