"""What was found on site beside what was reported."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from teukgu.reporting.figure import Number
from teukgu.values import Bilingual, Finding, Place


class Verdict(StrEnum):
    """What was found: the reported value, another one, or no evidence for any."""

    AS_REPORTED = "as_reported"
    DIFFERS = "differs"
    NOT_SHOWN = "not_shown"


VERDICT_NAMES = {
    Verdict.AS_REPORTED: Bilingual("보고한 대로", "as reported"),
    Verdict.DIFFERS: Bilingual("다름", "differs"),
    Verdict.NOT_SHOWN: Bilingual("증빙 없음", "no evidence"),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """How far the found value is from the reported one: in units, and as a share of the reported (None: of zero)."""

    amount: float
    share: float | None


def difference(reported: Number | None, found: Number | None) -> Difference | None:
    """Return the difference, None where one of both is no figure."""
    if reported is None or found is None:
        return None
    return Difference(found - reported, (found - reported) / abs(reported) if reported else None)


def verdict_findings(
    key: str, name: Bilingual, reported: Number | None, found: Number | None, verdict: Verdict, *, evidence: str
) -> Iterator[Finding]:
    """Yield what does not fit together in what was written about one figure."""
    has_value, is_same = found is not None, found == reported
    wrong = {
        "no_value": verdict is Verdict.DIFFERS and not has_value,
        "same_value": verdict is Verdict.DIFFERS and has_value and is_same,
        "other_value": verdict is Verdict.AS_REPORTED and has_value and not is_same,
        "value_without_evidence": verdict is Verdict.NOT_SHOWN and has_value,
        "no_words": verdict is not Verdict.AS_REPORTED and not evidence.strip(),
    }
    for code, (message, cure) in WORDS.items():
        if wrong[code]:
            said = Bilingual(f"{name.ko}: {message.ko}", f"{name.en}: {message.en}")
            yield Finding(f"verification.{code}", said, cure, Place(key=key))


WORDS = {
    "no_value": (
        Bilingual("확인한 값이 없습니다.", "the value found is missing."),
        Bilingual("확인한 값을 적거나 '증빙 없음'을 고르십시오.", "Write the value, or choose 'no evidence'."),
    ),
    "same_value": (
        Bilingual("확인한 값이 보고한 값과 같습니다.", "the value found is the reported one."),
        Bilingual("'보고한 대로'를 고르거나 값을 고치십시오.", "Choose 'as reported', or mend the value."),
    ),
    "other_value": (
        Bilingual("확인한 값이 보고한 값과 다릅니다.", "the value found is not the reported one."),
        Bilingual("'다름'을 고르거나 값을 지우십시오.", "Choose 'differs', or remove the value."),
    ),
    "value_without_evidence": (
        Bilingual("증빙이 없다면서 확인한 값이 있습니다.", "no evidence, yet a value was found."),
        Bilingual("값을 지우거나 '다름'을 고르십시오.", "Remove the value, or choose 'differs'."),
    ),
    "no_words": (
        Bilingual("무엇을 보고 확인했는지 적지 않았습니다.", "what was looked at is not written."),
        Bilingual("본 증빙과 그 내용을 적으십시오.", "Write which evidence was seen and what it says."),
    ),
}
