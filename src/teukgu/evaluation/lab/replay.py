"""The input of one round under the scheme of another year: what does not fit is left out and said."""

from dataclasses import dataclass
from typing import Any

from teukgu.evaluation import formula
from teukgu.evaluation.inputs import EvaluationInput
from teukgu.evaluation.lab.apply import remade
from teukgu.evaluation.lab.parts import leave_out, walk
from teukgu.evaluation.problems import problem, some
from teukgu.evaluation.scheme import Scheme
from teukgu.values import Finding, Place, Refused

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Replay:
    """The scheme as far as it fits the input, and what had to be left out or assumed (warnings)."""

    scheme: Scheme
    findings: tuple[Finding, ...]


def replay(data: EvaluationInput, scheme: Scheme, year: int) -> Replay:
    """Fit ``scheme`` to an input of another round about the performance of ``year``.

    Indicators nobody reported on are left out and the rest count in proportion; a type of zone the scheme has no weight
    for is given the mean weight of the scheme's types; groups by a column the input has not are formed of everybody.

    Raises:
        Refused: when nothing of the scheme's tree is left.
    """
    made = scheme.model_dump(mode="python", by_alias=True, exclude_unset=True)
    made["year"] = year
    findings: list[Finding] = []
    lacking = [name for name in dict.fromkeys(leaf.indicator for leaf in scheme.leaves()) if _lacks(data, scheme, name)]
    if lacking:
        findings.append(_left_out(lacking))
        if not leave_out(made["tree"], set(lacking)):
            raise Refused([_nothing_fits(scheme.id)])
        for node in walk(made["tree"]):
            if node.get("parts") and all(part.get("weight") is not None for part in node["parts"]):
                node["weights"] = "relative"
    for kind in ("bonus", "penalty"):
        made[kind] = [one for one in made.get(kind, ()) if not _lacks(data, scheme, one["indicator"])]
    findings += _types(data, made)
    findings += _columns(data, made)
    return Replay(remade(made), tuple(findings))


def _lacks(data: EvaluationInput, scheme: Scheme, name: str) -> bool:
    """Whether no zone of the input has anything this indicator is measured by."""
    there = {str(one.indicator) for one in data.observations}
    return _missing(data, scheme, name, there, frozenset())


def _missing(data: EvaluationInput, scheme: Scheme, name: str, there: set[str], seen: frozenset[str]) -> bool:
    indicator = scheme.indicators.get(name)
    if indicator is None or name in seen:
        return name not in there
    measure, source = indicator.measure, indicator.source or name
    if measure.kind == "panel":
        return all(one.component != measure.panel for one in data.panel)
    if measure.kind == "votes":
        return all(one.component != measure.votes for one in data.votes)
    if measure.kind == "formula":
        try:
            read = formula.names(formula.parse(measure.formula))
        except formula.FormulaError:
            return False  # the scheme's own check names it
        return any(_missing(data, scheme, one, there, seen | {name}) for one in read)
    wanted = [source, *([indicator.denominator] if indicator.denominator else [])]
    return any(one not in there for one in wanted)


def _types(data: EvaluationInput, made: Data) -> list[Finding]:
    """Give types the scheme does not know the mean of its weights."""
    types = dict.fromkeys(unit.type for unit in data.units if unit.scored)
    strangers: dict[str, None] = {}
    for node in walk(made["tree"]):
        weight = node.get("weight")
        if not isinstance(weight, dict):
            continue
        unknown = [kind for kind in types if kind not in weight]
        if unknown and "default" not in weight:
            strangers |= dict.fromkeys(unknown)
            weight["default"] = sum(weight.values()) / len(weight)
        for kind in [kind for kind in weight if kind not in types and kind != "default"]:
            del weight[kind]
    return [_types_assumed(list(strangers))] if strangers else []


def _columns(data: EvaluationInput, made: Data) -> list[Finding]:
    """Groups by a column that is not there are formed of everybody."""
    known = {"all", "type", *data.group_columns}
    gone: dict[str, None] = {}
    places = [made.get("tiers")]
    for one in made["indicators"].values():
        places += [one.get("normalise"), one.get("missing"), one.get("versus")]
        places += [step.get("winsorise") for step in one.get("transform", ())]
    for place in places:
        if place and place.get("group", "all") not in known:
            gone[place["group"]] = None
            place["group"] = "all"
    awards = made.get("awards")
    if awards and awards.get("column") and awards["column"] not in known:
        gone[awards["column"]] = None
        awards["column"] = ""
    return [_columns_gone(list(gone))] if gone else []


def _left_out(names: list[str]) -> Finding:
    message = (
        f"이 회차의 자료에 없어 뺀 지표: {some(names, 12)}.",
        f"Left out, this round has no data on them: {some(names, 12)}.",
    )
    cure = ("나머지 지표가 비율대로 나누어 가집니다.", "The other indicators count in proportion.")
    return problem("replay_left_out", scheme_place(), message, cure, warn=True)


def _types_assumed(kinds: list[str]) -> Finding:
    shown = some([kind or "-" for kind in kinds])
    message = (
        f"규칙에 가중치가 없는 유형: {shown}. 유형별 가중치의 평균으로 보았습니다(가정).",
        f"The rules have no weight for these types: {shown}. The mean over types was taken (assumed).",
    )
    cure = ("weight.부분.유형으로 정할 수 있습니다.", "Set weight.PART.TYPE to choose another.")
    return problem("replay_types", scheme_place(), message, cure, warn=True)


def _columns_gone(names: list[str]) -> Finding:
    message = (
        f"특구 표에 없는 무리: {some(names)}. 모두를 한 무리로 보았습니다.",
        f"The zones have no such groups: {some(names)}. Everybody was put together.",
    )
    cure = ("무리가 있는 회차를 고르세요.", "Choose a round that has them.")
    return problem("replay_groups", scheme_place(), message, cure, warn=True)


def _nothing_fits(scheme: str) -> Finding:
    message = (
        f"{scheme}의 지표 가운데 이 회차의 자료로 계산할 수 있는 것이 없습니다.",
        f"No indicator of {scheme} can be computed from this round's data.",
    )
    return problem("replay_nothing", scheme_place(), message, ("다른 규칙을 고르세요.", "Choose other rules."))


def scheme_place() -> Place:
    """Return the place of findings about a scheme as a whole."""
    return Place(key="scheme")
