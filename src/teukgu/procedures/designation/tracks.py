"""The threads of a designation and the states each goes through."""

from teukgu.procedures.definition import State, Track
from teukgu.procedures.documents_track import DOCUMENT_TRACK
from teukgu.values import Bilingual


def _state(state_id: str, ko: str, en: str, *, final: bool = False) -> State:
    return State(state_id, Bilingual(ko, en), final)


def _track(track_id: str, ko: str, en: str, *states: State, keyed: bool = False) -> Track:
    return Track(track_id, Bilingual(ko, en), states, states[0].id, keyed)


NONE = _state("none", "시작 전", "Not begun")

MAIN = _track(
    "main",
    "지정 절차",
    "Designation",
    _state("unopened", "열리기 전", "Not opened"),
    _state("drafting", "계획 작성", "Drafting"),
    _state("adopted", "계획 결재", "Plan adopted"),
    _state("announced", "계획 공고", "Plan announced"),
    _state("applied", "지정 신청", "Applied for"),
    _state("examining", "검토", "Under examination"),
    _state("supplement", "보완 중", "Supplement asked for"),
    _state("working_committee", "실무위원회", "Working committee"),
    _state("committee", "특화특구위원회", "Committee"),
    _state("resolved", "심의·의결", "Resolved"),
    _state("decided", "결정 통보", "Decision told"),
    _state("refused", "지정 거부", "Refused"),
    _state("designated", "지정·고시", "Designated"),
    _state("returned", "반려", "Returned"),
    _state("withdrawn", "취하", "Withdrawn", final=True),
    _state("closed", "종결", "Closed", final=True),
)

TRACKS = (
    MAIN,
    _track("joint", "공동신청", "Joint applicants", NONE, _state("agreed", "동의", "Agreed"), keyed=True),
    _track(
        "inspection",
        "열람",
        "Public inspection",
        NONE,
        _state("open", "열람 중", "Open"),
        _state("closed", "마침", "Over"),
    ),
    _track(
        "hearing",
        "공청회",
        "Public hearing",
        NONE,
        _state("announced", "공고", "Announced"),
        _state("held", "개최", "Held"),
    ),
    _track(
        "opinion",
        "주민 의견",
        "Residents' opinions",
        NONE,
        _state("received", "접수", "Received"),
        _state("replied", "회신", "Answered"),
        keyed=True,
    ),
    _track(
        "council",
        "지방의회 의견",
        "Local council",
        NONE,
        _state("asked", "요청", "Asked"),
        _state("heard", "의견 청취", "Heard"),
    ),
    _track(
        "operator",
        "특화사업자",
        "Operators",
        NONE,
        _state("received", "신청 접수", "Application received"),
        _state("decided", "지정 결정", "Decided"),
        _state("published", "공고", "Published"),
        _state("declined", "지정하지 않음", "Not designated", final=True),
        keyed=True,
    ),
    _track(
        "governor",
        "시·도지사 의견",
        "Governor",
        NONE,
        _state("told", "통보", "Told"),
        _state("given", "의견 제출", "Opinion given"),
    ),
    _track("postponement", "신청인의 연기 요청", "Postponement", NONE, _state("running", "연기 중", "Postponed")),
    _track(
        "consultation",
        "규제특례 협의",
        "Consultation on exemptions",
        NONE,
        _state("asked", "협의 중", "Asked"),
        _state("extended", "기간 연장", "Extended"),
        _state("replied", "회신", "Answered"),
        keyed=True,
    ),
    _track(
        "permit",
        "인허가의제 협의",
        "Consultation on deemed permits",
        NONE,
        _state("asked", "협의 중", "Asked"),
        _state("extended", "기간 연장", "Extended"),
        _state("replied", "회신", "Answered"),
        keyed=True,
    ),
    _track(
        "sea",
        "전략환경영향평가 협의",
        "Strategic environmental assessment",
        NONE,
        _state("asked", "협의 중", "Asked"),
        _state("supplement", "보완 중", "Supplement asked for"),
        _state("experts", "전문위원회 검토", "Before the expert committee"),
        _state("replied", "회신", "Answered"),
        keyed=True,
    ),
    _track(
        "result_inspection",
        "지정 후 열람",
        "Inspection of the result",
        NONE,
        _state("open", "열람 중", "Open"),
        _state("closed", "마침", "Over"),
    ),
    _track(
        "land_use_plan",
        "토지이용계획",
        "Land-use plan",
        NONE,
        _state("submitted", "제출", "Filed"),
        _state("approved", "승인", "Approved"),
    ),
    _track(
        "topographic",
        "지형도면 고시",
        "Topographic-map notice",
        NONE,
        _state("notified", "고시", "Notified"),
        _state("lapsed", "효력 상실", "Lapsed", final=True),
    ),
    _track("ordinance", "조례", "Ordinances", NONE, _state("reported", "알림", "Told"), keyed=True),
    DOCUMENT_TRACK,
)

BEFORE_APPLICATION = frozenset({"drafting", "adopted", "announced", "returned"})
IN_EXAMINATION = frozenset({"applied", "examining", "supplement", "working_committee"})
UNDECIDED = IN_EXAMINATION | {"committee"}
NOT_TOLD_YET = UNDECIDED | {"resolved"}
"""The committee's resolution decides nothing towards the applicant: the ministry's letter does."""
AFTER_DESIGNATION = frozenset({"designated"})
