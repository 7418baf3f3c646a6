"""What opening, population, freeze and stages of a round must have. One check per function."""

import re
from collections.abc import Iterator

from teukgu.procedures.check_words import end_of, said
from teukgu.procedures.clocks import clock_of
from teukgu.procedures.event import Event
from teukgu.procedures.round.standing import freeze_of, list_as_frozen, year_end
from teukgu.procedures.state import Situation
from teukgu.values import Bilingual, Finding, Place, Severity

STAGES = "evaluation_stages"
EXTENSION = "evaluation_extension_days"
SHA256 = re.compile(r"[0-9a-f]{64}")


def wrong(code: str, message: tuple[str, str], cure: tuple[str, str], key: str = "") -> Finding:
    """Return what stands in the way of an act of a round."""
    return Finding(f"round.{code}", Bilingual(*message), Bilingual(*cure), Place(key=key))


def warning(code: str, message: tuple[str, str], cure: tuple[str, str], key: str = "") -> Finding:
    """Return what should be known but stops nothing."""
    return Finding(f"round.{code}", Bilingual(*message), Bilingual(*cure), Place(key=key), Severity.WARNING)


def year_has_begun(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The rules of the opening bind the round, so it is opened at the earliest in the year that it judges."""
    year, calendar = draft.data.get("year"), situation.calendar
    if not isinstance(year, int):
        return
    if not calendar.first.year <= year < calendar.last.year:
        yield wrong(
            "year_unknown",
            (f"평가할 수 없는 해입니다: {year}.", f"No year to evaluate: {year}."),
            (
                f"{calendar.first.year}년부터 {calendar.last.year - 1}년 사이의 해를 쓰십시오.",
                f"Write a year from {calendar.first.year} to {calendar.last.year - 1}.",
            ),
            "year",
        )
    elif draft.happened_on.year < year:
        yield wrong(
            "year_not_begun",
            (f"{year}년이 아직 시작되지 않았습니다.", f"The year {year} has not begun."),
            ("그해에 들어선 뒤 여십시오.", "Open the round in that year or later."),
            "happened_on",
        )


def hashes_are_whole(situation: Situation, draft: Event) -> Iterator[Finding]:
    """A hash is 64 hexadecimal digits: it is compared later with what was kept."""
    for key, value in draft.data.items():
        if key.endswith("sha256") and value and not SHA256.fullmatch(str(value).strip().lower()):
            yield wrong(
                "bad_hash",
                ("해시(SHA-256)는 16진수 64자리입니다.", "A SHA-256 hash has 64 hexadecimal digits."),
                ("화면에 나온 해시를 그대로 옮기십시오.", "Copy the hash as it is shown."),
                key,
            )


def population_change_is_explained(situation: Situation, draft: Event) -> Iterator[Finding]:
    """A list that takes the place of an earlier one says why."""
    if situation.state.at("population") == "set" and not str(draft.data.get("grounds") or "").strip():
        yield _no_grounds("population_unexplained", "평가 대상을 바꾼 이유", "why the list of zones changed")


def freeze_again_is_explained(situation: Situation, draft: Event) -> Iterator[Finding]:
    """Frozen inputs are frozen anew only for a stated reason (a correction that was accepted)."""
    if situation.state.at("freeze") == "frozen" and not str(draft.data.get("grounds") or "").strip():
        yield _no_grounds("freeze_unexplained", "자료를 다시 고정하는 이유", "why the inputs are frozen anew")


def population_is_set(situation: Situation, draft: Event) -> Iterator[Finding]:
    """It is known which zones are judged before figures are frozen or anything is computed."""
    if situation.state.at("population") != "set":
        yield wrong(
            "no_population",
            ("평가 대상을 아직 정하지 않았습니다.", "The zones to be evaluated are not listed yet."),
            ("평가 대상과 넣거나 뺀 이유를 먼저 정하십시오.", "List the zones first, with the reason for each."),
        )


def reports_are_due(situation: Situation, draft: Event) -> Iterator[Finding]:
    """Figures are frozen after the last day to file; a report that comes in time must still count."""
    opened = situation.state.last("open_round")
    due = None if opened is None else end_of(situation, "report_due", year_end(situation, opened))
    if due is not None and draft.happened_on <= due:
        day = said(due)
        yield wrong(
            "reports_not_due",
            (f"운영성과보고서는 {day.ko}까지 낼 수 있습니다.", f"Reports may be filed until {day.en}."),
            ("그날이 지난 뒤 자료를 고정하십시오.", "Freeze the inputs after that day."),
            "happened_on",
        )


def scheme_is_fixed(situation: Situation, draft: Event) -> Iterator[Finding]:
    """Nobody is judged by a scheme that may still change."""
    if situation.state.at("scheme") != "fixed":
        yield wrong(
            "scheme_not_fixed",
            ("평가계획이 확정되지 않았습니다.", "The scheme is not fixed."),
            ("평가계획을 먼저 확정하십시오.", "Fix the scheme first."),
        )


def inputs_are_frozen(situation: Situation, draft: Event) -> Iterator[Finding]:
    """Results are computed from frozen inputs, and from the latest of them."""
    frozen, named = freeze_of(situation.state), str(draft.data.get("freeze_sha256") or "").strip().lower()
    if frozen is None:
        yield wrong(
            "not_frozen",
            ("평가 자료를 아직 고정하지 않았습니다.", "The inputs are not frozen yet."),
            ("자료를 먼저 고정하십시오.", "Freeze the inputs first."),
        )
    elif named and named != frozen:
        yield wrong(
            "other_freeze",
            ("마지막으로 고정한 자료의 해시가 아닙니다.", "This is not the hash of the inputs as frozen last."),
            ("마지막으로 고정한 자료로 계산하십시오.", "Compute from the latest frozen inputs."),
            "freeze_sha256",
        )


def list_is_as_frozen(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The zones that are judged are those whose figures were frozen."""
    if not list_as_frozen(situation.state):
        yield list_changed()


def list_changed() -> Finding:
    """Say that the list of zones was set anew after the freeze."""
    return wrong(
        "list_changed",
        (
            "자료를 고정한 뒤에 평가 대상이 바뀌었습니다.",
            "The list of zones changed after the inputs were frozen.",
        ),
        ("바뀐 평가 대상으로 자료를 다시 고정하십시오.", "Freeze the inputs anew for the list as it stands."),
    )


def stage_is_known(situation: Situation, draft: Event) -> Iterator[Finding]:
    """A stage is one of those that the rulebook names."""
    options = situation.rules.parameter(STAGES).options
    if draft.key and draft.key not in options:
        names = ", ".join(f"{code}({name.ko})" for code, name in options.items())
        yield wrong(
            "stage_unknown",
            (f"모르는 평가 단계입니다: {draft.key}.", f"No such stage: {draft.key}."),
            (f"다음 가운데에서 고르십시오: {names}.", f"Choose one of: {', '.join(options)}."),
            "key",
        )


def stages_are_over(situation: Situation, draft: Event) -> Iterator[Finding]:
    """Every stage of the year was held to its end, or it was recorded why it is not held."""
    rules, state = situation.rules, situation.state
    listed = tuple(rules.codes(STAGES)) if rules.has(STAGES) else ()
    for code in dict.fromkeys((*listed, *state.keys("stage"))):
        if state.at("stage", code) not in {"done", "skipped"}:
            name = rules.parameter(STAGES).options.get(code, Bilingual(code, code))
            yield wrong(
                "stage_open",
                (f"평가 단계가 끝나지 않았습니다: {name.ko}.", f"A stage is not over: {name.en}."),
                ("마치거나, 하지 않는 이유를 기록하십시오.", "End it, or record why it is not held."),
                code,
            )


def extension_fits(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The evaluation is extended by no more than the Act allows, and by at least a day."""
    days = draft.data.get("days")
    if not isinstance(days, int) or not situation.rules.has(EXTENSION):
        return
    most = situation.rules.whole(EXTENSION)
    if not 1 <= days <= most:
        yield wrong(
            "extension_too_long",
            (f"연장은 {most}일까지 할 수 있습니다.", f"The extension is at most {most} days."),
            (f"1일에서 {most}일 사이로 쓰십시오.", f"Write 1 to {most} days."),
            "days",
        )


def extended_once(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The Act knows one extension."""
    if situation.state.last("extend_evaluation") is not None:
        yield wrong(
            "extended_already",
            ("이미 한 번 연장하였습니다.", "It was extended once already."),
            ("더 연장할 수 없습니다. 지난 기한은 지난 대로 남습니다.", "No further extension: it stands as overdue."),
        )


def evaluation_still_runs(situation: Situation, draft: Event) -> Iterator[Finding]:
    """An extension is decided before the period is over."""
    clock = clock_of(situation, "evaluation")
    if clock is not None and clock.due is not None and not clock.extended and draft.happened_on > clock.due:
        day = said(clock.due)
        yield wrong(
            "extension_too_late",
            (f"평가기간이 {day.ko}에 끝났습니다.", f"The time to evaluate ended on {day.en}."),
            ("늦게 연장하는 이유를 쓰십시오.", "Say why it is extended late."),
            "happened_on",
        )


def _no_grounds(code: str, ko: str, en: str) -> Finding:
    return wrong(
        code, (f"{ko}가 없습니다.", f"It is not said {en}."), ("이유를 쓰십시오.", "Write the reason."), "grounds"
    )
