"""A set of changed settings: what it may hold, its canonical text and its short hash."""

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from teukgu.evaluation.problems import near, problem, some
from teukgu.values import Finding, Place, refuse_if_any

MOST = 200
LONGEST = 80
SHORT = 12

WORDS: Mapping[str, tuple[str, ...]] = {
    "rounding": ("half_up", "half_even", "down"),
    "ties": ("better", "worse", "average"),
    "cap_rounding": ("down", "up", "nearest"),
    "tied_across_cap": ("out", "in"),
    "population": ("in_round", "all_zones"),
    "panel": ("raw", "adjusted", "level", "out"),
    "missing": ("reweigh", "mean", "median", "score", "refuse"),
    "restructuring": ("plain", "conditions"),
}
"""Settings that take one of a few words; ``missing`` may also be ``score:NUMBER``."""
NUMBERS = ("decimals", "award_share", "restructuring_share", "bonus_max", "penalty_max")
"""Settings that take one number."""
NAMED = ("weight", "share", "threshold", "cap", "panel", "missing", "out", "award_count", "award_amount")
"""Settings of one part, tier, indicator or grade: ``weight.NAME``, ``cap.5``, ``award_count.1``."""
OTHER = ("tier_group",)


@dataclass(frozen=True, slots=True)
class Changes:
    """Changed settings: texts by name, in the order of their names; equal sets have equal text and hash.

    Names: those of ``WORDS`` and ``NUMBERS``; ``weight.PART`` and ``weight.PART.TYPE``; ``share.N``, ``threshold.N``,
    ``cap.N`` of the tier ``N`` (from 1, the best); ``panel.INDICATOR``, ``missing.INDICATOR``, ``out.INDICATOR`` (yes);
    ``award_count.N``, ``award_amount.N`` of the grade ``N``; ``tier_group``.
    """

    values: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> "Changes":
        """Read pairs of name and text; an empty text changes nothing.

        Raises:
            Refused: with every name that is no setting, is given twice or is too long.
        """
        cleaned = [(_clean(name), _clean(text)) for name, text in pairs]
        given = [(name, text) for name, text in cleaned if text]
        refuse_if_any([*_findings(given)])
        return cls(dict(sorted(given)))

    @classmethod
    def from_lines(cls, lines: Iterable[str]) -> "Changes":
        """Read ``NAME=VALUE`` texts, as a command line gives them."""
        pairs = [line.partition("=") for line in lines]
        refuse_if_any([_no_equals(line) for line, (_, sign, _) in zip(lines, pairs, strict=True) if not sign])
        return cls.of((name, value) for name, _, value in pairs)

    @property
    def text(self) -> str:
        """The canonical text: a line ``NAME=VALUE`` for each setting."""
        return "\n".join(f"{name}={value}" for name, value in self.values.items())

    @property
    def hash(self) -> str:
        """The first twelve hexadecimal digits of the SHA-256 of the text."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:SHORT]

    def __bool__(self) -> bool:
        return bool(self.values)

    def named(self, head: str) -> Iterator[tuple[str, str]]:
        """Yield the rest of the name and the text of every setting ``head.REST``."""
        start = f"{head}."
        for name, value in self.values.items():
            if name.startswith(start):
                yield name.removeprefix(start), value


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\0", "")).strip()


def _findings(given: list[tuple[str, str]]) -> Iterator[Finding]:
    known = (*WORDS, *NUMBERS, *OTHER, *(f"{name}.…" for name in NAMED))
    names = [name for name, _ in given]
    if len(given) > MOST:
        message = (f"바꾼 설정이 {MOST}개보다 많습니다.", f"More than {MOST} settings are changed.")
        yield problem("lab_too_many", Place(), message, ("나누어 보세요.", "Look at fewer at a time."))
    for name in dict.fromkeys(names):
        head, dot, rest = name.partition(".")
        whole = name in WORDS or name in NUMBERS or name in OTHER
        if not whole and not (head in NAMED and dot and rest):
            message = (f"없는 설정입니다: {name[:LONGEST]!r}.", f"There is no such setting: {name[:LONGEST]!r}.")
            yield problem("lab_setting", Place(key=name[:LONGEST]), message, near(name, known))
        if names.count(name) > 1:
            message = (f"두 번 정한 설정입니다: {name}.", f"A setting is given twice: {name}.")
            yield problem("lab_twice", Place(key=name), message, ("하나만 남기세요.", "Keep one of them."))
    long = [name[:LONGEST] for name, text in given if len(name) > 2 * LONGEST or len(text) > LONGEST]
    if long:
        message = (f"너무 긴 설정입니다: {some(long)}.", f"These settings are too long: {some(long)}.")
        cure = (f"값은 {LONGEST}자까지입니다.", f"A value has at most {LONGEST} characters.")
        yield problem("lab_long", Place(), message, cure)


def _no_equals(line: str) -> Finding:
    message = (f"이름=값의 꼴이 아닙니다: {line[:LONGEST]!r}.", f"Not of the form NAME=VALUE: {line[:LONGEST]!r}.")
    cure = ("예: --set weight.quantitative=30 --set cap.5=0.05", "Example: --set weight.quantitative=30")
    return problem("lab_setting", Place(key="--set"), message, cure)
