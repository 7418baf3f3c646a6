"""What can be wrong with a question to the rulebook, in words."""

from collections.abc import Iterable, Sequence
from datetime import date
from difflib import get_close_matches

from teukgu.rulebook.parameter import DatedValue, Parameter, Plain, Status
from teukgu.values import Bilingual, Finding, Severity

STATUS_NAMES = {
    Status.IN_FORCE: Bilingual("시행 중", "in force"),
    Status.ANNOUNCED: Bilingual("발표(미시행)", "announced, not enacted"),
    Status.PRACTICE: Bilingual("실무 관행", "practice, not law"),
    Status.ASSUMED: Bilingual("가정", "assumed"),
    Status.UNKNOWN: Bilingual("알려지지 않음", "unknown"),
}


def near_names(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return up to three of ``names`` that are most like ``name``."""
    return tuple(get_close_matches(name, sorted(set(names)), n=3, cutoff=0.5))


def near(name: str, names: Iterable[str]) -> Bilingual:
    """Suggest the names most like ``name``, or where to find the list."""
    close = ", ".join(near_names(name, names))
    if not close:
        return Bilingual("이름을 확인하세요(목록: teukgu rule list).", "Check the name (list: teukgu rule list).")
    return Bilingual(f"혹시 이것인가요: {close}", f"Did you mean: {close}")


def no_such_parameter(name: str, names: Iterable[str]) -> Finding:
    """Nobody knows this id."""
    message = Bilingual(f"'{name}' 규칙은 없습니다.", f"There is no rule '{name}'.")
    return Finding("rule.no_such_parameter", message, near(name, names))


def no_such_scenario(name: str, names: Sequence[str]) -> Finding:
    """Nobody knows this scenario."""
    shown = ", ".join(sorted(names)) or "-"
    return Finding(
        "rule.no_such_scenario",
        Bilingual(f"'{name}' 시나리오는 없습니다.", f"There is no scenario '{name}'."),
        Bilingual(f"있는 시나리오: {shown}", f"Scenarios: {shown}"),
    )


def unknown_value(parameter: Parameter, value: DatedValue) -> Finding:
    """Asked for what no source says."""
    shown = ", ".join(str(candidate) for candidate in value.candidates) or "-"
    return Finding(
        "rule.unknown_value",
        Bilingual(
            f"'{parameter.id}'({parameter.name.ko})의 값은 알려지지 않았습니다. 후보: {shown}.",
            f"The value of '{parameter.id}' ({parameter.name.en}) is unknown. Candidates: {shown}.",
        ),
        Bilingual(
            "평가계획이나 시나리오, 담당자의 예외 결정 기록에서 후보 가운데 하나를 고르세요.",
            "Choose a candidate in the scheme, in a scenario or in an officer's recorded override.",
        ),
        value.place,
    )


def undated_value(parameter: Parameter, day: date) -> Finding:
    """Asked on a day for a value whose start nobody knows."""
    value = parameter.undated[0]
    status = STATUS_NAMES[value.status]
    return Finding(
        "rule.undated_value",
        Bilingual(
            f"'{parameter.id}'({parameter.name.ko})의 값은 시행일이 없어({status.ko}) {day}에 물을 수 없습니다.",
            f"'{parameter.id}' ({parameter.name.en}) has no start date ({status.en}): it cannot be asked for on {day}.",
        ),
        Bilingual(
            "날짜를 주는 시나리오를 고르세요. 예: --scenario reform-announced",
            "Choose a scenario that gives it a date, for example --scenario reform-announced",
        ),
        value.place,
    )


def no_value_on_day(parameter: Parameter, day: date) -> Finding:
    """No value holds on the day."""
    spans = ", ".join(
        f"{value.valid_from} ~ {value.valid_to or ''}".strip() for value in parameter.values if value.valid_from
    )
    return Finding(
        "rule.no_value_on_day",
        Bilingual(
            f"'{parameter.id}'({parameter.name.ko})는 {day}에 값이 없습니다.",
            f"'{parameter.id}' ({parameter.name.en}) has no value on {day}.",
        ),
        Bilingual(f"값이 있는 기간: {spans}", f"It has values for: {spans}"),
        parameter.place,
    )


def not_firm(parameter: Parameter, value: DatedValue, severity: Severity) -> Finding:
    """A decision (error) or a preview (warning) rests on a value that is announced or assumed."""
    status = STATUS_NAMES[value.status]
    return Finding(
        f"rule.{value.status.value}",
        Bilingual(
            f"'{parameter.id}'({parameter.name.ko})의 값은 확정된 규칙이 아닙니다({status.ko}).",
            f"'{parameter.id}' ({parameter.name.en}) is not settled law ({status.en}).",
        ),
        _leave_needed(parameter.id),
        value.place,
        severity,
    )


def from_scenario(parameter: Parameter, value: DatedValue, severity: Severity) -> Finding:
    """A decision (error) or a preview (warning) rests on a value that a scenario laid over the rule."""
    return Finding(
        "rule.scenario",
        Bilingual(
            f"'{parameter.id}'({parameter.name.ko})의 값은 시나리오 '{value.scenario}'에서 왔습니다.",
            f"'{parameter.id}' ({parameter.name.en}) takes its value from the scenario '{value.scenario}'.",
        ),
        _leave_needed(parameter.id),
        value.place,
        severity,
    )


def picked(parameter: Parameter, value: DatedValue, chosen: Plain, who: str) -> Finding:
    """An unknown value was picked from its candidates by an override: a choice, not a rule."""
    return Finding(
        "rule.picked",
        Bilingual(
            f"'{parameter.id}'({parameter.name.ko})의 값은 알려지지 않아 후보에서 {chosen}을(를) 골랐습니다({who}).",
            f"The value of '{parameter.id}' ({parameter.name.en}) is unknown; {chosen} was picked by {who}.",
        ),
        Bilingual("결과에 누가 왜 골랐는지 함께 밝히세요.", "Say with the result who picked it and why."),
        value.place,
        Severity.WARNING,
    )


def stale(parameter: Parameter, value: DatedValue, severity: Severity) -> Finding:
    """A decision (error) or a preview (warning) rests on a value past its review-by date."""
    return Finding(
        "rule.stale",
        Bilingual(
            f"'{parameter.id}'({parameter.name.ko})의 값은 다시 확인할 날({value.review_by})이 지났습니다"
            f"(마지막 확인 {value.last_checked}).",
            f"'{parameter.id}' ({parameter.name.en}) is past its review-by date {value.review_by} "
            f"(last checked {value.last_checked}).",
        ),
        Bilingual(
            f"법령을 확인하고 last_checked와 review_by를 고치거나, {_leave_needed(parameter.id).ko}",
            f"Check the text and mend last_checked and review_by, or: {_leave_needed(parameter.id).en}",
        ),
        value.place,
        severity,
    )


def _leave_needed(name: str) -> Bilingual:
    return Bilingual(
        f"결정에 쓰려면 평가계획이 '{name}'을(를) 명시하거나 담당자의 예외 결정(누가, 왜, 언제)을 기록하세요.",
        f"To decide on it, let the scheme name '{name}' or record an officer's override (who, why, when).",
    )


def override_incomplete(name: str, missing: str) -> Finding:
    """An override that does not say who or why."""
    return Finding(
        "rule.override_incomplete",
        Bilingual(f"'{name}' 예외 결정에 '{missing}'이(가) 없습니다.", f"The override of '{name}' lacks '{missing}'."),
        Bilingual("누가(who), 왜(reason), 언제(day)를 모두 적으세요.", "Give who, reason and day."),
    )


def override_value_not_allowed(parameter: Parameter, value: Plain, candidates: Sequence[Plain]) -> Finding:
    """An override that would change a value, or picks what is no candidate."""
    shown = ", ".join(str(candidate) for candidate in candidates) or "-"
    return Finding(
        "rule.override_value",
        Bilingual(
            f"'{parameter.id}'의 예외 결정은 값 {value!r}을(를) 줄 수 없습니다.",
            f"An override of '{parameter.id}' cannot give the value {value!r}.",
        ),
        Bilingual(
            f"알려지지 않은 값의 후보만 고를 수 있습니다(후보: {shown}). 다른 값은 시나리오로 주세요.",
            f"It may only pick a candidate of an unknown value (candidates: {shown}); use a scenario for other values.",
        ),
    )


def wrong_type(parameter: Parameter, asked: str) -> Finding:
    """The program asked for a value as another type than it has."""
    return Finding(
        "rule.wrong_type",
        Bilingual(
            f"'{parameter.id}'의 값은 {parameter.type.value}형인데 {asked}(으)로 물었습니다.",
            f"'{parameter.id}' holds a value of type {parameter.type.value}, asked for as {asked}.",
        ),
        Bilingual("type을 고치거나 다른 규칙을 물으세요.", "Mend `type`, or ask for another rule."),
        parameter.place,
    )
