"""Acts from the draft results to their publication: draft, objections, resolution, seal, notice, reopening."""

from teukgu.procedures.definition import Act, CountsFrom, Direction
from teukgu.procedures.field_words import REASON, choice, day, files, long_text, number, serial, text, yes_no
from teukgu.procedures.laws import general_act, zone_act, zone_decree
from teukgu.procedures.party import Party
from teukgu.procedures.round import checks as check
from teukgu.procedures.round import checks_deciding as deciding
from teukgu.values import Bilingual

MINISTER = frozenset({Party.MINISTER})
ZONE = frozenset({Party.APPLICANT})
DRAFTED = frozenset({"drafted"})
RESULT = text("result_sha256", "결과의 해시(SHA-256)", "Hash of the results (SHA-256)")
COMPUTATION = serial("computation", "계산한 결과의 번호", "Number of the computation", required=False)
"""Two computations may come to the same results: which one was meant is named too."""
SHEET = text("sheet", "결정표에서 의결한 줄의 번호", "Lines of the decision sheet (numbers)", required=False)
FREEZE = text("freeze_sha256", "고정한 자료의 해시(SHA-256)", "Hash of the frozen inputs (SHA-256)")
GENERAL = general_act(36, 1)
ANSWER = choice(
    "answer",
    "판단",
    "Finding",
    ("accepted", "받아들임", "accepted"),
    ("partly", "일부 받아들임", "accepted in part"),
    ("declined", "받아들이지 않음", "declined"),
)
ANSWERED = (
    ANSWER,
    long_text("grounds", "판단한 이유", "Reasons"),
    text("panel", "판단한 사람들", "Who decided"),
    long_text("change", "바뀌는 내용", "What changes", required=False),
)

