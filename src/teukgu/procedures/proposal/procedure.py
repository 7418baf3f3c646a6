"""The private proposal as one table: review in 60 days against the criteria of art. 6(3)."""

from teukgu.procedures.definition import Act, ClockSpec, CountsFrom, Direction, Procedure, State, StopSpec, Track
from teukgu.procedures.documents_track import DOCUMENT_ACTS, DOCUMENT_TRACK
from teukgu.procedures.event import Event
from teukgu.procedures.field_words import REASON, day, files, long_text, text
from teukgu.procedures.laws import (
    administrative_procedures_act,
    administrative_procedures_decree,
    zone_act,
    zone_decree,
)
from teukgu.procedures.party import Party
from teukgu.procedures.proposal.checks import time_to_supplement_has_passed, time_to_supplement_is_left
from teukgu.procedures.state import Situation
from teukgu.values import Bilingual

PROPOSER = frozenset({Party.PROPOSER})
MUNICIPALITY = frozenset({Party.APPLICANT})
EITHER = PROPOSER | MUNICIPALITY
CRITERIA = (
    ("development", "난개발·환경오염 우려", "Disorderly development, pollution"),
    ("conflict", "주민 갈등", "Conflict among residents"),
    ("funding_check", "자금 조달 계획", "Funding"),
    ("local_fit", "지역 여건과의 적합성", "Fit with the region"),
)
REVIEW = tuple(long_text(key, ko, en) for key, ko, en in CRITERIA)

MAIN = Track(
    "main",
    Bilingual("민간제안", "Private proposal"),
    (
        State("unopened", Bilingual("제출 전", "Not filed")),
        State("submitted", Bilingual("검토", "Under review")),
        State("supplement", Bilingual("보완 중", "Supplement asked for")),
        State("accepted", Bilingual("채택", "Taken up"), final=True),
        State("declined", Bilingual("채택하지 않음", "Not taken up"), final=True),
        State("withdrawn", Bilingual("철회", "Withdrawn"), final=True),
    ),
    "unopened",
)


def starts_operator_time(situation: Situation, event: Event) -> bool:
    """Return whether a proposal, being an operator application too, starts the 30 days (an assumed reading)."""
    rule = "proposal_starts_operator_days"
    return rule in situation.rules.parameters and situation.rules.has(rule) and situation.rules.flag(rule)


