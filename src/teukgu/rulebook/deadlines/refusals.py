"""What a deadline cannot be asked."""

from collections.abc import Sequence

from teukgu.rulebook.calendar import KoreanCalendar
from teukgu.rulebook.deadlines.rule import CountingRule, DateLimit, Direction
from teukgu.rulebook.deadlines.stop import Stop
from teukgu.values import Bilingual, Finding, Place, refuse_if_any


def refuse_misfit(
    rule: CountingRule | DateLimit, stops: Sequence[Stop], calendar: KoreanCalendar, *, extend: bool
) -> None:
    """Refuse stops and extensions that the rule does not know, and stops on days that the calendar does not.

    Raises:
        Refused: with every misfit.
    """
    findings = [_bad_stop(rule, stop) for stop in stops if stop.end is not None and stop.end < stop.start]
    findings += [_stop_outside(stop, calendar) for stop in stops if not _known(stop, calendar)]
    if stops and not _can_stop(rule):
        findings.append(_no_stops(rule))
    if extend and (isinstance(rule, DateLimit) or rule.extension is None):
        findings.append(_no_extension(rule))
    refuse_if_any(findings)


def refuse_midnight(rule: CountingRule | DateLimit) -> None:
    """Refuse a start at 00:00 where no period is counted forward from the day given.

    Raises:
        Refused: for date limits and for what is counted back from an event.
    """
    if not isinstance(rule, CountingRule) or rule.direction is Direction.BEFORE or rule.counts_from is not None:
        refuse_if_any([_no_midnight(rule)])


def _known(stop: Stop, calendar: KoreanCalendar) -> bool:
    return all(calendar.first <= day <= calendar.last for day in (stop.start, stop.end) if day is not None)


def _can_stop(rule: CountingRule | DateLimit) -> bool:
    return isinstance(rule, CountingRule) and rule.direction is Direction.AFTER


def _bad_stop(rule: CountingRule | DateLimit, stop: Stop) -> Finding:
    return Finding(
        "deadline.stop_backwards",
        Bilingual(
            f"불산입 기간이 시작 전에 끝납니다: {stop.start}..{stop.end}.",
            f"The stop {stop.start}..{stop.end} ends before it starts.",
        ),
        Bilingual("첫날과 끝날의 순서를 바로잡으십시오.", "Put the first day before the last."),
        Place(key=rule.id),
    )


def _stop_outside(stop: Stop, calendar: KoreanCalendar) -> Finding:
    written = f"{stop.start}..{stop.end or ''}"
    return Finding(
        "deadline.stop_outside",
        Bilingual(f"불산입 기간이 달력 밖에 있습니다: {written}.", f"The stop {written} lies outside the calendar."),
        Bilingual(
            f"{calendar.first}부터 {calendar.last}까지의 날짜를 쓰고, 아직 끝나지 않았으면 끝날을 비우십시오.",
            f"Give days from {calendar.first} to {calendar.last}; leave the last day out while the stop lasts.",
        ),
        Place(key="--stop"),
    )


def _no_midnight(rule: CountingRule | DateLimit) -> Finding:
    return Finding(
        "deadline.no_midnight",
        Bilingual(
            f"'{rule.name.ko}'에서는 0시에 시작한다는 말이 뜻을 갖지 않습니다.",
            f"A start at 00:00 means nothing for '{rule.name.en}'.",
        ),
        Bilingual("--midnight 없이 계산하십시오.", "Ask again without --midnight."),
        Place(key=rule.id),
    )


def _no_stops(rule: CountingRule | DateLimit) -> Finding:
    return Finding(
        "deadline.no_stops",
        Bilingual(f"'{rule.name.ko}'에는 불산입 기간이 없습니다.", f"'{rule.name.en}' knows no clock stops."),
        Bilingual("--stop 없이 계산하십시오.", "Ask again without --stop."),
        Place(key=rule.id),
    )


def _no_extension(rule: CountingRule | DateLimit) -> Finding:
    return Finding(
        "deadline.no_extension",
        Bilingual(f"'{rule.name.ko}'에는 연장 규정이 없습니다.", f"There is no extension of '{rule.name.en}'."),
        Bilingual("--extend 없이 계산하십시오.", "Ask again without --extend."),
        Place(key=rule.id),
    )
