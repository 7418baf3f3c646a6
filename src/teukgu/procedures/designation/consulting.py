"""Consultation of agencies: on each exemption, on deemed permits, and the strategic environmental assessment."""

from teukgu.procedures.definition import Act, Direction
from teukgu.procedures.designation import checks_consultation as check
from teukgu.procedures.designation.tracks import IN_EXAMINATION, UNDECIDED
from teukgu.procedures.field_words import REASON, choice, choice_from, files, long_text, number
from teukgu.procedures.laws import environment_act, environment_decree, general_act, zone_act, zone_decree
from teukgu.procedures.party import Party
from teukgu.values import Bilingual

MINISTRY = frozenset({Party.MINISTER})
AGENCY = frozenset({Party.AGENCY, Party.MINISTER})
NO_REASONS = frozenset({"designation.no_reasons", "designation.no_ground"})
ANSWERS = (
    ("agree", "동의", "agrees"),
    ("agree_if", "조건부 동의", "agrees on conditions"),
    ("refuse", "부동의", "refuses"),
)

REQUEST_CONSULTATION = Act(
    id="request_consultation",
    name=Bilingual("규제특례 협의 요청", "Ask for consultation on an exemption"),
    track="consultation",
    by=MINISTRY,
    moves=tuple((state, "asked") for state in ("none", "asked", "extended", "replied")),
    fields=(long_text("question", "협의할 내용", "What is asked", required=False), files("papers", "붙임", "Papers")),
    basis=(zone_act(11, 1), zone_decree(7, 3)),
    direction=Direction.OUT,
    document="consultation_request",
    receiver=Party.AGENCY,
    stages=IN_EXAMINATION,
    conditions=(check.asked_once_in_this_application,),
)
EXTEND_CONSULTATION = Act(
    id="extend_consultation",
    name=Bilingual("협의기간 연장", "Extend the consultation"),
    track="consultation",
    by=AGENCY,
    moves=(("asked", "extended"),),
    fields=(REASON, number("days", "연장 일수", "Days of extension", required=False)),
    basis=(zone_decree(7, 3),),
    direction=Direction.OUT,
    document="consultation_extension",
    receiver=Party.MINISTER,
    stages=UNDECIDED,
    conditions=(check.consultation_still_runs, check.consultation_extension_fits),
    overridable=frozenset({"designation.extension_too_late"}),
    overridden_by=MINISTRY,
    optional=True,
)
REPLY_CONSULTATION = Act(
    id="reply_consultation",
    name=Bilingual("협의 회신", "Answer the consultation"),
    track="consultation",
    by=AGENCY,
    moves=(("asked", "replied"), ("extended", "replied")),
    fields=(
        choice("answer", "의견", "Answer", *ANSWERS),
        choice_from(
            "ground", "법령이 정한 사유", "Ground in the decree", "agency_refusal_allowed_grounds", required=False
        ),
        long_text("reasons", "구체적인 이유", "Concrete reasons", required=False),
        long_text("conditions", "조건", "Conditions", required=False),
        files("papers", "붙임", "Papers"),
    ),
    basis=(zone_decree(7, 3, 4, 5),),
    direction=Direction.OUT,
    document="consultation_reply",
    receiver=Party.MINISTER,
    stages=UNDECIDED,
    conditions=(check.a_no_has_reasons, check.conditions_are_named),
    overridable=NO_REASONS,
    overridden_by=MINISTRY,
)
REQUEST_PERMIT = Act(
    id="request_permit_consultation",
    name=Bilingual("인허가의제 협의 요청", "Ask for consultation on a deemed permit"),
    track="permit",
    by=MINISTRY,
    moves=tuple((state, "asked") for state in ("none", "asked", "extended", "replied")),
    fields=(long_text("question", "협의할 내용", "What is asked", required=False), files("papers", "붙임", "Papers")),
    basis=(zone_act(65, 4),),
    direction=Direction.OUT,
    document="permit_request",
    receiver=Party.AGENCY,
    stages=IN_EXAMINATION,
    conditions=(check.asked_once_in_this_application,),
)
EXTEND_PERMIT = Act(
    id="extend_permit_consultation",
    name=Bilingual("인허가의제 협의기간 연장", "Extend the consultation on a deemed permit"),
    track="permit",
    by=AGENCY,
    moves=(("asked", "extended"),),
    fields=(REASON, number("days", "연장 일수", "Days of extension", required=False)),
    basis=(zone_act(65, 4), general_act(24, 4)),
    direction=Direction.OUT,
    document="permit_extension",
    receiver=Party.MINISTER,
    stages=UNDECIDED,
    conditions=(check.permit_not_agreed_by_silence, check.permit_extension_fits),
    optional=True,
)
REPLY_PERMIT = Act(
    id="reply_permit_consultation",
    name=Bilingual("인허가의제 협의 회신", "Answer the consultation on a deemed permit"),
    track="permit",
    by=AGENCY,
    moves=(("asked", "replied"), ("extended", "replied")),
    fields=(
        choice("answer", "의견", "Answer", *ANSWERS),
        long_text("reasons", "이유와 조건", "Reasons and conditions", required=False),
        files("papers", "붙임", "Papers"),
    ),
    basis=(zone_act(65, 4, 6), general_act(24, 4)),
    direction=Direction.OUT,
    document="permit_reply",
    receiver=Party.MINISTER,
    stages=UNDECIDED,
    conditions=(check.a_no_has_reasons_for_permit, check.permit_not_agreed_by_silence),
    overridable=frozenset({"designation.no_reasons", "designation.agreed_by_silence"}),
    overridden_by=MINISTRY,
)
REQUEST_SEA = Act(
    id="request_sea",
    name=Bilingual("전략환경영향평가 협의 요청", "Ask for the environmental assessment"),
    track="sea",
    by=MINISTRY,
    moves=tuple((state, "asked") for state in ("none", "asked", "supplement", "experts", "replied")),
    fields=(files("papers", "평가서", "Papers"),),
    basis=(zone_act(10), environment_act(16)),
    direction=Direction.OUT,
    document="sea_request",
    receiver=Party.AGENCY,
    stages=IN_EXAMINATION,
    conditions=(check.asked_once_in_this_application,),
)
EXTEND_SEA = Act(
    id="extend_sea",
    name=Bilingual("전략환경영향평가 협의기간 연장", "Extend the environmental assessment"),
    track="sea",
    by=AGENCY,
    moves=(("asked", "asked"),),
    fields=(REASON, number("days", "연장 일수", "Days of extension", required=False)),
    basis=(environment_decree(25),),
    direction=Direction.OUT,
    document="sea_extension",
    receiver=Party.MINISTER,
    stages=UNDECIDED,
    conditions=(check.sea_extended_once, check.sea_still_runs, check.sea_extension_fits),
    overridable=frozenset({"designation.extension_too_late"}),
    overridden_by=MINISTRY,
    optional=True,
)
REQUEST_SEA_SUPPLEMENT = Act(
    id="request_sea_supplement",
    name=Bilingual("전략환경영향평가서 보완 요구", "Ask for a supplement to the assessment"),
    track="sea",
    by=AGENCY,
    moves=(("asked", "supplement"),),
    fields=(long_text("what", "보완할 사항", "What is missing"),),
    basis=(environment_decree(25),),
    direction=Direction.OUT,
    document="sea_supplement_request",
    receiver=Party.MINISTER,
    stages=UNDECIDED,
    optional=True,
)
ANSWER_SEA_SUPPLEMENT = Act(
    id="answer_sea_supplement",
    name=Bilingual("전략환경영향평가서 보완 제출", "Supply the supplement to the assessment"),
    track="sea",
    by=MINISTRY,
    moves=(("supplement", "asked"),),
    fields=(long_text("answer", "보완 내용", "What is supplied"), files("papers", "붙임", "Papers")),
    basis=(environment_decree(25),),
    direction=Direction.OUT,
    document="sea_supplement_answer",
    receiver=Party.AGENCY,
    stages=UNDECIDED,
)
ASK_SEA_EXPERTS = Act(
    id="ask_sea_experts",
    name=Bilingual("전문위원회 검토 시작", "Put before the expert committee"),
    track="sea",
    by=AGENCY,
    moves=(("asked", "experts"),),
    basis=(environment_decree(25),),
    direction=Direction.OUT,
    document="sea_experts",
    receiver=Party.MINISTER,
    stages=UNDECIDED,
    optional=True,
)
END_SEA_EXPERTS = Act(
    id="end_sea_experts",
    name=Bilingual("전문위원회 검토 마침", "Review by the expert committee over"),
    track="sea",
    by=AGENCY,
    moves=(("experts", "asked"),),
    basis=(environment_decree(25),),
    direction=Direction.OUT,
    document="sea_experts_over",
    receiver=Party.MINISTER,
    stages=UNDECIDED,
)
REPLY_SEA = Act(
    id="reply_sea",
    name=Bilingual("전략환경영향평가 협의 회신", "Answer the environmental assessment"),
    track="sea",
    by=AGENCY,
    moves=(("asked", "replied"), ("experts", "replied")),
    fields=(
        choice("answer", "의견", "Answer", *ANSWERS),
        long_text("reasons", "협의 의견", "Opinion", required=False),
        files("papers", "붙임", "Papers"),
    ),
    basis=(environment_act(18), environment_decree(25)),
    direction=Direction.OUT,
    document="sea_reply",
    receiver=Party.MINISTER,
    stages=UNDECIDED,
)

CONSULTING = (
    *(REQUEST_CONSULTATION, EXTEND_CONSULTATION, REPLY_CONSULTATION),
    *(REQUEST_PERMIT, EXTEND_PERMIT, REPLY_PERMIT),
    *(REQUEST_SEA, EXTEND_SEA, REQUEST_SEA_SUPPLEMENT, ANSWER_SEA_SUPPLEMENT),
    *(ASK_SEA_EXPERTS, END_SEA_EXPERTS, REPLY_SEA),
)
