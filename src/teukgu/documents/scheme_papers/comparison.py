"""What differs between two schemes, line by line: last year's beside this year's (신구대비표)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from teukgu.documents.scheme_papers.words import NOTHING, number, worded
from teukgu.evaluation.scheme import Node, Scheme, Tiers
from teukgu.evaluation.scheme_checks import walk
from teukgu.values import Bilingual

NEW = Bilingual("<신설>", "<new>")
GONE = Bilingual("<삭제>", "<removed>")
GENERAL = Bilingual("전체", "the whole")
COMPONENT = Bilingual("구성요소와 배점", "components and weights")
INDICATOR = Bilingual("지표", "indicators")
TIER = Bilingual("등급", "tiers")
AWARD = Bilingual("포상과 구조조정", "awards and restructuring")
DOUBT = Bilingual("불확실성과 공개", "uncertainty and display")

Values = Mapping[str, tuple[Bilingual, Bilingual]]
"""By what is compared: what it is called, its value in words."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: where it belongs, what it is, how it was and is; ``key`` names it in the file."""

    section: Bilingual
    item: Bilingual
    before: Bilingual
    after: Bilingual
    key: str

    @property
    def differs(self) -> bool:
        """Whether anything changed."""
        return self.before != self.after


def compared(old: Scheme, new: Scheme, *, everything: bool = False) -> tuple[Line, ...]:
    """Return the lines that differ from ``old`` to ``new`` (or every line), in the order of the new file.

    Values are those that hold: a default that moved from one place of the file to another is no difference.
    """
    found: list[Line] = []
    both = set(old.indicators) & set(new.indicators)
    for section, values in SECTIONS:
        before, after = values(old), values(new)
        if section is INDICATOR:
            found += _apart(old, new)
            before, after = (_only(one, both) for one in (before, after))
        for key in dict.fromkeys((*after, *before)):
            name = after.get(key, before.get(key, (NOTHING, NOTHING)))[0]
            was = before[key][1] if key in before else NEW
            now = after[key][1] if key in after else GONE
            found.append(Line(section, name, was, now, key))
    return tuple(one for one in found if everything or one.differs)


def _only(values: Values, keys: set[str]) -> Values:
    return {key: value for key, value in values.items() if key.rpartition(".")[0] in keys}


def _general(scheme: Scheme) -> Values:
    rows = {
        "id": (Bilingual("ID", "id"), scheme.id),
        "name": (Bilingual("이름", "name"), scheme.name),
        "year": (Bilingual("성과 연도", "performance year"), scheme.year and str(scheme.year)),
        "date": (Bilingual("규칙 기준일", "day of the rules"), scheme.date and scheme.date.isoformat()),
        "scores": (Bilingual("점수로 보는 것", "what is scored"), scheme.scores),
        "bonus": (Bilingual("가점", "bonus"), scheme.bonus),
        "penalty": (Bilingual("감점", "penalty"), scheme.penalty),
        "score": (Bilingual("점수 규칙", "rules of the score"), _given(scheme.score)),
    }
    return {key: (name, worded(value)) for key, (name, value) in rows.items()}


def _components(scheme: Scheme) -> Values:
    return dict(_weights(scheme.tree, scheme))


SUMS = {
    "sum": Bilingual("1이나 100", "1 or 100"),
    "relative": Bilingual("정하지 않음(상대 배점)", "any (relative weights)"),
}


def _weights(root: Node, scheme: Scheme) -> Iterator[tuple[str, tuple[Bilingual, Bilingual]]]:
    names = {node.key: _name(node, scheme) for _, node in walk(root)}
    for _, node in walk(root):
        if not node.parts:
            continue
        named = Bilingual(f"구성요소 {node.key}", f"component {node.key}")
        yield f"{node.key}.name", (named, names[node.key])
        said = Bilingual(f"{names[node.key].ko}: 배점의 합", f"{names[node.key].en}: sum of the weights")
        yield f"{node.key}.weights", (said, SUMS[node.weights])
        if node.aggregate is not None:
            said = Bilingual(f"{names[node.key].ko}: 합치는 방법", f"{names[node.key].en}: how it is aggregated")
            yield f"{node.key}.aggregate", (said, worded(node.aggregate))
        for part in node.parts:
            ko, en = names[node.key].ko, names[node.key].en
            said = Bilingual(f"{ko} > {names[part.key].ko}", f"{en} > {names[part.key].en}")
            weight = Bilingual("같은 배점", "equal weights") if part.weight is None else worded(part.weight)
            yield f"{node.key}/{part.key}", (said, weight)


def _name(node: Node, scheme: Scheme) -> Bilingual:
    own = node.name or (scheme.indicators[node.indicator].name if node.indicator in scheme.indicators else None)
    return own.bilingual if own else Bilingual(node.key, node.key)


FIELDS: Mapping[str, Bilingual] = {
    "name": Bilingual("이름", "name"),
    "unit": Bilingual("단위", "unit"),
    "source": Bilingual("쓰는 수치", "figure"),
    "measure": Bilingual("재는 방법", "measure"),
    "denominator": Bilingual("나누는 값", "denominator"),
    "versus": Bilingual("비교 대상과의 차이", "against comparison units"),
    "direction": Bilingual("방향", "direction"),
    "transform": Bilingual("변환", "transform"),
    "normalise": Bilingual("환산", "normalising"),
    "missing": Bilingual("값이 없을 때", "when missing"),
    "not_applicable": Bilingual("해당 없을 때", "when not applicable"),
    "sd": Bilingual("측정 오차", "measurement error"),
    "matters": Bilingual("고려 사항", "matters considered"),
}


