"""What must be there before the ministry goes on with an application. One check per function."""

from collections.abc import Iterator

from teukgu.procedures.check_words import read_day, said, wrong
from teukgu.procedures.clocks import clock_of, clocks
from teukgu.procedures.definition import Condition
from teukgu.procedures.designation.checks_before import told_of_this
from teukgu.procedures.designation.checks_extension import extension_fits
from teukgu.procedures.event import Event
from teukgu.procedures.state import CaseState, Situation
from teukgu.values import Finding

PASSED = frozenset({"passed", "amended"})


def time_to_supplement_is_left(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The time limit for a supplement lies after the letter."""
    until = read_day(draft.data.get("until"))
    if until is not None and until <= draft.happened_on:
        yield wrong(
            "no_time_to_supplement",
            ("보완 기한이 보완 요구일보다 뒤가 아닙니다.", "The time limit is not after the request."),
            ("보완할 수 있는 상당한 기간을 두십시오.", "Leave a fair time for the supplement."),
            "until",
        )


def decision_extended_once(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The time to decide is extended once at most."""
    clock = clock_of(situation, "decision")
    if clock is not None and clock.extended:
        yield wrong(
            "extended_already",
            ("결정기간은 한 번만 연장할 수 있습니다.", "The time to decide may be extended once only."),
            ("연장된 기간 안에 결정하십시오.", "Decide within the extended time."),
        )


def decision_extension_fits(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The extension is no longer than the decree allows."""
    yield from extension_fits(situation, draft, "designation_decision_extension_days")


def decision_still_runs(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The extension is told before the first period is over."""
    clock = clock_of(situation, "decision")
    if clock is not None and clock.due is not None and draft.happened_on > clock.due and not clock.extended:
        day = said(clock.due)
        yield wrong(
            "extension_too_late",
            (f"결정기간이 {day.ko}에 끝났습니다.", f"The time to decide ended on {day.en}."),
            ("연장은 기간이 끝나기 전에 알려야 합니다.", "An extension has to be told before the end."),
            "happened_on",
        )


def consultations_are_asked_for(situation: Situation, draft: Event) -> Iterator[Finding]:
    """Every exemption in the plan was put to the agency that answers for it (facts: ``consultations_needed``).

    What was asked about an application that was returned was not asked about the new one.
    """
    for key in situation.facts.get("consultations_needed", ()):
        if not _asked_in_this_application(situation.state, situation.state.last("request_consultation", key=str(key))):
            yield wrong(
                "consultation_not_asked",
                (f"규제특례 '{key}'의 협의를 요청하지 않았습니다.", f"Exemption '{key}' was not consulted on."),
                ("소관 기관에 협의를 요청하십시오.", "Ask the agency in charge."),
                str(key),
            )


def _asked_in_this_application(state: CaseState, asked: Event | None) -> bool:
    applied = state.last("apply")
    return asked is not None and (applied is None or asked.seq > applied.seq)


def consultations_are_over(situation: Situation, draft: Event) -> Iterator[Finding]:
    """Every consultation was answered; silence is no consent, but the time for it may be over."""
    yield from _unanswered(situation, draft, "consultation", "consultation_open", "consultation_silent")


def permits_are_over(situation: Situation, draft: Event) -> Iterator[Finding]:
    """Every deemed permit was answered, or agreed by silence."""
    yield from _unanswered(situation, draft, "permit", "permit_open", "")


def _unanswered(
    situation: Situation, draft: Event, track: str, still_open: str, over_and_silent: str
) -> Iterator[Finding]:
    state = situation.state
    for key in state.keys(track):
        if state.at(track, key) not in {"asked", "extended"}:
            continue
        clock = clock_of(situation, track, key)
        current = clock is not None and _asked_in_this_application(state, clock.started)
        over = current and clock is not None and not clock.provisional and clock.has_passed(draft.happened_on)
        if not over:
            yield wrong(
                still_open,
                (f"'{key}' 협의가 끝나지 않았습니다.", f"The consultation '{key}' is not over."),
                ("회신을 기다리거나 독촉하십시오.", "Wait for the answer, or remind the agency."),
                key,
            )
        elif over_and_silent:
            yield wrong(
                over_and_silent,
                (
                    f"'{key}' 협의에 회신이 없습니다. 회신이 없어도 동의한 것으로 보지 않습니다.",
                    f"No answer to '{key}'; silence is no consent.",
                ),
                ("회신을 받거나, 회신 없이 회부하는 이유를 쓰십시오.", "Get an answer, or say why it goes on without."),
                key,
            )


def assessment_is_over(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The environmental assessment was answered, where one is due (facts: ``sea_needed``)."""
    state = situation.state
    states = [state.at("sea", key) for key in state.keys("sea")]
    needed = situation.facts.get("sea_needed", False) or _sea_papers(situation)
    if any(one != "replied" for one in states) or (needed and not states):
        yield wrong(
            "assessment_open",
            ("전략환경영향평가 협의가 끝나지 않았습니다.", "The environmental assessment is not over."),
            ("협의를 요청하고 회신을 받으십시오.", "Ask for it and wait for the answer."),
        )


def _sea_papers(situation: Situation) -> bool:
    applied = situation.state.last("apply")
    return applied is not None and applied.data.get("with_sea") is True


def governor_has_spoken(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The governor gave an opinion, or let the time pass: then there is none."""
    state = situation.state
    if not situation.facts.get("has_governor", True) or (state.at("governor") == "given" and told_of_this(state)):
        return
    clock = clock_of(situation, "governor") if told_of_this(state) else None
    if clock is None:
        yield wrong(
            "governor_not_told",
            ("시·도지사에게 알리지 않았습니다.", "The governor was not told."),
            ("신청 지방자치단체가 시·도지사에게 알려야 합니다.", "The applicant has to tell the governor."),
        )
    elif clock.provisional or not clock.has_passed(draft.happened_on):
        yield wrong(
            "governor_may_speak",
            ("시·도지사의 의견 제출 기간이 끝나지 않았습니다.", "The governor may still give an opinion."),
            ("의견을 받거나 기간이 끝나기를 기다리십시오.", "Get the opinion, or wait until the time is over."),
        )


def working_committee_has_met(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The working committee went over the application first."""
    recorded, applied = situation.state.last("record_working_committee"), situation.state.last("apply")
    if recorded is None or (applied is not None and recorded.seq < applied.seq):
        yield wrong(
            "no_working_committee",
            ("실무위원회의 심의 결과가 없습니다.", "The working committee has not considered it."),
            ("실무위원회에 회부하고 결과를 기록하십시오.", "Refer it and record the result."),
        )


def committee_passed_it(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The committee resolved to designate."""
    resolution = situation.state.last("record_resolution")
    if resolution is None or resolution.data.get("result") not in PASSED:
        yield wrong(
            "committee_rejected",
            ("위원회가 지정을 의결하지 않았습니다.", "The committee did not resolve to designate."),
            ("지정 거부를 통보하십시오.", "Tell the refusal instead."),
        )


def committee_rejected_it(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The committee rejected the application."""
    resolution = situation.state.last("record_resolution")
    if resolution is not None and resolution.data.get("result") in PASSED:
        yield wrong(
            "committee_passed",
            ("위원회가 지정을 의결하였습니다.", "The committee resolved to designate."),
            ("의결과 달리 거부하려면 이유를 쓰십시오.", "Say why it is refused against the resolution."),
        )


def name_says_zone(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The name of the zone holds the word that art. 22 asks for."""
    name, rules, rule = str(draft.data.get("zone_name", "")), situation.rules, "zone_name_must_contain"
    word = rules.parameter(rule).options[rules.choice(rule)].ko if rules.has(rule) else ""
    if name and word not in name:
        yield wrong(
            "name_without_word",
            (f"특구 명칭에 '{word}'이(가) 들어가야 합니다.", f"The name must contain the word {word}."),
            ("명칭을 바로잡으십시오.", "Correct the name."),
            "zone_name",
        )


def period_runs_forward(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The designation ends after it begins."""
    start, end = read_day(draft.data.get("period_start")), read_day(draft.data.get("period_end"))
    if start is not None and end is not None and end < start:
        yield wrong(
            "period_backwards",
            ("지정기간이 시작 전에 끝납니다.", "The designation ends before it begins."),
            ("지정기간을 바로잡으십시오.", "Correct the period."),
            "period_end",
        )


def area_is_whole(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The area is a whole number of square metres above nothing."""
    area = draft.data.get("area_m2")
    if area is not None and (not isinstance(area, int) or area <= 0):
        yield wrong(
            "area_not_whole",
            ("면적은 0보다 큰 ㎡ 정수로 씁니다.", "The area is a whole number of m2 above nothing."),
            ("면적을 바로잡으십시오.", "Correct the area."),
            "area_m2",
        )


def not_notified_yet(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The designation was not notified before."""
    if situation.state.last("notify_designation") is not None:
        yield wrong(
            "already_notified",
            ("지정 사실을 이미 통보하였습니다.", "The designation was notified already."),
            ("다시 통보하는 이유를 쓰십시오.", "Say why it is notified again."),
        )


def supplement_time_has_passed(situation: Situation, draft: Event) -> Iterator[Finding]:
    """An application is returned when a supplement was asked for and did not come in time."""
    asked = situation.state.last("request_supplement")
    if asked is None:
        yield wrong(
            "no_supplement_asked",
            ("보완을 요구하지 않았습니다.", "No supplement was asked for."),
            ("먼저 보완을 요구하거나 바로 반려하는 이유를 쓰십시오.", "Ask for one first, or say why not."),
        )
        return
    until = read_day(asked.data.get("until"))
    if until is not None and draft.happened_on <= until and situation.state.stage == "supplement":
        day = said(until)
        yield wrong(
            "supplement_time_runs",
            (f"보완 기한이 {day.ko}까지입니다.", f"The supplement may come until {day.en}."),
            ("기한이 지난 뒤 반려하십시오.", "Return it after that day."),
            "happened_on",
        )


def nothing_is_left_to_do(situation: Situation, draft: Event) -> Iterator[Finding]:
    """No clock runs any more."""
    if situation.state.stage != "designated":
        return
    for clock in clocks(situation):
        if clock.is_running:
            yield wrong(
                "still_to_do",
                (f"'{clock.spec.name.ko}'이(가) 남아 있습니다.", f"'{clock.spec.name.en}' is still to be done."),
                ("마친 뒤 종결하십시오.", "Finish it before closing the case."),
                clock.spec.id,
            )


BEFORE_COMMITTEE: tuple[Condition, ...] = (
    *(consultations_are_asked_for, consultations_are_over, permits_are_over, assessment_is_over),
    *(governor_has_spoken, working_committee_has_met),
)
MAY_GO_TO_COMMITTEE_DESPITE = frozenset(
    f"designation.{code}"
    for code in (
        *("consultation_not_asked", "consultation_open", "consultation_silent", "permit_open"),
        *("governor_not_told", "governor_may_speak", "no_working_committee"),
    )
)
BEFORE_GAZETTE: tuple[Condition, ...] = (name_says_zone, period_runs_forward, area_is_whole)
