"""What the municipality does before it applies: plan, notice, inspection, hearing, council, operators, governor."""

from teukgu.procedures.definition import Act, CountsFrom, Direction
from teukgu.procedures.designation import checks_before as check
from teukgu.procedures.designation.checks_version import version_is_kept
from teukgu.procedures.designation.tracks import BEFORE_APPLICATION, IN_EXAMINATION, NOT_TOLD_YET, UNDECIDED
from teukgu.procedures.field_words import choice, day, files, long_text, number, organisation, serial, text, yes_no
from teukgu.procedures.laws import administrative_procedures_act, zone_act, zone_decree, zone_rule
from teukgu.procedures.party import Party
from teukgu.values import Bilingual

MUNICIPALITY = frozenset({Party.APPLICANT})
ANNOUNCED = frozenset({"announced", "returned"})

OPEN_DRAFT = Act(
    id="open_draft",
    name=Bilingual("계획 작성 시작", "Start the draft plan"),
    track="main",
    by=MUNICIPALITY,
    moves=(("unopened", "drafting"),),
    basis=(zone_act(5, 1), zone_act(9, 1)),
)
ADOPT_PLAN = Act(
    id="adopt_plan",
    name=Bilingual("계획 결재", "Adopt the plan"),
    track="main",
    by=MUNICIPALITY,
    moves=(
        *(("drafting", "adopted"), ("adopted", "adopted"), ("announced", "announced")),
        *(("returned", "returned"), ("supplement", "supplement")),
    ),
    fields=(
        text("approval_number", "결재 문서 생산등록번호", "Number of the approved document"),
        text("approver", "결재권자", "Approved by"),
        serial("plan_version", "계획 판", "Version of the plan", required=False),
        text("plan_sha256", "계획 판의 해시(SHA-256)", "Hash of that version (SHA-256)", required=False),
        files("plan_files", "계획 파일", "Files of the plan"),
    ),
    basis=(zone_act(9, 1), zone_decree(6)),
    conditions=(check.contents_are_complete, version_is_kept),
    overridable=frozenset({"designation.contents_missing"}),
)
AGREE_JOINTLY = Act(
    id="agree_jointly",
    name=Bilingual("공동신청 동의", "Agree to apply jointly"),
    track="joint",
    by=MUNICIPALITY,
    moves=(("none", "agreed"), ("agreed", "agreed")),
    fields=(
        text("approval_number", "결재 문서 생산등록번호", "Number of the approved document"),
        text("approver", "결재권자", "Approved by"),
        day("announced_on", "그 지역에서 계획을 공고한 날", "Day the plan was announced there", required=False),
        day("council_on", "그 지방의회의 의견을 들은 날", "Day the council there was heard", required=False),
    ),
    basis=(zone_act(5, 2), zone_act(7, 1), zone_act(7, 2)),
    stages=BEFORE_APPLICATION | {"supplement"},
)
ANNOUNCE_PLAN = Act(
    id="announce_plan",
    name=Bilingual("계획 공고", "Announce the plan"),
    track="main",
    by=MUNICIPALITY,
    moves=(("adopted", "announced"), ("announced", "announced")),
    fields=(
        text("medium", "공보 또는 일간신문", "Gazette or newspaper"),
        text("address", "인터넷 게시 주소", "Address on the internet"),
        text("inspection_place", "열람 장소", "Where it can be inspected"),
        text("notice_number", "공고 번호", "Number of the announcement", required=False),
        files(
            "notice_files",
            "공고문과 열람 자료(누구나 내려받음)",
            "The announcement and what is laid open (anybody may download it)",
        ),
    ),
    basis=(zone_act(7, 1), zone_decree(5, 1)),
    direction=Direction.OUT,
    document="plan_announcement",
    optional=False,
)
OPEN_INSPECTION = Act(
    id="open_inspection",
    name=Bilingual("열람 시작", "Open the inspection"),
    track="inspection",
    by=MUNICIPALITY,
    moves=(("none", "open"), ("closed", "open")),
    fields=(text("place", "열람 장소", "Where"),),
    basis=(zone_decree(5, 1, 2),),
    stages=ANNOUNCED,
    conditions=(check.inspection_opens_in_time,),
    overridable=frozenset({"designation.inspection_too_early"}),
)
CLOSE_INSPECTION = Act(
    id="close_inspection",
    name=Bilingual("열람 마침", "Close the inspection"),
    track="inspection",
    by=MUNICIPALITY,
    moves=(("open", "closed"),),
    basis=(zone_decree(5, 1, 2),),
    stages=ANNOUNCED,
    conditions=(check.inspection_was_long_enough,),
    overridable=frozenset({"designation.inspection_too_short"}),
)
HEARING_FIELDS = (
    day("hearing_on", "공청회 날", "Day of the hearing"),
    text("time_and_place", "시간과 장소", "Time and place"),
    long_text("purpose", "개최 목적", "Purpose"),
    long_text("outline", "계획의 개요", "Outline of the plan"),
    text("presider", "주재자", "Presider"),
    long_text("speakers", "발표자", "Speakers", required=False),
    yes_no("online_beside", "온라인공청회 함께 개최", "On-line hearing beside it", required=False),
)
ANNOUNCE_HEARING = Act(
    id="announce_hearing",
    name=Bilingual("공청회 공고", "Announce the hearing"),
    track="hearing",
    by=MUNICIPALITY,
    moves=(("none", "announced"), ("held", "announced")),
    fields=HEARING_FIELDS,
    basis=(zone_act(7, 1), zone_decree(5, 3), administrative_procedures_act(38)),
    direction=Direction.OUT,
    document="hearing_announcement",
    stages=frozenset({"adopted", "announced", "returned"}),
    conditions=(check.hearing_is_announced_in_time, check.hearing_keeps_clear_of_elections),
    overridable=frozenset({"designation.hearing_notice_too_short"}),
)
RESET_HEARING = Act(
    id="reset_hearing",
    name=Bilingual("공청회 날짜 변경 공고", "Re-set the hearing"),
    track="hearing",
    by=MUNICIPALITY,
    moves=(("announced", "announced"),),
    fields=HEARING_FIELDS,
    basis=(administrative_procedures_act(38),),
    direction=Direction.OUT,
    document="hearing_announcement",
    stages=frozenset({"adopted", "announced", "returned"}),
    conditions=(check.hearing_is_announced_in_time, check.hearing_keeps_clear_of_elections),
    overridable=frozenset({"designation.hearing_notice_too_short"}),
    optional=True,
)
HOLD_HEARING = Act(
    id="hold_hearing",
    name=Bilingual("공청회 개최 결과", "Hold the hearing"),
    track="hearing",
    by=MUNICIPALITY,
    moves=(("announced", "held"),),
    fields=(
        number("attendance", "참석자 수", "How many came"),
        long_text("opinions", "제시된 의견", "Opinions stated"),
        long_text("results", "검토 결과와 반영 여부", "What became of them"),
        files("record", "공청회 기록", "Record of the hearing"),
    ),
    basis=(zone_act(7, 1), administrative_procedures_act(39)),
    stages=frozenset({"adopted", "announced", "returned"}),
    conditions=(check.hearing_is_on_the_day_announced,),
    overridable=frozenset({"designation.hearing_on_other_day"}),
)
RECEIVE_OPINION = Act(
    id="receive_opinion",
    name=Bilingual("의견 제출", "Opinion received"),
    track="opinion",
    by=frozenset({Party.RESIDENT, Party.APPLICANT}),
    moves=(("none", "received"),),
    fields=(
        text("name", "이름", "Name", personal=True),
        text("contact", "연락처", "Contact", required=False, personal=True),
        long_text("opinion", "의견", "Opinion"),
        files("attachments", "붙임", "Attachments"),
    ),
    basis=(zone_act(7, 1), zone_decree(5, 2)),
    stages=frozenset({"adopted", "announced", "returned"}),
    conditions=(check.opinions_are_taken_now,),
    optional=True,
)
REPLY_OPINION = Act(
    id="reply_opinion",
    name=Bilingual("의견에 회신", "Answer an opinion"),
    track="opinion",
    by=MUNICIPALITY,
    moves=(("received", "replied"), ("replied", "replied")),
    fields=(
        choice(
            "outcome",
            "반영 여부",
            "Outcome",
            ("taken_up", "반영", "taken up"),
            ("partly", "일부 반영", "taken up in part"),
            ("not_taken_up", "반영하지 않음", "not taken up"),
        ),
        long_text("reply", "검토 결과와 이유", "Result and reasons"),
    ),
    basis=(zone_act(7, 1), zone_decree(5, 2)),
    document="opinion_reply",
    direction=Direction.OUT,
    receiver=Party.RESIDENT,
    stages=BEFORE_APPLICATION,
)
REQUEST_COUNCIL = Act(
    id="request_council_opinion",
    name=Bilingual("지방의회 의견 요청", "Ask the council"),
    track="council",
    by=MUNICIPALITY,
    moves=(("none", "asked"), ("heard", "asked")),
    fields=(day("session_on", "안건이 오를 회기일", "Session", required=False),),
    basis=(zone_act(7, 2),),
    direction=Direction.OUT,
    document="council_request",
    receiver=Party.COUNCIL,
    stages=frozenset({"adopted", "announced", "returned"}),
    conditions=(check.there_is_a_council,),
)
RECORD_COUNCIL = Act(
    id="record_council_opinion",
    name=Bilingual("지방의회 의견", "Opinion of the council"),
    track="council",
    by=frozenset({Party.COUNCIL, Party.APPLICANT}),
    moves=(("asked", "heard"),),
    fields=(
        choice(
            "opinion",
            "의견",
            "Opinion",
            ("in_favour", "찬성", "in favour"),
            ("with_remarks", "의견 있음", "with remarks"),
            ("against", "반대", "against"),
        ),
        long_text("remarks", "의견의 내용", "Remarks", required=False),
        day("session_on", "회의 날", "Day of the session", required=False),
    ),
    basis=(zone_act(7, 2),),
    direction=Direction.OUT,
    document="council_opinion",
    receiver=Party.APPLICANT,
    stages=frozenset({"adopted", "announced", "returned"}),
)
RECEIVE_OPERATOR = Act(
    id="receive_operator_application",
    name=Bilingual("특화사업자 지정신청", "Operator applies"),
    track="operator",
    by=frozenset({Party.OPERATOR, Party.APPLICANT}),
    moves=(("none", "received"), ("declined", "received")),
    fields=(
        text("operator", "신청인", "Applicant"),
        organisation("organisation", "등록된 기관", "Organisation, if it is registered", required=False),
        text("representative", "대표자", "Represented by", required=False, personal=True),
        long_text("project", "특화사업의 내용", "Project"),
        long_text("funding", "자금 조달", "Funding"),
        files("papers", "신청 서류", "Papers"),
    ),
    basis=(zone_act(8, 1), zone_rule(2, 1, 2)),
    direction=Direction.IN,
    document="operator_application",
    receiver=Party.APPLICANT,
    stages=BEFORE_APPLICATION,
    optional=True,
)
DECIDE_OPERATOR = Act(
    id="decide_operator",
    name=Bilingual("특화사업자 지정 결정", "Decide on the operator"),
    track="operator",
    by=MUNICIPALITY,
    moves=(("received", "decided"),),
    by_choice=("decision", (("designated", "decided"), ("declined", "declined"))),
    fields=(
        choice(
            "decision",
            "결정",
            "Decision",
            ("designated", "지정", "designated"),
            ("declined", "지정하지 않음", "not designated"),
        ),
        long_text("grounds", "이유", "Reasons"),
        long_text("remedies", "불복 방법과 기간(지정하지 않을 때)", "Remedies, if not designated", required=False),
    ),
    basis=(zone_act(8, 2), administrative_procedures_act(26)),
    conditions=(check.a_refused_operator_learns_the_remedies,),
    direction=Direction.OUT,
    document="operator_decision",
    receiver=Party.OPERATOR,
    counts_from=CountsFrom.ACT,
    stages=BEFORE_APPLICATION,
)
PUBLISH_OPERATOR = Act(
    id="publish_operator",
    name=Bilingual("특화사업자 지정 공고", "Publish the operator"),
    track="operator",
    by=MUNICIPALITY,
    moves=(("decided", "published"),),
    fields=(text("medium", "공고 매체", "Where"), text("notice_number", "공고 번호", "Number", required=False)),
    basis=(zone_rule(2, 4),),
    direction=Direction.OUT,
    document="operator_announcement",
    stages=BEFORE_APPLICATION,
)
TELL_GOVERNOR = Act(
    id="tell_governor",
    name=Bilingual("시·도지사에게 통보", "Tell the governor"),
    track="governor",
    by=MUNICIPALITY,
    moves=(("none", "told"), ("told", "told"), ("given", "told")),
    basis=(zone_act(5, 3), zone_decree(3, 3)),
    direction=Direction.OUT,
    document="governor_notice",
    receiver=Party.GOVERNOR,
    stages=frozenset({"announced", "returned"}) | IN_EXAMINATION,
    conditions=(check.there_is_a_governor, check.governor_is_told_once),
)
GIVE_GOVERNOR_OPINION = Act(
    id="give_governor_opinion",
    name=Bilingual("시·도지사 의견 제출", "Governor's opinion"),
    track="governor",
    by=frozenset({Party.GOVERNOR, Party.MINISTER}),
    moves=(("told", "given"),),
    fields=(
        choice(
            "opinion",
            "의견",
            "Opinion",
            ("in_favour", "찬성", "in favour"),
            ("with_remarks", "의견 있음", "with remarks"),
            ("against", "반대", "against"),
        ),
        long_text("remarks", "의견의 내용", "Remarks", required=False),
    ),
    basis=(zone_act(5, 4), zone_decree(3, 3)),
    direction=Direction.OUT,
    document="governor_opinion",
    receiver=Party.MINISTER,
    stages=BEFORE_APPLICATION | UNDECIDED,
)
APPLY = Act(
    id="apply",
    name=Bilingual("지정 신청", "Apply for designation"),
    track="main",
    by=MUNICIPALITY,
    moves=(("announced", "applied"), ("returned", "applied")),
    fields=(
        text("zone_name", "특구 명칭", "Name of the zone"),
        long_text("summary", "신청 요지", "Summary"),
        files("plan_files", "계획과 첨부서류", "Plan and papers"),
        yes_no("with_sea", "전략환경영향평가서 첨부", "With papers of the environmental assessment", required=False),
    ),
    basis=(zone_act(5, 1), zone_decree(3, 1)),
    direction=Direction.OUT,
    document="application",
    receiver=Party.MINISTER,
    conditions=check.BEFORE_APPLYING,
    overridable=check.MAY_APPLY_DESPITE,
)
WITHDRAW = Act(
    id="withdraw",
    name=Bilingual("취하", "Withdraw"),
    track="main",
    by=MUNICIPALITY,
    moves=tuple((state, "withdrawn") for state in sorted(BEFORE_APPLICATION | NOT_TOLD_YET)),
    fields=(long_text("grounds", "취하 이유", "Reasons"),),
    basis=(administrative_procedures_act(17, 8),),
    direction=Direction.OUT,
    document="withdrawal",
    receiver=Party.MINISTER,
    optional=True,
)

PREPARING = (
    *(OPEN_DRAFT, ADOPT_PLAN, AGREE_JOINTLY, ANNOUNCE_PLAN, OPEN_INSPECTION, CLOSE_INSPECTION),
    *(ANNOUNCE_HEARING, RESET_HEARING, HOLD_HEARING, RECEIVE_OPINION, REPLY_OPINION),
    *(REQUEST_COUNCIL, RECORD_COUNCIL, RECEIVE_OPERATOR, DECIDE_OPERATOR, PUBLISH_OPERATOR),
    *(TELL_GOVERNOR, GIVE_GOVERNOR_OPINION, APPLY, WITHDRAW),
)
