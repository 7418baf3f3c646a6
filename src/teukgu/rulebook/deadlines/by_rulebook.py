"""A deadline straight from a rulebook: which day's rules count, and what a change under way does to it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from teukgu.rulebook.calendar import KoreanCalendar
from teukgu.rulebook.deadlines.deadline import Deadline, count_deadline
from teukgu.rulebook.deadlines.of_parameter import deadline_rule
from teukgu.rulebook.deadlines.refusals import refuse_midnight
from teukgu.rulebook.deadlines.rule import CountingRule, DateLimit
from teukgu.rulebook.deadlines.stop import Stop
from teukgu.rulebook.on_day import RulesOnDay
from teukgu.rulebook.parameter import Binds, Parameter
from teukgu.rulebook.rulebook import Rulebook
from teukgu.values import Bilingual, Finding, Place, Severity


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: which rule, from which day, with which stops, extended or not, from 00:00 or not.

    ``on`` is the day whose rules count (the day asked from when None).
    """

    rule: str
    start: date
    stops: Sequence[Stop] = ()
    extend: bool = False
    midnight: bool = False
    on: date | None = None
    scenario: str | None = None


def answer(question: Question, rulebook: Rulebook, calendar: KoreanCalendar) -> tuple[Deadline, tuple[Finding, ...]]:
    """Count the deadline asked for; the findings are warnings about the rules used.

    A value that changes while the period runs counts from then on only where the rule says that it binds periods that
    run already; the change is said in any case.

    Raises:
        Refused: when the rule, the day, the stops or the extension cannot be used.
    """
    calendar.holiday(question.start)
    rules = rulebook.on(question.on or question.start, scenario=question.scenario)
    found = _counted(question, rules, calendar)
    if found.due is None or question.on is not None:
        return found, rules.warnings
    later = rulebook.on(found.due, scenario=question.scenario)
    parameter = rules.parameter(question.rule)
    if not _changed(parameter, rules, later):
        return found, rules.warnings
    if parameter.binds is Binds.PERIODS_RUNNING:
        return _counted(question, later, calendar), (*later.warnings, _counts_new(parameter, found.due))
    return found, (*rules.warnings, _stays_old(parameter, found.due))


def _counted(question: Question, rules: RulesOnDay, calendar: KoreanCalendar) -> Deadline:
    rule: CountingRule | DateLimit = deadline_rule(rules, question.rule, with_extension=question.extend)
    if question.midnight:
        refuse_midnight(rule)
    if question.midnight and isinstance(rule, CountingRule):
        rule = replace(rule, first_day_in=True)
    return count_deadline(rule, question.start, calendar, question.stops, extend=question.extend)


def _changed(parameter: Parameter, rules: RulesOnDay, later: RulesOnDay) -> bool:
    """Return whether the value is another one by the end of the period."""
    return later.has(parameter.id) and later.entry(parameter.id).value != rules.entry(parameter.id).value


def _counts_new(parameter: Parameter, due: date) -> Finding:
    return Finding(
        "deadline.value_changed",
        Bilingual(
            f"{due} 전에 '{parameter.name.ko}' 값이 바뀌고, 진행 중인 기간에도 적용되어 새 값으로 셌습니다.",
            f"The value of '{parameter.name.en}' changes before {due} and binds periods that run: the new one counts.",
        ),
        Bilingual("경과조치를 확인하십시오.", "Check the transitional provisions."),
        Place(key=parameter.id),
        Severity.WARNING,
    )


def _stays_old(parameter: Parameter, due: date) -> Finding:
    return Finding(
        "deadline.value_changes",
        Bilingual(
            f"{due} 전에 '{parameter.name.ko}' 값이 바뀌지만, 시작한 날의 값으로 셌습니다.",
            f"The value of '{parameter.name.en}' changes before {due}; the value of the first day was counted.",
        ),
        Bilingual(
            "새 값으로 세려면 --on에 그 뒤의 날을 쓰십시오.", "To count by the new value, give a later day in --on."
        ),
        Place(key=parameter.id),
        Severity.WARNING,
    )