ACTS = (
    Act(
        id="submit_proposal",
        name=Bilingual("제안 제출", "File a proposal"),
        track="main",
        by=EITHER,
        moves=(("unopened", "submitted"),),
        fields=(
            text("title", "제안 이름", "Title"),
            long_text("summary", "제안 요지", "Summary"),
            long_text("funding", "자금 조달 계획", "Funding", required=False),
            files("plan_files", "계획과 첨부서류", "Plan and papers"),
        ),
        basis=(zone_act(6, 1, 2), zone_decree(4)),
        direction=Direction.OUT,
        document="proposal",
        receiver=Party.APPLICANT,
    ),
    Act(
        id="request_proposal_supplement",
        name=Bilingual("제안 보완 요구", "Ask for a supplement"),
        track="main",
        by=MUNICIPALITY,
        moves=(("submitted", "supplement"),),
        fields=(long_text("what", "보완할 사항", "What is missing"), day("until", "보완 기한", "To be supplied by")),
        basis=(zone_decree(4), administrative_procedures_decree(11)),
        direction=Direction.OUT,
        document="proposal_supplement_request",
        receiver=Party.PROPOSER,
        counts_from=CountsFrom.SENDING,
        conditions=(time_to_supplement_is_left,),
        optional=True,
    ),
    Act(
        id="answer_proposal_supplement",
        name=Bilingual("제안 보완 제출", "Supply the supplement"),
        track="main",
        by=EITHER,
        moves=(("supplement", "submitted"),),
        fields=(long_text("answer", "보완 내용", "What is supplied"), files("plan_files", "보완 서류", "Papers")),
        basis=(zone_decree(4),),
        direction=Direction.OUT,
        document="proposal_supplement_answer",
        receiver=Party.APPLICANT,
    ),
    Act(
        id="accept_proposal",
        name=Bilingual("제안 채택", "Take the proposal up"),
        track="main",
        by=MUNICIPALITY,
        moves=(("submitted", "accepted"),),
        fields=(*REVIEW, long_text("next_steps", "앞으로의 절차", "Next steps", required=False)),
        basis=(zone_act(6, 3), zone_decree(4)),
        direction=Direction.OUT,
        document="proposal_accepted",
        receiver=Party.PROPOSER,
    ),
    Act(
        id="decline_proposal",
        name=Bilingual("제안을 채택하지 않음", "Decline the proposal"),
        track="main",
        by=MUNICIPALITY,
        moves=(("submitted", "declined"), ("supplement", "declined")),
        fields=(*REVIEW, REASON, long_text("remedies", "불복 방법과 기간", "Remedies and their time limits")),
        basis=(zone_act(6, 3), zone_decree(4), administrative_procedures_act(23)),
        direction=Direction.OUT,
        document="proposal_declined",
        receiver=Party.PROPOSER,
        adverse=True,
        conditions=(time_to_supplement_has_passed,),
        overridable=frozenset({"proposal.supplement_time_runs"}),
    ),
    Act(
        id="withdraw_proposal",
        name=Bilingual("제안 철회", "Withdraw the proposal"),
        track="main",
        by=EITHER,
        moves=(("submitted", "withdrawn"), ("supplement", "withdrawn")),
        fields=(long_text("grounds", "철회 이유", "Reasons", required=False),),
        basis=(administrative_procedures_act(17, 8),),
        direction=Direction.OUT,
        document="proposal_withdrawal",
        receiver=Party.APPLICANT,
        optional=True,
    ),
)
ENDS = ("accept_proposal", "decline_proposal", "withdraw_proposal")
STOPS = (
    StopSpec(
        Bilingual("보완 기간", "Supplement"), begins="request_proposal_supplement", ends="answer_proposal_supplement"
    ),
)
CLOCKS = (
    ClockSpec(
        id="proposal_review",
        name=Bilingual("민간제안 검토", "Review of the proposal"),
        parameter="private_proposal_review_days",
        track="main",
        waits_for=Party.APPLICANT,
        starts=("submit_proposal",),
        ends=ENDS,
        stops=STOPS,
        silence_note=Bilingual("결과를 알릴 의무는 법에 없습니다.", "No duty to tell the result is laid down."),
        basis=(zone_act(6, 1), zone_decree(4, 1)),
    ),
    ClockSpec(
        id="proposal_as_operator",
        name=Bilingual("특화사업자 지정 결정(제안으로 신청)", "Decision on the proposer as operator"),
        parameter="operator_application_decision_days",
        track="main",
        waits_for=Party.APPLICANT,
        starts=("submit_proposal",),
        ends=ENDS,
        stops=STOPS,
        only_if=starts_operator_time,
        basis=(zone_act(6, 2), zone_act(8, 2)),
    ),
    ClockSpec(
        id="proposal_supplement",
        name=Bilingual("제안 보완", "Supplement to the proposal"),
        parameter="",
        track="main",
        waits_for=Party.PROPOSER,
        starts=("request_proposal_supplement",),
        ends=("answer_proposal_supplement", *ENDS),
        due_field="until",
        basis=(zone_decree(4),),
    ),
)

PROPOSAL = Procedure(
    id="proposal",
    name=Bilingual("민간제안", "Private proposal"),
    tracks=(MAIN, DOCUMENT_TRACK),
    acts=(*ACTS, *DOCUMENT_ACTS),
    clocks=CLOCKS,
    applied_by="submit_proposal",
)
"""Whoever acts for the municipality may enter a proposal on paper; the criteria stand as fields of the answer."""
