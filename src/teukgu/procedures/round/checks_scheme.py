"""What a scheme must have before anybody is judged by it (시행령 제17조). One check per function."""

from collections.abc import Iterator

from teukgu.procedures.check_words import end_of, said
from teukgu.procedures.event import Event
from teukgu.procedures.round.checks import wrong
from teukgu.procedures.round.standing import about_scheme
from teukgu.procedures.state import Situation
from teukgu.values import Finding

MATTERS = "evaluation_must_consider"
BEYOND = "items_set_via_committee"
NOTICE_DAYS = "advance_notice_days"


def three_matters_are_in(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The matters that the decree names itself are in every scheme (제17조제1항제1호부터 제3호)."""
    stated = situation.state.last("state_scheme")
    if stated is None or not situation.rules.has(MATTERS):
        return
    covered, options = stated.data.get("matters") or (), situation.rules.parameter(MATTERS).options
    for code in situation.rules.codes(MATTERS):
        if code != BEYOND and code not in covered:
            yield wrong(
                "matter_missing",
                (
                    f"평가계획에 '{options[code].ko}'이(가) 없습니다(시행령 제17조제1항).",
                    f"The scheme lacks '{options[code].en}' (Decree art. 17(1)).",
                ),
                ("그 사항을 보는 지표를 넣어 다시 작성하십시오.", "Put an indicator of it into the scheme."),
                code,
            )


def what_goes_beyond_was_deliberated(situation: Situation, draft: Event) -> Iterator[Finding]:
    """Anything beyond the three matters goes before the committee before it is used (제17조제1항제4호)."""
    stated = situation.state.last("state_scheme")
    beyond = stated is not None and BEYOND in (stated.data.get("matters") or ())
    if beyond and about_scheme(situation.state, "record_scheme_deliberation") is None:
        yield wrong(
            "not_deliberated",
            (
                "법령이 정한 세 사항 밖의 항목이 위원회 심의를 거치지 않았습니다.",
                "What goes beyond was not deliberated.",
            ),
            ("위원회의 심의를 기록하거나 그 항목을 빼십시오.", "Record the deliberation, or leave it out."),
        )


def advance_notice_is_over(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The scheme was announced for the days of the rule (행정예고), or it is said why that was not needed."""
    notice = about_scheme(situation.state, "record_advance_notice")
    if notice is None:
        yield wrong(
            "no_advance_notice",
            ("행정예고를 하였는지 기록하지 않았습니다.", "It is not recorded whether advance notice was given."),
            ("예고를 하거나, 필요하지 않은 이유를 기록하십시오.", "Give notice, or record why it is not needed."),
        )
        return
    last = end_of(situation, NOTICE_DAYS, notice.happened_on) if notice.data.get("done") == "done" else None
    if last is not None and draft.happened_on <= last:
        day = said(last)
        yield wrong(
            "advance_notice_runs",
            (f"행정예고 기간은 {day.ko}까지입니다.", f"The advance notice runs until {day.en}."),
            ("그날이 지난 뒤 확정하십시오.", "Fix the scheme after that day."),
            "happened_on",
        )


def scheme_was_notified(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The scheme was made public by 고시, or it is said why that was not needed."""
    if about_scheme(situation.state, "record_scheme_notice") is None:
        yield wrong(
            "no_scheme_notice",
            ("평가계획의 고시를 기록하지 않았습니다.", "No public notice (고시) of the scheme is recorded."),
            ("고시를 하거나, 필요하지 않은 이유를 기록하십시오.", "Give it, or record why it is not needed."),
        )


def expert_body_meets_the_notice(situation: Situation, draft: Event) -> Iterator[Finding]:
    """A body that is asked to evaluate meets the standards of the ministry's notice (제17조제2항, 제4항)."""
    stated = situation.state.last("state_scheme")
    used = stated is not None and stated.data.get("expert_body_used") is True
    body = about_scheme(situation.state, "record_expert_body")
    if used and (body is None or body.data.get("meets") is not True):
        yield wrong(
            "expert_body_unfit",
            (
                "평가를 맡길 전문기관이 고시 기준을 갖추었다는 기록이 없습니다.",
                "It is not recorded that the expert body meets the standards.",
            ),
            ("전문기관과 기준 충족 여부를 기록하십시오.", "Record the body and that it meets them."),
        )


def not_needed_is_explained(situation: Situation, draft: Event) -> Iterator[Finding]:
    """What was marked as not needed says why."""
    if draft.data.get("done") == "not_needed" and not str(draft.data.get("grounds") or "").strip():
        yield wrong(
            "not_needed_unexplained",
            ("필요하지 않은 이유가 없습니다.", "It is not said why it is not needed."),
            ("이유를 쓰십시오.", "Write the reason."),
            "grounds",
        )


def notice_has_a_number(situation: Situation, draft: Event) -> Iterator[Finding]:
    """A public notice that was given has its number."""
    if draft.data.get("done") == "done" and not str(draft.data.get("notice_number") or "").strip():
        yield wrong(
            "notice_number_missing",
            ("고시 번호가 없습니다.", "The number of the notice is missing."),
            ("고시 번호를 쓰십시오.", "Write its number."),
            "notice_number",
        )
