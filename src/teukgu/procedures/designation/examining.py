"""What the ministry does with an application: completeness, supplements, committees, the decision and the gazette."""

from teukgu.procedures.definition import Act, CountsFrom, Direction
from teukgu.procedures.designation import checks_examination as check
from teukgu.procedures.designation.gazette import gazette_facts
from teukgu.procedures.designation.tracks import NOT_TOLD_YET, UNDECIDED
from teukgu.procedures.field_words import REASON, choice, day, files, long_text, number, serial, text, yes_no
from teukgu.procedures.laws import (
    administrative_procedures_act,
    administrative_procedures_decree,
    zone_act,
    zone_decree,
)
from teukgu.procedures.party import Party
from teukgu.values import Bilingual

MINISTRY = frozenset({Party.MINISTER})
MUNICIPALITY = frozenset({Party.APPLICANT})
REMEDIES = long_text("remedies", "불복 방법과 기간", "Remedies and their time limits")

REGISTER = Act(
    id="register_application",
    name=Bilingual("신청 접수", "Register the application"),
    track="main",
    by=MINISTRY,
    moves=(("applied", "examining"),),
    fields=(text("receipt_number", "접수등록번호", "Receipt number"),),
    basis=(zone_decree(3, 2), zone_decree(7, 1)),
    direction=Direction.IN,
    arrival_of="apply",
)
REQUEST_SUPPLEMENT = Act(
    id="request_supplement",
    name=Bilingual("보완 요구", "Ask for a supplement"),
    track="main",
    by=MINISTRY,
    moves=(("applied", "supplement"), ("examining", "supplement"), ("working_committee", "supplement")),
    fields=(
        long_text("what", "보완할 사항", "What is missing"),
        day("until", "보완 기한", "To be supplied by"),
    ),
    basis=(
        *(zone_decree(3, 2), zone_decree(7, 2)),
        *(administrative_procedures_act(17, 5), administrative_procedures_decree(11)),
    ),
    direction=Direction.OUT,
    document="supplement_request",
    receiver=Party.APPLICANT,
    counts_from=CountsFrom.SENDING,
    conditions=(check.time_to_supplement_is_left,),
    optional=True,
)
ANSWER_SUPPLEMENT = Act(
    id="answer_supplement",
    name=Bilingual("보완 제출", "Supply the supplement"),
    track="main",
    by=frozenset({Party.APPLICANT, Party.MINISTER}),
    moves=(("supplement", "examining"),),
    fields=(long_text("answer", "보완 내용", "What is supplied"), files("plan_files", "보완 서류", "Papers")),
    basis=(zone_decree(3, 2), zone_decree(7, 2), administrative_procedures_decree(11)),
    direction=Direction.OUT,
    document="supplement_answer",
    receiver=Party.MINISTER,
)
ASK_POSTPONEMENT = Act(
    id="ask_postponement",
    name=Bilingual("연기 요청", "Ask for a postponement"),
    track="postponement",
    by=MUNICIPALITY,
    moves=(("none", "running"),),
    fields=(long_text("grounds", "연기를 요청하는 이유", "Reasons"),),
    basis=(zone_decree(7, 2),),
    direction=Direction.OUT,
    document="postponement",
    receiver=Party.MINISTER,
    stages=UNDECIDED,
    optional=True,
)
END_POSTPONEMENT = Act(
    id="end_postponement",
    name=Bilingual("연기 종료", "End the postponement"),
    track="postponement",
    by=frozenset({Party.APPLICANT, Party.MINISTER}),
    moves=(("running", "none"),),
    basis=(zone_decree(7, 2),),
    direction=Direction.OUT,
    document="postponement_end",
    receiver=Party.MINISTER,
    stages=NOT_TOLD_YET,
)
EXTEND_DECISION = Act(
    id="extend_decision",
    name=Bilingual("결정기간 연장", "Extend the time to decide"),
    track="main",
    by=MINISTRY,
    moves=tuple((state, state) for state in sorted(NOT_TOLD_YET)),
    fields=(
        REASON,
        number("days", "연장 일수", "Days of extension", required=False),
    ),
    basis=(zone_decree(7, 1),),
    direction=Direction.OUT,
    document="decision_extension",
    receiver=Party.APPLICANT,
    conditions=(check.decision_extended_once, check.decision_extension_fits, check.decision_still_runs),
    overridable=frozenset({"designation.extension_too_late"}),
    optional=True,
)
REFER_WORKING = Act(
    id="refer_working_committee",
    name=Bilingual("실무위원회 회부", "Refer to the working committee"),
    track="main",
    by=MINISTRY,
    moves=(("examining", "working_committee"),),
    basis=(zone_act(12, 6), zone_decree(12)),
    conditions=(check.consultations_are_asked_for,),
    overridable=frozenset({"designation.consultation_not_asked"}),
)
RECORD_WORKING = Act(
    id="record_working_committee",
    name=Bilingual("실무위원회 심의 결과", "Result of the working committee"),
    track="main",
    by=frozenset({Party.WORKING_COMMITTEE, Party.MINISTER}),
    moves=(("working_committee", "working_committee"),),
    fields=(
        text("meeting", "회의", "Meeting"),
        choice(
            "result",
            "심의 결과",
            "Result",
            ("in_favour", "원안 동의", "in favour"),
            ("with_remarks", "의견을 붙여 동의", "in favour with remarks"),
            ("against", "부정적", "against"),
        ),
        long_text("remarks", "심의 의견", "Remarks", required=False),
    ),
    basis=(zone_act(12, 6), zone_decree(12)),
)
REFER_COMMITTEE = Act(
    id="refer_committee",
    name=Bilingual("특화특구위원회 회부", "Refer to the committee"),
    track="main",
    by=MINISTRY,
    moves=(("examining", "committee"), ("working_committee", "committee")),
    fields=(text("bill_number", "의안번호", "Number of the item", required=False),),
    basis=(zone_act(11, 1), zone_act(12), zone_decree(9)),
    conditions=check.BEFORE_COMMITTEE,
    overridable=check.MAY_GO_TO_COMMITTEE_DESPITE,
)
RECORD_RESOLUTION = Act(
    id="record_resolution",
    name=Bilingual("심의·의결 결과", "Resolution of the committee"),
    track="main",
    by=frozenset({Party.COMMITTEE, Party.MINISTER}),
    moves=(("committee", "resolved"),),
    by_choice=("result", (("deferred", "examining"),)),
    fields=(
        text("meeting", "회의", "Meeting"),
        choice(
            "result",
            "의결",
            "Resolution",
            ("passed", "원안 의결", "passed"),
            ("amended", "수정 의결", "passed with changes"),
            ("rejected", "부결", "rejected"),
            ("deferred", "보류", "deferred"),
        ),
        long_text("grounds", "의결 이유와 조건", "Reasons and conditions"),
        serial("seq_in_meeting", "안건 순서", "Order in the meeting", required=False),
    ),
    basis=(zone_act(11, 1), zone_act(13), zone_decree(14)),
)
NOTIFY_DECISION = Act(
    id="notify_decision",
    name=Bilingual("지정 결정 통보", "Tell the decision"),
    track="main",
    by=MINISTRY,
    moves=(("resolved", "decided"),),
    fields=(long_text("conditions", "지정 조건", "Conditions", required=False),),
    basis=(zone_decree(7, 1),),
    direction=Direction.OUT,
    document="decision_notice",
    receiver=Party.APPLICANT,
    conditions=(check.committee_passed_it,),
)
NOTIFY_REFUSAL = Act(
    id="notify_refusal",
    name=Bilingual("지정 거부 통보", "Tell the refusal"),
    track="main",
    by=MINISTRY,
    moves=(("resolved", "refused"),),
    fields=(REASON, REMEDIES),
    basis=(zone_decree(7, 1), administrative_procedures_act(23), administrative_procedures_act(26)),
    direction=Direction.OUT,
    document="refusal_notice",
    receiver=Party.APPLICANT,
    conditions=(check.committee_rejected_it,),
    overridable=frozenset({"designation.committee_passed"}),
    adverse=True,
)
PUBLISH_GAZETTE = Act(
    id="publish_gazette",
    name=Bilingual("관보 고시", "Publish in the gazette"),
    track="main",
    by=MINISTRY,
    moves=(("decided", "designated"),),
    fields=(
        text("gazette_number", "고시 번호", "Number of the notice"),
        text("zone_name", "특구 명칭", "Name of the zone"),
        text("zone_name_en", "특구 영문 명칭", "Name in English", required=False),
        text("place", "위치", "Place"),
        number("area_m2", "면적(㎡)", "Area (m2)"),
        long_text("purpose", "지정 목적", "Purpose"),
        day("period_start", "지정기간 시작", "Designated from"),
        day("period_end", "지정기간 끝", "Designated until"),
        long_text("projects", "특화사업의 내용", "Projects"),
        long_text("operators", "특화사업자", "Operators"),
        long_text("project_period_and_funding", "사업기간, 자금, 시행방법", "Project period, funding, method"),
        long_text("exemptions", "규제특례의 내용", "Exemptions"),
        text("inspection_place", "관계 서류 열람 장소", "Where the papers can be inspected"),
        long_text("other", "그 밖의 사항", "Other items", required=False),
        text("sector", "분야", "Sector", required=False),
        text("zone_type", "유형", "Type", required=False),
        yes_no("map_with_notice", "지형도면 함께 고시", "Topographic map notified with it", required=False),
        files("map_files", "도면", "Map"),
    ),
    basis=(zone_act(11, 2), zone_act(14, 1), zone_decree(7, 6)),
    direction=Direction.OUT,
    document="gazette_notice",
    conditions=check.BEFORE_GAZETTE,
    effects=gazette_facts,
)
NOTIFY_DESIGNATION = Act(
    id="notify_designation",
    name=Bilingual("지정 사실 통보", "Notify the designation"),
    track="main",
    by=MINISTRY,
    moves=(("designated", "designated"),),
    fields=(long_text("told", "통보한 기관", "Who was told", required=False),),
    basis=(zone_act(11, 2),),
    direction=Direction.OUT,
    document="designation_notice",
    receiver=Party.APPLICANT,
    conditions=(check.not_notified_yet,),
    overridable=frozenset({"designation.already_notified"}),
)
RETURN = Act(
    id="return_application",
    name=Bilingual("반려", "Return the application"),
    track="main",
    by=MINISTRY,
    moves=(("applied", "returned"), ("examining", "returned"), ("supplement", "returned")),
    fields=(REASON, REMEDIES),
    basis=(administrative_procedures_act(17, 6), zone_decree(3, 2)),
    direction=Direction.OUT,
    document="return_letter",
    receiver=Party.APPLICANT,
    conditions=(check.supplement_time_has_passed,),
    overridable=frozenset({"designation.no_supplement_asked", "designation.supplement_time_runs"}),
    adverse=True,
    optional=True,
)
CLOSE = Act(
    id="close_case",
    name=Bilingual("사건 종결", "Close the case"),
    track="main",
    by=MINISTRY,
    moves=(("designated", "closed"), ("refused", "closed"), ("returned", "closed")),
    basis=(zone_act(11),),
    conditions=(check.nothing_is_left_to_do,),
    overridable=frozenset({"designation.still_to_do"}),
    optional=True,
)

EXAMINING = (
    *(REGISTER, REQUEST_SUPPLEMENT, ANSWER_SUPPLEMENT, ASK_POSTPONEMENT, END_POSTPONEMENT, EXTEND_DECISION),
    *(REFER_WORKING, RECORD_WORKING, REFER_COMMITTEE, RECORD_RESOLUTION, NOTIFY_DECISION, NOTIFY_REFUSAL),
    *(PUBLISH_GAZETTE, NOTIFY_DESIGNATION, RETURN, CLOSE),
)
