"""Acts before anybody is judged: opening, scheme, population, frozen inputs, stages."""

from teukgu.procedures.definition import Act
from teukgu.procedures.field_words import REASON, choice, choice_from, files, long_text, number, serial, text, yes_no
from teukgu.procedures.laws import administrative_procedures_act, zone_act, zone_decree
from teukgu.procedures.party import Party
from teukgu.procedures.round import checks as check
from teukgu.procedures.round import checks_scheme as scheme
from teukgu.values import Bilingual

MINISTER = frozenset({Party.MINISTER})
BY_COMMITTEE = frozenset({Party.COMMITTEE, Party.MINISTER})
BEFORE = frozenset({"preparing"})
WORKING = frozenset({"preparing", "evaluating", "drafted"})
MATTERS = zone_decree(17, 1)
WHY = long_text("grounds", "이유", "Reason", required=False)
DONE = choice(
    "done", "하였는지", "Done or not", ("done", "하였음", "done"), ("not_needed", "필요하지 않음", "not needed")
)

OPEN = Act(
    id="open_round",
    name=Bilingual("평가 열기", "Open the round"),
    track="main",
    by=MINISTER,
    moves=(("unopened", "preparing"),),
    fields=(
        serial("year", "성과 연도", "Performance year"),
        text("scenario", "적용 규칙(비우면 시행 중인 규칙)", "Rules (empty: those in force)", required=False),
    ),
    basis=(zone_act(24, 1), zone_act(24, 2)),
    conditions=(check.year_has_begun,),
)
EXTEND = Act(
    id="extend_evaluation",
    name=Bilingual("평가기간 연장", "Extend the time to evaluate"),
    track="main",
    by=MINISTER,
    moves=tuple((state, state) for state in ("preparing", "evaluating", "drafted")),
    fields=(REASON, number("days", "연장 일수", "Days of extension", required=False)),
    basis=(zone_act(24, 2),),
    conditions=(check.extended_once, check.extension_fits, check.evaluation_still_runs),
    overridable=frozenset({"round.extension_too_late"}),
    optional=True,
)
STATE_SCHEME = Act(
    id="state_scheme",
    name=Bilingual("평가계획 작성", "State the scheme"),
    track="scheme",
    by=MINISTER,
    moves=(("none", "stated"), ("stated", "stated"), ("fixed", "stated")),
    fields=(
        text("scheme", "평가계획 ID", "Id of the scheme"),
        text("scheme_sha256", "평가계획 파일의 해시(SHA-256)", "Hash of the scheme's file (SHA-256)"),
        choice_from("matters", "평가계획이 보는 사항", "Matters it looks at", scheme.MATTERS, several=True),
        yes_no("expert_body_used", "전문기관에 맡김", "An expert body evaluates"),
        files("scheme_files", "평가계획", "The scheme"),
    ),
    basis=(MATTERS,),
    stages=BEFORE,
    conditions=(check.hashes_are_whole,),
)
DELIBERATE = Act(
    id="record_scheme_deliberation",
    name=Bilingual("평가 항목 위원회 심의 기록", "Record the committee's deliberation"),
    track="scheme",
    by=BY_COMMITTEE,
    moves=(("stated", "stated"),),
    fields=(text("meeting", "회의", "Meeting"), long_text("items", "심의한 항목", "Items deliberated")),
    basis=(MATTERS,),
    stages=BEFORE,
    optional=True,
)
ADVANCE_NOTICE = Act(
    id="record_advance_notice",
    name=Bilingual("행정예고", "Advance notice"),
    track="scheme",
    by=MINISTER,
    moves=(("stated", "stated"),),
    fields=(DONE, WHY, text("notice_number", "공고 번호", "Number of the notice", required=False)),
    basis=(administrative_procedures_act(46),),
    stages=BEFORE,
    conditions=(scheme.not_needed_is_explained,),
)
SCHEME_NOTICE = Act(
    id="record_scheme_notice",
    name=Bilingual("평가계획 고시", "Public notice of the scheme"),
    track="scheme",
    by=MINISTER,
    moves=(("stated", "stated"),),
    fields=(DONE, WHY, text("notice_number", "고시 번호", "Number of the notice", required=False)),
    basis=(MATTERS,),
    stages=BEFORE,
    conditions=(scheme.not_needed_is_explained, scheme.notice_has_a_number),
)
EXPERT_BODY = Act(
    id="record_expert_body",
    name=Bilingual("전문기관 기준 확인", "Record the expert body"),
    track="scheme",
    by=MINISTER,
    moves=(("stated", "stated"),),
    fields=(
        text("body", "전문기관", "Expert body"),
        yes_no("meets", "고시 기준을 갖춤", "It meets the standards of the notice"),
        long_text("evidence", "확인한 내용", "What was looked at"),
    ),
    basis=(zone_decree(17, 2), zone_decree(17, 4)),
    stages=BEFORE,
    optional=True,
)
FIX_SCHEME = Act(
    id="fix_scheme",
    name=Bilingual("평가계획 확정", "Fix the scheme"),
    track="scheme",
    by=MINISTER,
    moves=(("stated", "fixed"),),
    fields=(
        text("approval_number", "결재 문서 생산등록번호", "Number of the approved document"),
        text("approver", "결재권자", "Approved by"),
    ),
    basis=(MATTERS, zone_decree(17, 2), zone_decree(17, 4)),
    stages=BEFORE,
    conditions=(
        scheme.three_matters_are_in,
        scheme.what_goes_beyond_was_deliberated,
        scheme.advance_notice_is_over,
        scheme.scheme_was_notified,
        scheme.expert_body_meets_the_notice,
    ),
)
SET_POPULATION = Act(
    id="set_population",
    name=Bilingual("평가 대상 정하기", "List the zones to be evaluated"),
    track="population",
    by=MINISTER,
    moves=(("none", "set"), ("set", "set")),
    fields=(
        text("population_sha256", "평가 대상 목록의 해시(SHA-256)", "Hash of the list (SHA-256)"),
        number("zones_in", "평가받는 특구 수", "Zones evaluated"),
        number("zones_out", "평가받지 않는 특구 수", "Zones not evaluated"),
        WHY,
    ),
    basis=(zone_act(24, 1),),
    stages=frozenset({"preparing", "evaluating"}),
    conditions=(check.hashes_are_whole, check.population_change_is_explained),
)
FREEZE = Act(
    id="freeze_inputs",
    name=Bilingual("평가 자료 고정", "Freeze the inputs"),
    track="freeze",
    by=MINISTER,
    moves=(("none", "frozen"), ("frozen", "frozen")),
    fields=(text("freeze_sha256", "고정한 자료의 해시(SHA-256)", "Hash of the frozen inputs (SHA-256)"), WHY),
    basis=(zone_act(24, 1),),
    stages=WORKING,
    conditions=(
        check.hashes_are_whole,
        check.population_is_set,
        check.reports_are_due,
        check.freeze_again_is_explained,
    ),
    overridable=frozenset({"round.reports_not_due"}),
)
BEGIN = Act(
    id="begin_evaluation",
    name=Bilingual("평가 시작", "Begin the evaluation"),
    track="main",
    by=MINISTER,
    moves=(("preparing", "evaluating"),),
    basis=(zone_act(24, 1),),
    conditions=(check.scheme_is_fixed, check.population_is_set),
)
HOLD_STAGE = Act(
    id="hold_stage",
    name=Bilingual("평가 단계 시작", "Begin a stage"),
    track="stage",
    by=MINISTER,
    moves=(("none", "held"), ("skipped", "held"), ("done", "held")),
    stages=frozenset({"evaluating"}),
    conditions=(check.stage_is_known,),
)
CLOSE_STAGE = Act(
    id="close_stage",
    name=Bilingual("평가 단계 마침", "End a stage"),
    track="stage",
    by=MINISTER,
    moves=(("held", "done"),),
    fields=(long_text("record", "진행한 내용", "What was done"), files("stage_files", "결과 자료", "Results")),
    stages=frozenset({"evaluating"}),
    conditions=(check.stage_is_known,),
)
SKIP_STAGE = Act(
    id="skip_stage",
    name=Bilingual("평가 단계를 하지 않음", "Leave out a stage"),
    track="stage",
    by=MINISTER,
    moves=(("none", "skipped"), ("held", "skipped")),
    fields=(REASON,),
    stages=frozenset({"evaluating"}),
    conditions=(check.stage_is_known,),
    optional=True,
)
SCHEME_ACTS = (
    *(OPEN, EXTEND, STATE_SCHEME, DELIBERATE, ADVANCE_NOTICE, SCHEME_NOTICE, EXPERT_BODY, FIX_SCHEME),
    *(SET_POPULATION, FREEZE, BEGIN, HOLD_STAGE, CLOSE_STAGE, SKIP_STAGE),
)
"""A scheme that is stated anew needs its records anew: they were about another scheme."""
