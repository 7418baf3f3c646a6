"""Acts of a report: of the municipality, of the ministry, and of the office that verifies it on site."""

from teukgu.procedures.definition import Act, CountsFrom, Direction
from teukgu.procedures.field_words import choice, day, files, long_text, serial, text, yes_no
from teukgu.procedures.laws import administrative_procedures_decree, work_regulation, zone_act, zone_rule
from teukgu.procedures.party import Party
from teukgu.procedures.report import checks as check
from teukgu.procedures.report.checks_approval import approval_is_documented
from teukgu.procedures.report.checks_version import newest_version_is_meant, report_version_is_kept
from teukgu.procedures.report.tracks import HANDED_IN
from teukgu.values import Bilingual

MUNICIPALITY = frozenset({Party.APPLICANT})
MINISTER = frozenset({Party.MINISTER})
ON_SITE = frozenset({Party.OFFICE, Party.MINISTER})
REPORT = (zone_act(23, 1), zone_rule(3, 1))
VERSION = (
    serial("report_version", "보고서 판", "Version of the report"),
    text("report_sha256", "보고서 판의 해시(SHA-256)", "Hash of that version (SHA-256)"),
)
LEVEL = choice(
    "level",
    "결재 구분",
    "Decided by",
    ("head", "단체장 결재", "the head"),
    ("delegated", "전결", "an officer to whom it is delegated"),
    ("deputy", "대결", "a deputy"),
)
LINK_HELP = Bilingual(
    "비워 두십시오. 결재권자가 1회용 링크로 결재하면 그 번호가 저절로 적힙니다.",
    "Leave it empty: it is filled in when the head approves by a one-time link.",
)

