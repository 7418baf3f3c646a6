"""Several applicants: each head announces the plan at home and hears the council there (법 제5조제2항, 제7조)."""

from collections.abc import Iterator
from datetime import date

from teukgu.procedures.check_words import end_of, read_day, said, wrong
from teukgu.procedures.definition import Condition
from teukgu.procedures.event import Event
from teukgu.procedures.state import Situation
from teukgu.values import Finding

COUNCIL = "local_council_opinion_required"


def joint_applicants_agree(situation: Situation, draft: Event) -> Iterator[Finding]:
    """Every other applicant agreed, under a number of its own (facts: ``applicants``, the lead first)."""
    for key in _others(situation):
        if situation.state.at("joint", key) != "agreed":
            yield wrong(
                "joint_applicant_missing",
                (f"공동신청 지방자치단체({key})의 동의가 없습니다.", f"The joint applicant {key} has not agreed."),
                ("그 지방자치단체의 결재를 받아 기록하십시오.", "Have it approved there and record it."),
                key,
            )


def joint_notices_are_over(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The plan was announced for the whole period in the region of every other applicant too."""
    for key, agreed in _agreements(situation):
        announced = read_day(agreed.data.get("announced_on"))
        if announced is None:
            yield wrong(
                "joint_notice_missing",
                (f"공동신청 지방자치단체({key})의 공고일이 없습니다.", f"Nobody said when {key} announced the plan."),
                ("그 지역에서 공고한 날을 적어 동의를 다시 기록하십시오.", "Record its agreement anew with that day."),
                key,
            )
            continue
        last = end_of(situation, "plan_notice_min_days", announced)
        if last is not None and draft.happened_on <= last:
            yield _not_over(key, last)


def joint_councils_were_heard(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The council of every other applicant was heard by the day of the application."""
    if not (situation.rules.has(COUNCIL) and situation.rules.flag(COUNCIL)):
        return
    for key, agreed in _agreements(situation):
        heard = read_day(agreed.data.get("council_on"))
        if heard is None or heard > draft.happened_on:
            yield wrong(
                "joint_council_missing",
                (
                    f"공동신청 지방자치단체({key})의 의회가 의견을 낸 날이 없습니다.",
                    f"Nobody said when the council of {key} was heard.",
                ),
                (
                    "그 의회의 의견을 들은 날을 적어 동의를 다시 기록하십시오.",
                    "Record its agreement anew with that day.",
                ),
                key,
            )


def _others(situation: Situation) -> tuple[str, ...]:
    return tuple(str(key) for key in situation.facts.get("applicants", ()))[1:]


def _agreements(situation: Situation) -> Iterator[tuple[str, Event]]:
    for key in _others(situation):
        agreed = situation.state.last("agree_jointly", key=key)
        if agreed is not None:
            yield key, agreed


def _not_over(key: str, last: date) -> Finding:
    day = said(last)
    return wrong(
        "joint_notice_not_over",
        (f"공동신청 지방자치단체({key})의 공고기간이 {day.ko}까지입니다.", f"The notice in {key} runs until {day.en}."),
        ("그다음 날부터 신청할 수 있습니다.", "Apply from the day after it."),
        "happened_on",
    )


JOINT: tuple[Condition, ...] = (joint_applicants_agree, joint_notices_are_over, joint_councils_were_heard)
