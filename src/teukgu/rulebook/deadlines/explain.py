"""The reasoning behind a deadline, step by step, in Korean and in English."""

from collections.abc import Iterator
from dataclasses import replace

from teukgu.rulebook.calendar import KoreanCalendar
from teukgu.rulebook.deadlines import words
from teukgu.rulebook.deadlines.explain_leg import leg_steps, roll_steps
from teukgu.rulebook.deadlines.explain_notes import notes
from teukgu.rulebook.deadlines.facts import DeadlineFacts, ExtensionEnds, LimitEnd
from teukgu.rulebook.deadlines.leg import Leg
from teukgu.rulebook.deadlines.rule import CountingRule, DateLimit, Direction
from teukgu.rulebook.deadlines.step import Step
from teukgu.values import Bilingual

STOPPED = Bilingual("멈춤", "stopped")


def steps_of(facts: DeadlineFacts, calendar: KoreanCalendar) -> tuple[Step, ...]:
    """Return the steps from the event to the deadline, then what stands beside it."""
    return (*_reasoning(facts, calendar), _result(facts), *notes(facts, calendar))


def _reasoning(facts: DeadlineFacts, calendar: KoreanCalendar) -> Iterator[Step]:
    rule = facts.rule
    yield _event(facts)
    if facts.limit_end is not None:
        yield from _limit_steps(facts.limit_end, calendar)
    if isinstance(rule, DateLimit):
        return
    if facts.limit_end is not None:
        yield _from_limit(facts.limit_end)
    if rule.direction is Direction.BEFORE:
        yield _before_step(rule, facts)
    if facts.leg is not None:
        # What must have passed is not an end that rolls: only the count itself is shown.
        leg = replace(facts.leg, due=facts.leg.nominal) if rule.direction is Direction.ONCE_PASSED else facts.leg
        yield from leg_steps(rule, leg, calendar)
    if facts.extension is not None:
        yield from _extension_steps(facts.extension, calendar)
    if rule.direction is Direction.ONCE_PASSED and facts.due is not None:
        yield _once_passed_step(rule, facts)


def _event(facts: DeadlineFacts) -> Step:
    day, rule = words.written(facts.start), facts.rule
    starts = rule.starts if isinstance(rule, CountingRule) and rule.counts_from is None else None
    what = starts or Bilingual("기준일", "asked from")
    return Step(
        Bilingual(f"{rule.name.ko} — {what.ko}: {day.ko}", f"{rule.name.en} — {what.en}: {day.en}"),
        facts.start,
        rule.basis,
    )


def _limit_steps(end: LimitEnd, calendar: KoreanCalendar) -> Iterator[Step]:
    name, nominal = end.limit.name, words.written(end.nominal)
    yield Step(Bilingual(f"{name.ko}: {nominal.ko}", f"{name.en}: {nominal.en}"), end.nominal, end.limit.basis)
    yield from roll_steps(end.nominal, end.due, calendar)


def _from_limit(end: LimitEnd) -> Step:
    due = words.written(end.due)
    return Step(
        Bilingual(
            f"이 기한이 끝나는 {due.ko}을 기준일로 셉니다", f"The count runs from the end of that limit, {due.en}"
        ),
        end.due,
    )


def _before_step(rule: CountingRule, facts: DeadlineFacts) -> Step:
    amount = words.amount_written(rule.amount, rule.unit)
    text = Bilingual(
        f"그날과의 사이에 두어야 하는 기간: 온전한 {amount.ko}(휴일이 끼어도 늦춰지지 않습니다)",
        f"{amount.en} must lie whole between that day and the event; a holiday never makes it later",
    )
    return Step(text, facts.due, words.FIRST_DAY_OUT)


def _once_passed_step(rule: CountingRule, facts: DeadlineFacts) -> Step:
    amount = words.amount_written(rule.amount, rule.unit)
    day = words.written(facts.due or facts.start)
    return Step(Bilingual(f"{amount.ko} 지난 날: {day.ko}", f"Once {amount.en} have passed: {day.en}"), facts.due)


def _extension_steps(extension: ExtensionEnds, calendar: KoreanCalendar) -> Iterator[Step]:
    amount = words.amount_written(extension.rule.amount, extension.rule.unit)
    yield Step(Bilingual(f"연장 {amount.ko}", f"Extension by {amount.en}"), None, extension.rule.basis)
    if extension.from_nominal.base != extension.from_rolled.base:
        other = extension.from_rolled if extension.used == "nominal" else extension.from_nominal
        yield _other_extension_step(other, "rolled" if extension.used == "nominal" else "nominal")
    yield _applied_extension_step(extension)
    applied = extension.applied
    if applied.nominal is not None and applied.due is not None:
        yield from roll_steps(applied.nominal, applied.due, calendar)


def _base_words(leg: Leg, which: str) -> Bilingual:
    base = words.written(leg.base)
    if which == "both":
        return Bilingual(
            f"끝날 {base.ko}부터(휴일로 밀리지 않아 원래 끝날과 밀린 끝날이 같음)",
            f"from the end, {base.en}, which is both the nominal and the rolled one",
        )
    if which == "nominal":
        return Bilingual(f"밀리기 전 원래 끝날 {base.ko}부터", f"from the nominal end, {base.en}")
    return Bilingual(f"휴일로 밀린 끝날 {base.ko}부터", f"from the rolled end, {base.en}")


def _applied_extension_step(extension: ExtensionEnds) -> Step:
    leg = extension.applied
    moved = extension.from_nominal.base != extension.from_rolled.base
    base = _base_words(leg, extension.used if moved else "both")
    end = words.written(leg.nominal) if leg.nominal else STOPPED
    return Step(Bilingual(f"{base.ko} 이어서 세면 {end.ko}", f"Counted on {base.en}: {end.en}"), leg.nominal)


def _other_extension_step(leg: Leg, which: str) -> Step:
    base, end = _base_words(leg, which), words.written(leg.due) if leg.due else STOPPED
    text = Bilingual(f"참고: {base.ko} 이어서 세면 {end.ko}", f"For comparison, {base.en}: {end.en}")
    return Step(text, leg.due)


def _result(facts: DeadlineFacts) -> Step:
    if facts.due is None:
        return Step(
            Bilingual("결과: 기간이 멈춰 있어 기한이 아직 없습니다", "Result: stopped, there is no deadline yet")
        )
    day = words.written(facts.due)
    return Step(Bilingual(f"결과: {day.ko}", f"Result: {day.en}"), facts.due)
