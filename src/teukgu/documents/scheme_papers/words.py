"""Values of a scheme in words, for a table that people read."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from teukgu.evaluation.scheme.base import Text
from teukgu.values import Bilingual

NOTHING = Bilingual("-", "-")
DEFAULTS = Bilingual("기본값", "defaults")
WORDS: Mapping[str, Bilingual] = {
    "more": Bilingual("클수록 좋음", "more is better"),
    "less": Bilingual("작을수록 좋음", "less is better"),
    "level": Bilingual("그 해의 값", "value of the year"),
    "growth": Bilingual("증가", "growth"),
    "attainment": Bilingual("목표 달성", "attainment of the target"),
    "formula": Bilingual("식", "formula"),
    "panel": Bilingual("심사 점수", "panel score"),
    "votes": Bilingual("투표", "votes"),
    "minmax": Bilingual("최소-최대", "min-max"),
    "zscore": Bilingual("표준점수", "z-score"),
    "robust_z": Bilingual("중앙값 표준점수", "robust z-score"),
    "rank": Bilingual("순위", "rank"),
    "percentile": Bilingual("백분위", "percentile"),
    "goalposts": Bilingual("기준점 사이", "goalposts"),
    "distance": Bilingual("기준과의 거리", "distance to a reference"),
    "none": Bilingual("그대로", "as it is"),
    "reweigh": Bilingual("빼고 나머지에 나눔", "left out, the others share the weight"),
    "mean": Bilingual("평균으로 채움", "filled with the mean"),
    "median": Bilingual("중앙값으로 채움", "filled with the median"),
    "value": Bilingual("정한 값으로 채움", "filled with a value"),
    "score": Bilingual("정한 점수를 줌", "given a score"),
    "refuse": Bilingual("받지 않음", "refused"),
    "missing": Bilingual("없는 값으로 봄", "treated as missing"),
    "arithmetic": Bilingual("산술평균", "arithmetic mean"),
    "geometric": Bilingual("기하평균", "geometric mean"),
    "harmonic": Bilingual("조화평균", "harmonic mean"),
    "minimum": Bilingual("최솟값", "minimum"),
    "maximum": Bilingual("최댓값", "maximum"),
    "shares": Bilingual("비율로 나눔", "by shares"),
    "thresholds": Bilingual("점수로 나눔", "by thresholds"),
    "rest": Bilingual("나머지", "the rest"),
    "ranks": Bilingual("순위와 등급", "ranks and tiers"),
    "bands": Bilingual("구간만", "bands only"),
    "everything": Bilingual("모두", "everything"),
    "outcomes": Bilingual("성과만", "outcomes only"),
    "plain": Bilingual("순위대로", "by rank"),
    "conditions": Bilingual("조건을 갖춘 곳", "by conditions"),
    "local_economy_ripple_effect": Bilingual("지역경제 파급효과", "ripple effect on the local economy"),
    "effect_of_exemptions": Bilingual("규제특례의 효과", "effect of the exemptions"),
    "residents_participation": Bilingual("주민 참여", "residents' participation"),
}
HEADS = ("kind", "method")
NAMES = frozenset({"seed", "year"})


def worded(value: Any) -> Bilingual:
    """Return a value of a scheme in words; what was left out of a block is not told (its default holds)."""
    if value is None or value in ("", (), {}):
        return NOTHING
    if isinstance(value, BaseModel):
        return value.bilingual if isinstance(value, Text) else _block(value)
    if isinstance(value, bool):
        return Bilingual("예", "yes") if value else Bilingual("아니오", "no")
    if isinstance(value, float | int | str):
        return WORDS.get(value, _same(value)) if isinstance(value, str) else _same(number(value))
    if isinstance(value, Mapping):
        return _joined(_pair(str(key), worded(one)) for key, one in value.items())
    return _joined(worded(one) for one in value)


def number(value: float) -> str:
    """Return a number without digits that say nothing: 0.25, 20, 1,000."""
    return f"{value:,.6f}".rstrip("0").rstrip(".") if value != int(value) else f"{int(value):,}"


def _block(part: BaseModel) -> Bilingual:
    given = {key: getattr(part, key) for key in type(part).model_fields if key in part.model_fields_set}
    head = next((getattr(part, key) for key in HEADS if hasattr(part, key)), None)
    rest = [_pair(key, worded(one)) for key, one in given.items() if key not in HEADS]
    if head is None:
        return _joined(rest) if rest else DEFAULTS
    first = worded(head)
    details = _joined(rest)
    return Bilingual(f"{first.ko}({details.ko})", f"{first.en} ({details.en})") if rest else first


def _pair(key: str, value: Bilingual) -> Bilingual:
    if key in NAMES:  # a number that names something is no amount
        value = Bilingual(value.ko.replace(",", ""), value.en.replace(",", ""))
    return Bilingual(f"{key} {value.ko}", f"{key} {value.en}")


def _joined(parts: Any) -> Bilingual:
    listed = list(parts)
    return Bilingual(", ".join(one.ko for one in listed), ", ".join(one.en for one in listed)) if listed else NOTHING


def _same(text: str) -> Bilingual:
    return Bilingual(text, text)
