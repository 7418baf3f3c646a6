"""Checklists of the regional offices: questions with three answers and a remark; filled in by hand, never scored."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from teukgu.values import Bilingual, Finding, Place


class Answer(StrEnum):
    """What a question was answered with."""

    GOOD = "good"
    POOR = "poor"
    NOT_APPLICABLE = "na"


ANSWER_NAMES: Mapping[Answer, Bilingual] = {
    Answer.GOOD: Bilingual("양호", "good"),
    Answer.POOR: Bilingual("미흡", "lacking"),
    Answer.NOT_APPLICABLE: Bilingual("해당 없음", "not applicable"),
}


@dataclass(frozen=True, slots=True)
class Question:
    """One question; ``hint`` says what to look at."""

    id: str
    text: Bilingual
    hint: Bilingual


@dataclass(frozen=True, slots=True)
class Checklist:
    """A checklist in its version; ``use`` is ``plan`` (review of a plan) or ``visit``."""

    id: str
    version: int
    use: str
    name: Bilingual
    questions: tuple[Question, ...]

    @property
    def key(self) -> str:
        """Return what a filled-in checklist is kept under, so that it is read with its own questions later."""
        return f"{self.id}@{self.version}"


@dataclass(frozen=True, slots=True)
class Checklists:
    """Every checklist in every version."""

    lists: tuple[Checklist, ...]

    def newest(self, name: str) -> Checklist | None:
        """Return the newest version of a checklist."""
        return max((one for one in self.lists if one.id == name), key=lambda one: one.version, default=None)

    def kept(self, key: str) -> Checklist | None:
        """Return the checklist under which answers were kept."""
        return next((one for one in self.lists if one.key == key), None)

    def of_use(self, use: str) -> tuple[Checklist, ...]:
        """Return the newest version of each checklist of a use, in order."""
        names = dict.fromkeys(one.id for one in self.lists if one.use == use)
        return tuple(found for name in names if (found := self.newest(name)) is not None)


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer to one question, with a remark; the answer is None where it was left open."""

    question: Question
    answer: Answer | None
    remark: str = ""


def answered(checklist: Checklist, data: Mapping[str, Mapping[str, str]]) -> tuple[Answered, ...]:
    """Return every question with what was answered."""
    return tuple(_answered(one, data.get(one.id, {})) for one in checklist.questions)


def _answered(question: Question, data: Mapping[str, str]) -> Answered:
    given = data.get("answer", "")
    known = given in {one.value for one in Answer}
    return Answered(question, Answer(given) if known else None, data.get("remark", ""))


def checklist_findings(checklist: Checklist, data: Mapping[str, Mapping[str, str]]) -> Iterator[Finding]:
    """Yield what is wrong with answers: a question left open, a fault without a remark."""
    for one in answered(checklist, data):
        if one.answer is None:
            yield _finding("open", one.question, _OPEN)
        elif one.answer is Answer.POOR and not one.remark.strip():
            yield _finding("no_remark", one.question, _NO_REMARK)


_OPEN = (("답하지 않았습니다.", "It was not answered."), ("셋 가운데 하나를 고르십시오.", "Choose one of the three."))
_NO_REMARK = (
    ("미흡한 까닭이 없습니다.", "It does not say what is lacking."),
    ("무엇이 미흡한지 적으십시오.", "Write what is lacking."),
)


def _finding(code: str, question: Question, words: tuple[tuple[str, str], tuple[str, str]]) -> Finding:
    (ko, en), cure = words
    message = Bilingual(f"'{question.text.ko}': {ko}", f"'{question.text.en}': {en}")
    return Finding(f"checklist.{code}", message, Bilingual(*cure), Place(key=f"check-{question.id}"))
