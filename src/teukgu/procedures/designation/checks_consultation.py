"""What an answer of an agency must hold, and until when it may extend. One check per function."""

from collections.abc import Iterator

from teukgu.procedures.check_words import said, wrong
from teukgu.procedures.clocks import clock_of
from teukgu.procedures.designation.checks_extension import extension_fits
from teukgu.procedures.event import Event
from teukgu.procedures.state import Situation
from teukgu.values import Finding

NOT_PLAIN_YES = ("agree_if", "refuse")


def a_no_has_reasons(situation: Situation, draft: Event) -> Iterator[Finding]:
    """A no, or a yes on conditions, gives concrete reasons and one of the decree's grounds (영 제7조제4항·제5항)."""
    yield from a_no_has_reasons_for_permit(situation, draft)
    if _is_no_plain_yes(draft) and not draft.data.get("ground"):
        yield wrong(
            "no_ground",
            (
                "부동의나 조건부 동의는 시행령 제7조제4항의 사유 가운데 하나여야 합니다.",
                "A no or a yes on conditions needs one of the grounds of decree art. 7(4).",
            ),
            ("해당하는 사유를 고르십시오.", "Choose the ground."),
            "ground",
        )


def _is_no_plain_yes(draft: Event) -> bool:
    # a value that is no code at all is told of as a misfit
    return draft.data.get("answer") in NOT_PLAIN_YES


def a_no_has_reasons_for_permit(situation: Situation, draft: Event) -> Iterator[Finding]:
    """A no, or a yes on conditions, says why."""
    if _is_no_plain_yes(draft) and not str(draft.data.get("reasons") or "").strip():
        yield wrong(
            "no_reasons",
            ("부동의나 조건부 동의의 구체적인 이유가 없습니다.", "A no or a yes on conditions gives no reasons."),
            ("구체적인 이유를 쓰십시오.", "Give concrete reasons."),
            "reasons",
        )


def conditions_are_named(situation: Situation, draft: Event) -> Iterator[Finding]:
    """A yes on conditions says which."""
    if draft.data.get("answer") == "agree_if" and not str(draft.data.get("conditions") or "").strip():
        yield wrong(
            "no_conditions",
            ("조건부 동의의 조건이 없습니다.", "The conditions of the consent are missing."),
            ("조건을 쓰십시오.", "Name the conditions."),
            "conditions",
        )


def consultation_still_runs(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The extension is told before the first period is over."""
    yield from _still_runs(situation, draft, "consultation")


def sea_still_runs(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The extension of the assessment is told before its first period is over."""
    yield from _still_runs(situation, draft, "sea")


def asked_once_in_this_application(situation: Situation, draft: Event) -> Iterator[Finding]:
    """What was asked is asked again only after an answer, or for a new application."""
    state = situation.state
    asked, applied = state.last(draft.act, key=draft.key), state.last("apply")
    track = {act.id: act.track for act in state.procedure.acts}[draft.act]
    waits = state.at(track, draft.key) not in {"none", "replied"}
    if waits and asked is not None and applied is not None and asked.seq > applied.seq:
        yield wrong(
            "asked_already",
            ("이미 협의를 요청하여 회신을 기다리고 있습니다.", "The agency was asked and has not answered yet."),
            ("회신을 기다리거나 독촉하십시오.", "Wait for the answer, or remind the agency."),
            "key",
        )


def _still_runs(situation: Situation, draft: Event, track: str) -> Iterator[Finding]:
    clock = clock_of(situation, track, draft.key)
    if clock is not None and clock.is_running and clock.has_passed(draft.happened_on) and clock.due is not None:
        day = said(clock.due)
        yield wrong(
            "extension_too_late",
            (f"협의기간이 {day.ko}에 끝났습니다.", f"The consultation ended on {day.en}."),
            ("연장은 기간이 끝나기 전에 알려야 합니다.", "An extension has to be told before the end."),
            "happened_on",
        )


def consultation_extension_fits(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The extension is no longer than the decree allows."""
    yield from extension_fits(situation, draft, "agency_consultation_extension_days")


def permit_extension_fits(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The extension is no longer than the Act allows."""
    yield from extension_fits(situation, draft, "deemed_permit_consultation_extension_days")


def permit_not_agreed_by_silence(situation: Situation, draft: Event) -> Iterator[Finding]:
    """Once the period has passed without an answer the agency has agreed (법 제65조제6항, 행정기본법 제24조제4항)."""
    rules = situation.rules
    clock = clock_of(situation, "permit", draft.key)
    silent = rules.has("deemed_permit_silence") and rules.choice("deemed_permit_silence") == "agreed"
    if not silent or clock is None or clock.provisional or clock.due is None:
        return
    if clock.is_running and clock.has_passed(draft.happened_on):
        day = said(clock.due)
        yield wrong(
            "agreed_by_silence",
            (
                f"{day.ko}까지 회신이 없어 협의가 된 것으로 봅니다.",
                f"Nothing came by {day.en}: the agency is taken to have agreed.",
            ),
            ("늦은 회신으로 적으려면 이유를 쓰십시오.", "Give a reason to keep it as a late answer."),
            "happened_on",
        )


def sea_extended_once(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The assessment is extended once at most."""
    clock = clock_of(situation, "sea", draft.key)
    if clock is not None and clock.extended:
        yield wrong(
            "extended_already",
            ("협의기간은 한 번만 연장할 수 있습니다.", "The consultation may be extended once only."),
            ("연장된 기간 안에 회신하십시오.", "Answer within the extended time."),
        )


def sea_extension_fits(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The extension is no longer than the decree allows."""
    yield from extension_fits(situation, draft, "sea_consultation_extension_days")