COMPUTE = Act(
    id="compute_draft",
    name=Bilingual("평가안 계산", "Compute the draft results"),
    track="main",
    by=MINISTER,
    moves=(("evaluating", "drafted"),),
    fields=(RESULT, FREEZE, COMPUTATION),
    basis=(zone_act(24, 1),),
    conditions=(check.hashes_are_whole, check.inputs_are_frozen, check.list_is_as_frozen, check.stages_are_over),
)
RECOMPUTE = Act(
    id="recompute_results",
    name=Bilingual("결과 다시 계산", "Recompute the results"),
    track="main",
    by=MINISTER,
    moves=(("drafted", "drafted"),),
    fields=(
        RESULT,
        FREEZE,
        COMPUTATION,
        REASON,
        long_text("moved_zones", "결과가 바뀐 특구(ID, 쉼표로)", "Zones that moved (ids, by commas)", required=False),
        long_text("moves", "특구마다 무엇이 왜 바뀌었는지", "What moved for each zone, and why", required=False),
    ),
    basis=(zone_act(24, 1),),
    conditions=(
        check.hashes_are_whole,
        check.inputs_are_frozen,
        check.list_is_as_frozen,
        deciding.recomputation_has_a_cause,
    ),
    optional=True,
)
TELL_DRAFT = Act(
    id="tell_draft",
    name=Bilingual("평가안 통지", "Tell a zone its draft"),
    track="draft",
    by=MINISTER,
    moves=(("none", "told"), ("told", "told")),
    fields=(
        RESULT,
        day("until", "이의신청 기한", "Objections until"),
        yes_no("disposition", "행정처분에 해당", "It is a disposition"),
    ),
    basis=(zone_act(24, 3), GENERAL),
    direction=Direction.OUT,
    document="round_draft",
    receiver=Party.APPLICANT,
    stages=DRAFTED,
    conditions=(check.hashes_are_whole, deciding.result_is_the_latest, deciding.time_to_object_is_left),
)
OBJECT = Act(
    id="file_objection",
    name=Bilingual("이의신청", "Object"),
    track="objection",
    by=ZONE,
    moves=tuple((state, "filed") for state in ("none", "answered", "settled", "withdrawn")),
    fields=(
        long_text("grounds", "이의신청의 내용과 근거", "What is objected to, and why"),
        files("evidence_files", "증거 자료", "Evidence"),
    ),
    basis=(GENERAL,),
    direction=Direction.OUT,
    document="round_objection",
    receiver=Party.MINISTER,
    stages=DRAFTED,
    conditions=(deciding.draft_was_told, deciding.objects_once_to_a_draft, deciding.objection_is_in_time),
    overridable=frozenset({"round.objection_late"}),
    optional=True,
)
WITHDRAW_OBJECTION = Act(
    id="withdraw_objection",
    name=Bilingual("이의신청 취하", "Withdraw the objection"),
    track="objection",
    by=ZONE,
    moves=(("filed", "withdrawn"), ("second_look", "withdrawn")),
    fields=(REASON,),
    stages=DRAFTED,
    optional=True,
)
EXTEND_REPLY = Act(
    id="extend_objection_reply",
    name=Bilingual("이의신청 답변 연장", "Put off the answer"),
    track="objection",
    by=MINISTER,
    moves=(("filed", "filed"),),
    fields=(REASON, number("days", "연장 일수", "Days of extension", required=False)),
    basis=(general_act(36, 2),),
    direction=Direction.OUT,
    document="round_reply_extension",
    receiver=Party.APPLICANT,
    stages=DRAFTED,
    conditions=(deciding.reply_extension_fits,),
    optional=True,
)
ANSWER_OBJECTION = Act(
    id="answer_objection",
    name=Bilingual("이의신청에 답함", "Answer the objection"),
    track="objection",
    by=MINISTER,
    moves=(("filed", "answered"),),
    fields=ANSWERED,
    basis=(general_act(36, 2),),
    direction=Direction.OUT,
    document="round_objection_answer",
    receiver=Party.APPLICANT,
    adverse=True,
    stages=DRAFTED,
    counts_from=CountsFrom.SENDING,
)
ASK_AGAIN = Act(
    id="ask_second_look",
    name=Bilingual("재검토 요청", "Ask for a second look"),
    track="objection",
    by=ZONE,
    moves=(("answered", "second_look"),),
    fields=(
        long_text("grounds", "다시 살펴볼 점", "What to look at again"),
        files("evidence_files", "증거 자료", "Evidence"),
    ),
    stages=DRAFTED,
    optional=True,
)
ANSWER_AGAIN = Act(
    id="answer_second_look",
    name=Bilingual("재검토 답변", "Answer the second look"),
    track="objection",
    by=MINISTER,
    moves=(("second_look", "settled"),),
    fields=ANSWERED,
    direction=Direction.OUT,
    document="round_second_answer",
    receiver=Party.APPLICANT,
    adverse=True,
    stages=DRAFTED,
    counts_from=CountsFrom.SENDING,
)
RESOLVE = Act(
    id="record_round_resolution",
    name=Bilingual("위원회 의결 결과", "Resolution of the committee"),
    track="main",
    by=frozenset({Party.COMMITTEE, Party.MINISTER}),
    moves=(("drafted", "decided"),),
    by_choice=("result", (("deferred", "drafted"),)),
    fields=(
        text("meeting", "회의", "Meeting"),
        choice(
            "result",
            "의결",
            "Resolution",
            ("passed", "계산한 대로", "as computed"),
            ("amended", "달리 정한 특구 있음", "with departures"),
            ("deferred", "보류", "deferred"),
        ),
        long_text("grounds", "의결 이유", "Reasons"),
        long_text("departures", "달리 정한 특구와 이유", "Departures, with the reasons", required=False),
        SHEET,
        RESULT,
        serial("seq_in_meeting", "안건 순서", "Order in the meeting", required=False),
    ),
    basis=(zone_act(13), zone_act(24, 1)),
    conditions=(
        check.hashes_are_whole,
        deciding.result_is_the_latest,
        deciding.every_zone_was_told,
        deciding.moved_zones_are_told_again,
        deciding.time_to_object_has_passed,
        deciding.objections_are_answered,
        deciding.departures_have_reasons,
    ),
)
SEAL = Act(
    id="seal_round",
    name=Bilingual("결과 봉인", "Seal the results"),
    track="main",
    by=MINISTER,
    moves=(("decided", "sealed"),),
    fields=(
        RESULT,
        text("bundle_sha256", "봉인한 묶음의 해시(SHA-256)", "Hash of the sealed bundle (SHA-256)"),
        text("decision_sha256", "결정표의 해시(SHA-256)", "Hash of what was decided (SHA-256)", required=False),
    ),
    basis=(zone_act(24, 3),),
    conditions=(check.hashes_are_whole, deciding.decided_result_stands),
)
PUBLISH = Act(
    id="publish_results",
    name=Bilingual("결과 고시", "Publish the results"),
    track="main",
    by=MINISTER,
    moves=(("sealed", "published"),),
    fields=(
        text("notice_number", "고시 번호", "Number of the notice"),
        text("bundle_sha256", "봉인한 묶음의 해시(SHA-256)", "Hash of the sealed bundle (SHA-256)"),
        long_text("ranks", "평가순위", "Ranks"),
        long_text("main_results", "주요 결과", "Main results"),
        text("address", "자료를 내려받는 곳", "Where the data are"),
    ),
    basis=(zone_act(24, 3), zone_decree(17, 3)),
    direction=Direction.OUT,
    document="round_notice",
    receiver=Party.APPLICANT,
    conditions=(check.hashes_are_whole, deciding.published_bundle_is_sealed),
)
REOPEN = Act(
    id="reopen_round",
    name=Bilingual("평가 다시 열기", "Reopen the round"),
    track="main",
    by=MINISTER,
    moves=tuple((state, "evaluating") for state in ("drafted", "decided", "sealed", "published")),
    fields=(
        choice(
            "ground",
            "다시 여는 사유",
            "Ground",
            ("error", "계산이나 자료의 잘못", "an error of computation or data"),
            ("correction", "공개한 뒤 바로잡은 보고서", "a report corrected after publication"),
            ("ruling", "행정심판·소송의 결과", "a ruling on appeal"),
            ("committee", "위원회의 요구", "at the committee's request"),
        ),
        REASON,
        text("approval_number", "결재 문서 생산등록번호", "Number of the approved document"),
    ),
    basis=(zone_act(24, 1),),
    optional=True,
)
DECIDING_ACTS = (
    *(COMPUTE, RECOMPUTE, TELL_DRAFT, OBJECT, WITHDRAW_OBJECTION, EXTEND_REPLY, ANSWER_OBJECTION),
    *(ASK_AGAIN, ANSWER_AGAIN, RESOLVE, SEAL, PUBLISH, REOPEN),
)
"""Objection is not in the zone Act: its days and panel are rules of ours (assumed), measured on the General Act."""
