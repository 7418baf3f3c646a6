"""Threads of a report: its own way to the committee, the parts of joint applicants, verification on site."""

from teukgu.procedures.definition import State, Track
from teukgu.values import Bilingual


def _state(key: str, ko: str, en: str, *, final: bool = False) -> State:
    return State(key, Bilingual(ko, en), final=final)


MAIN = Track(
    "main",
    Bilingual("운영성과보고", "Performance report"),
    (
        _state("unopened", "작성 전", "Not begun"),
        _state("drafting", "작성", "Being written"),
        _state("approved", "결재 완료", "Approved"),
        _state("filed", "제출", "Filed"),
        _state("registered", "접수", "Registered"),
        _state("returned", "보완 요구", "Returned"),
        _state("deferred", "다음 해에 포함", "Folded into the next report", final=True),
        _state("settled", "확정", "Settled", final=True),
    ),
    "unopened",
)
JOINT = Track(
    "joint",
    Bilingual("공동 지방자치단체의 확인", "Parts of joint municipalities"),
    (_state("none", "확인 전", "Not confirmed"), _state("confirmed", "확인", "Confirmed")),
    "none",
    keyed=True,
)
VERIFICATION = Track(
    "verification",
    Bilingual("현장확인", "Verification on site"),
    (
        _state("none", "대상 아님", "Not chosen"),
        _state("chosen", "대상 선정", "Chosen"),
        _state("found", "확인 결과 있음", "Findings recorded"),
        _state("disputed", "이의", "Disputed"),
        _state("answered", "이의 정리", "Dispute answered"),
        _state("signed", "현장확인 완료", "Signed off"),
    ),
    "none",
)
HANDED_IN = frozenset({"filed", "registered"})