def _indicators(scheme: Scheme) -> Values:
    found = {}
    for key in scheme.indicators:
        for field, said in FIELDS.items():
            name, value = _field(scheme, key, field)
            found[f"{key}.{field}"] = (Bilingual(f"{name.ko}: {said.ko}", f"{name.en}: {said.en}"), value)
    return found


def _field(scheme: Scheme, key: str, field: str) -> tuple[Bilingual, Bilingual]:
    """Return what an indicator is called and one of its values in words."""
    one = scheme.indicators[key]
    name = one.name.bilingual if one.name else Bilingual(key, key)
    value = getattr(one, field)
    return name, worded(key if field == "source" and value is None else value)


def _summary(scheme: Scheme, key: str) -> Bilingual:
    """Return an indicator that only one of the two has, in one text: what says nothing is left out."""
    told = [(said, _field(scheme, key, field)[1]) for field, said in FIELDS.items() if field != "name"]
    given = [(said, value) for said, value in told if value != NOTHING]
    ko, en = (", ".join(f"{said.text(one)}: {value.text(one)}" for said, value in given) for one in ("ko", "en"))
    return Bilingual(ko, en)


def _apart(old: Scheme, new: Scheme) -> Iterator[Line]:
    """Yield a line for each indicator that came or went."""
    for key in dict.fromkeys((*new.indicators, *old.indicators)):
        if (key in old.indicators) != (key in new.indicators):
            here = new if key in new.indicators else old
            name, told = _field(here, key, "name")[0], _summary(here, key)
            before, after = (NEW, told) if here is new else (told, GONE)
            yield Line(INDICATOR, name, before, after, key)


def _tiers(scheme: Scheme) -> Values:
    tiers = scheme.tiers
    if tiers is None:
        return {}
    rows = {
        "names": (Bilingual("이름(좋은 등급부터)", "names, best first"), tiers.names),
        "method": (Bilingual("나누는 방법", "method"), tiers.method),
        "shares": (Bilingual("비율", "shares"), [_percent(share) for share in tiers.shares]),
        "thresholds": (Bilingual("경계 점수", "thresholds"), tiers.thresholds),
        "group": (Bilingual("나누는 무리", "group"), tiers.group),
    }
    found = {f"tiers.{key}": (name, worded(value)) for key, (name, value) in rows.items()}
    return found | {"tiers.caps": (Bilingual("상한", "caps"), _caps(tiers))}


def _caps(tiers: Tiers) -> Bilingual:
    listed = [(str(tier), _percent(cap)) for tier, cap in sorted(tiers.caps.items())]
    ko = ", ".join(f"{tier}등급 {cap}" for tier, cap in listed)
    return Bilingual(ko, ", ".join(f"tier {tier} {cap}" for tier, cap in listed)) if listed else NOTHING


def _percent(share: float | str) -> str:
    return share if isinstance(share, str) else f"{number(round(share * 100, 3))}%"


def _awards(scheme: Scheme) -> Values:
    rows: dict[str, tuple[Bilingual, Any]] = {
        "restructuring.pick": (Bilingual("구조조정 목록", "restructuring list"), scheme.restructuring.pick),
        "restructuring.share": (Bilingual("구조조정 비율", "its share"), scheme.restructuring.share),
        "restructuring.conditions": (
            Bilingual("구조조정 조건", "its conditions"),
            _given(scheme.restructuring.conditions),
        ),
    }
    if scheme.awards is not None:
        rows |= {
            "awards.grades": (Bilingual("포상", "awards"), scheme.awards.grades),
            "awards.share": (Bilingual("포상 한도", "limit of awards"), scheme.awards.share),
            "awards.column": (Bilingual("포상을 세는 단위", "awards are counted by"), scheme.awards.column),
            "awards.tiers": (
                Bilingual("포상받는 등급", "tiers that may get one"),
                [str(one) for one in scheme.awards.tiers],
            ),
        }
    return {key: (name, worded(value)) for key, (name, value) in rows.items()}


def _doubt(scheme: Scheme) -> Values:
    rows = {
        "presentation": (Bilingual("보이는 방법", "what is shown"), scheme.presentation),
        "uncertainty": (Bilingual("불확실성 추출", "draws of uncertainty"), _given(scheme.uncertainty)),
        "benefit_of_the_doubt": (
            Bilingual("가장 유리한 배점으로 본 점검", "benefit of the doubt"),
            scheme.benefit_of_the_doubt,
        ),
        "uses": (Bilingual("받아들인 가정", "assumed rules accepted"), scheme.uses),
    }
    return {key: (name, worded(value)) for key, (name, value) in rows.items()}


def _given(part: Any) -> Any:
    """A block of which nothing was written says nothing."""
    return part if part.model_fields_set else None


SECTIONS = (
    (GENERAL, _general),
    (COMPONENT, _components),
    (INDICATOR, _indicators),
    (TIER, _tiers),
    (AWARD, _awards),
    (DOUBT, _doubt),
)
