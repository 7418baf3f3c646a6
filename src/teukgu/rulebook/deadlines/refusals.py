"""What a deadline cannot be asked."""

from collections.abc import Sequence

from teukgu.rulebook.deadlines.rule import CountingRule, DateLimit, Direction
from teukgu.rulebook.deadlines.stop import Stop
from teukgu.values import Bilingual, Finding, Place, refuse_if_any


def refuse_misfit(rule: CountingRule | DateLimit, stops: Sequence[Stop], *, extend: bool) -> None:
    """Refuse stops and extensions that the rule does not know.

    Raises:
        Refused: with every misfit.
    """
    findings = [_bad_stop(rule, stop) for stop in stops if stop.end is not None and stop.end < stop.start]
    if stops and not _can_stop(rule):
        findings.append(_no_stops(rule))
    if extend and (isinstance(rule, DateLimit) or rule.extension is None):
        findings.append(_no_extension(rule))
    refuse_if_any(findings)


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
        Bilingual(f"'{rule.name.ko}'은(는) 연장할 수 없습니다.", f"'{rule.name.en}' cannot be extended."),
        Bilingual("--extend 없이 계산하십시오.", "Ask again without --extend."),
        Place(key=rule.id),
    )
