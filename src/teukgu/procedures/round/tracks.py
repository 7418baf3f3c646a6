"""Threads of a round: its own way to publication, and what runs beside it."""

from teukgu.procedures.definition import State, Track
from teukgu.values import Bilingual


def _state(key: str, ko: str, en: str, *, final: bool = False) -> State:
    return State(key, Bilingual(ko, en), final=final)


def _track(track_id: str, ko: str, en: str, *states: State, keyed: bool = False) -> Track:
    return Track(track_id, Bilingual(ko, en), states, states[0].id, keyed)


MAIN = _track(
    "main",
    "평가",
    "Evaluation",
    _state("unopened", "열기 전", "Not opened"),
    _state("preparing", "준비", "Being prepared"),
    _state("evaluating", "평가 중", "Being evaluated"),
    _state("drafted", "평가안 나옴", "Draft results computed"),
    _state("decided", "의결", "Decided"),
    _state("sealed", "봉인", "Sealed"),
    _state("published", "공개", "Published"),
)
SCHEME = _track(
    "scheme",
    "평가계획",
    "Scheme",
    _state("none", "정하기 전", "Not stated"),
    _state("stated", "작성", "Stated"),
    _state("fixed", "확정", "Fixed"),
)
POPULATION = _track(
    "population",
    "평가 대상",
    "Zones evaluated",
    _state("none", "정하기 전", "Not listed"),
    _state("set", "정함", "Listed"),
)
FREEZE = _track(
    "freeze",
    "평가 자료",
    "Inputs",
    _state("none", "고정하기 전", "Not frozen"),
    _state("frozen", "고정", "Frozen"),
)
STAGES = _track(
    "stage",
    "평가 단계",
    "Stages",
    _state("none", "시작 전", "Not begun"),
    _state("held", "진행", "Being held"),
    _state("done", "마침", "Over"),
    _state("skipped", "하지 않음", "Not held"),
    keyed=True,
)
DRAFTS = _track(
    "draft",
    "특구에 평가안 알림",
    "Drafts told to zones",
    _state("none", "알리기 전", "Not told"),
    _state("told", "알림", "Told"),
    keyed=True,
)
OBJECTIONS = _track(
    "objection",
    "이의신청",
    "Objections",
    _state("none", "없음", "None"),
    _state("filed", "제출", "Filed"),
    _state("answered", "답변", "Answered"),
    _state("second_look", "재검토 요청", "Second look asked for"),
    _state("settled", "재검토 답변", "Second look answered"),
    _state("withdrawn", "취하", "Withdrawn"),
    keyed=True,
)
OPEN_OBJECTIONS = frozenset({"filed", "second_look"})