OPEN = Act(
    id="open_report",
    name=Bilingual("보고서 작성 시작", "Open the report"),
    track="main",
    by=MUNICIPALITY | MINISTER,
    moves=(("unopened", "drafting"),),
    fields=(serial("year", "성과 연도", "Performance year"), day("due", "제출기한", "Due")),
    basis=(zone_rule(3, 1),),
    conditions=(check.year_is_over, check.due_day_is_the_rules),
    overridable=frozenset({"report.due_differs"}),
    overridden_by=MINISTER,
)
DEFER = Act(
    id="defer_report",
    name=Bilingual("다음 해 보고에 포함", "Fold into the next report"),
    track="main",
    by=MUNICIPALITY,
    moves=(("drafting", "deferred"),),
    basis=(zone_rule(3, 1),),
    conditions=(check.designated_late_enough,),
    optional=True,
)
CONFIRM_PART = Act(
    id="confirm_part",
    name=Bilingual("맡은 부분 확인", "Confirm one's part"),
    track="joint",
    by=MUNICIPALITY,
    moves=(("none", "confirmed"), ("confirmed", "confirmed")),
    fields=(text("approver", "확인한 사람", "Confirmed by"), *VERSION),
    basis=(zone_act(23, 1),),
    stages=frozenset({"drafting", "returned"}),
    conditions=(report_version_is_kept,),
)
APPROVE = Act(
    id="approve_report",
    name=Bilingual("보고서 결재", "Approve the report"),
    track="main",
    by=MUNICIPALITY,
    moves=(("drafting", "approved"), ("approved", "approved"), ("returned", "approved")),
    fields=(
        text("approval_number", "결재 문서 생산등록번호", "Number of the approved document", required=False),
        text("approver", "결재권자", "Approved by"),
        LEVEL,
        *VERSION,
        serial("approval_link", "1회용 링크 결재", "Approval by one-time link", required=False, help_=LINK_HELP),
        files("approved_files", "결재한 보고서(PDF)", "The approved report (PDF)"),
    ),
    basis=(zone_rule(3, 2), work_regulation(10)),
    conditions=(
        approval_is_documented,
        report_version_is_kept,
        newest_version_is_meant,
        check.contents_are_complete,
        check.figures_have_no_errors,
        check.partners_have_confirmed,
    ),
)
FILE = Act(
    id="file_report",
    name=Bilingual("보고서 제출", "File the report"),
    track="main",
    by=MUNICIPALITY,
    moves=(("approved", "filed"),),
    fields=(files("report_files", "제출 파일", "Files"),),
    basis=REPORT,
    direction=Direction.OUT,
    document="performance_report",
    receiver=Party.MINISTER,
)
REGISTER = Act(
    id="register_report",
    name=Bilingual("보고서 접수", "Register the report"),
    track="main",
    by=MINISTER,
    moves=(("filed", "registered"),),
    fields=(text("receipt_number", "접수등록번호", "Number of the arrival"),),
    basis=REPORT,
    direction=Direction.IN,
    arrival_of="file_report",
)
RETURN = Act(
    id="return_report",
    name=Bilingual("보완 요구", "Return for completion"),
    track="main",
    by=MINISTER,
    moves=(("filed", "returned"), ("registered", "returned")),
    fields=(long_text("what", "보완할 사항과 이유", "What and why"), day("until", "보완 기한", "To be supplied by")),
    basis=(zone_rule(3, 2), administrative_procedures_decree(11)),
    direction=Direction.OUT,
    document="report_return",
    receiver=Party.APPLICANT,
    counts_from=CountsFrom.SENDING,
    optional=True,
)
CORRECT = Act(
    id="correct_report",
    name=Bilingual("보고서 정정", "Correct the report"),
    track="main",
    by=MUNICIPALITY,
    moves=(("filed", "filed"), ("registered", "registered")),
    fields=(
        long_text("grounds", "정정 내용과 이유", "What is corrected, and why"),
        yes_no("material", "결과에 영향을 줄 수 있는 정정", "It may move a result"),
        text("approval_number", "결재 문서 생산등록번호", "Number of the approved document", required=False),
        *VERSION,
    ),
    basis=(zone_act(23, 1),),
    direction=Direction.OUT,
    document="report_correction",
    receiver=Party.MINISTER,
    conditions=(
        report_version_is_kept,
        newest_version_is_meant,
        check.figures_have_no_errors,
        check.material_correction_is_approved,
    ),
    optional=True,
)
SETTLE = Act(
    id="settle_report",
    name=Bilingual("보고서 확정", "Settle the report"),
    track="main",
    by=MINISTER,
    moves=(("registered", "settled"),),
    basis=(zone_act(24, 1),),
    optional=True,
)
CHOOSE = Act(
    id="choose_for_verification",
    name=Bilingual("현장확인 대상 선정", "Choose for verification"),
    track="verification",
    by=ON_SITE,
    moves=(("none", "chosen"),),
    fields=(
        choice(
            "ground",
            "선정 사유",
            "Why",
            ("sample", "공개한 난수로 뽑은 표본", "sample drawn with a published seed"),
            ("risk", "위험도", "risk"),
        ),
        text("seed", "표본을 뽑은 난수 씨앗", "Seed of the sample", required=False),
    ),
    stages=HANDED_IN,
    optional=True,
)
RECORD = Act(
    id="record_findings",
    name=Bilingual("현장확인 결과 기록", "Record what was found"),
    track="verification",
    by=ON_SITE,
    moves=(("chosen", "found"), ("found", "found"), ("answered", "found"), ("signed", "found")),
    fields=(day("visited_on", "방문한 날", "Day of the visit"), long_text("findings", "확인한 내용", "Findings")),
    stages=HANDED_IN,
)
DISPUTE = Act(
    id="dispute_findings",
    name=Bilingual("확인 결과에 이의", "Dispute the findings"),
    track="verification",
    by=MUNICIPALITY,
    moves=(("found", "disputed"),),
    fields=(long_text("grounds", "이의 내용과 근거", "What is disputed, and the evidence"),),
    stages=HANDED_IN,
    optional=True,
)
ANSWER = Act(
    id="answer_dispute",
    name=Bilingual("이의에 답함", "Answer the dispute"),
    track="verification",
    by=ON_SITE,
    moves=(("disputed", "answered"),),
    fields=(long_text("answer", "답과 이유", "Answer and reasons"),),
    stages=HANDED_IN,
)
SIGN_OFF = Act(
    id="sign_off",
    name=Bilingual("현장확인 완료", "Sign off"),
    track="verification",
    by=ON_SITE,
    moves=(("found", "signed"), ("answered", "signed"), ("signed", "signed")),
    fields=(text("report_sha256", "확인한 보고서의 해시", "Hash of the report verified"),),
    stages=HANDED_IN,
    conditions=(check.report_is_the_one_verified,),
)
ACTS = (
    *(OPEN, DEFER, CONFIRM_PART, APPROVE, FILE, REGISTER, RETURN, CORRECT, SETTLE),
    *(CHOOSE, RECORD, DISPUTE, ANSWER, SIGN_OFF),
)
"""Sign-off on site (현장확인) has no legal effect of its own: the report counts as reported with or without it."""
