"""A scheme with changed settings, checked like a scheme file."""

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from teukgu.evaluation.lab.changes import WORDS, Changes
from teukgu.evaluation.lab.parts import leave_out, nodes_by_key, relative_where_needed, set_weights
from teukgu.evaluation.problems import near, problem, unknown_name
from teukgu.evaluation.scheme import Scheme
from teukgu.evaluation.scheme_checks import check_scheme
from teukgu.values import Finding, Place, Refused, refuse_if_any

Data = dict[str, Any]
SCORE = ("rounding", "decimals", "ties", "cap_rounding", "tied_across_cap", "population", "bonus_max", "penalty_max")
WHOLE = ("decimals", "award_count", "award_amount")


def apply(scheme: Scheme, changes: Changes) -> Scheme:
    """Return ``scheme`` with ``changes``; without any, the scheme itself.

    Raises:
        Refused: with everything that is wrong with the settings, or with the scheme they make.
    """
    if not changes:
        return scheme
    data = scheme.model_dump(mode="python", by_alias=True, exclude_unset=True)
    findings = [
        *_words(changes),
        *_scores(data, changes),
        *_tiers(scheme, data, changes),
        *_awards(scheme, data, changes),
        *_indicators(scheme, data, changes),
        *set_weights(data["tree"], changes),
    ]
    refuse_if_any(findings)
    refuse_if_any(_leave_out(scheme, data, changes))
    relative_where_needed(data["tree"], changes)
    return remade(data)


def remade(data: Data) -> Scheme:
    """Return the scheme of ``data``, checked by itself.

    Raises:
        Refused: with everything that is wrong with it.
    """
    try:
        scheme = Scheme.model_validate(data)
    except ValidationError as error:
        raise Refused([_unfit(".".join(str(step) for step in one["loc"])) for one in error.errors()]) from None
    refuse_if_any(check_scheme(scheme))
    return scheme


def _words(changes: Changes) -> Iterator[Finding]:
    """Words that are none of those a setting takes."""
    for name, text in changes.values.items():
        head = name.partition(".")[0]
        if head == "missing" and text.startswith("score:"):
            continue
        if head in WORDS and text not in WORDS[head]:
            yield unknown_name("lab_word", Place(key=name), ("값", "value"), text, WORDS[head])


def _number(name: str, text: str) -> tuple[float | int, list[Finding]]:
    """Read a number: 20, 20%, 1/3; whole where it counts something."""
    from teukgu.evaluation.scheme.base import number_from_text

    try:
        value = number_from_text(text)
    except ValueError:
        return 0, [_unfit(name, text)]
    if name.partition(".")[0] in WHOLE:
        return (int(value), []) if value == int(value) and value >= 0 else (0, [_unfit(name, text)])
    return value, []


def _scores(data: Data, changes: Changes) -> list[Finding]:
    findings: list[Finding] = []
    for name in SCORE:
        text = changes.values.get(name)
        if text is None:
            continue
        value: Any = text
        if name not in WORDS:
            value, found = _number(name, text)
            findings += found
        data.setdefault("score", {})[name] = value
    share = changes.values.get("restructuring_share")
    if share is not None:
        data.setdefault("restructuring", {})["share"], found = _number("restructuring_share", share)
        findings += found
    if "restructuring" in changes.values:
        data.setdefault("restructuring", {})["pick"] = changes.values["restructuring"]
    return findings


def _tiers(scheme: Scheme, data: Data, changes: Changes) -> list[Finding]:
    asked = [name for name in changes.values if name.startswith(("share.", "threshold.", "cap.", "tier_group"))]
    if not asked:
        return []
    if scheme.tiers is None:
        return [_nothing(asked[0], ("등급", "tiers"))]
    tiers = data["tiers"]
    findings: list[Finding] = []
    count = len(scheme.tiers.names)
    if "tier_group" in changes.values:
        tiers["group"] = changes.values["tier_group"]
    for head, kept, places in (("share", "shares", count), ("threshold", "thresholds", count - 1)):
        values = list(tiers.get(kept, ()))
        for rest, text in changes.named(head):
            number, found = _place(f"{head}.{rest}", rest, places if values else 0)
            findings += found
            if not found:
                values[number - 1], found = ("rest", []) if text == "rest" else _number(f"{head}.{rest}", text)
                findings += found
        if values:
            tiers[kept] = values
    caps = dict(tiers.get("caps", {}))
    for rest, text in changes.named("cap"):
        number, found = _place(f"cap.{rest}", rest, count)
        findings += found
        if text == "none":
            caps.pop(number, None)
        elif not found:
            caps[number], found = _number(f"cap.{rest}", text)
            findings += found
    if caps or "caps" in tiers:
        tiers["caps"] = caps
    return findings


def _awards(scheme: Scheme, data: Data, changes: Changes) -> list[Finding]:
    asked = [name for name in changes.values if name.startswith("award_")]
    if not asked:
        return []
    if scheme.awards is None:
        return [_nothing(asked[0], ("포상", "awards"))]
    awards = data["awards"]
    findings: list[Finding] = []
    if "award_share" in changes.values:
        awards["share"], findings = _number("award_share", changes.values["award_share"])
    for head, key in (("award_count", "count"), ("award_amount", "amount")):
        for rest, text in changes.named(head):
            number, found = _place(f"{head}.{rest}", rest, len(scheme.awards.grades))
            findings += found
            if not found:
                awards["grades"][number - 1][key], found = _number(f"{head}.{rest}", text)
                findings += found
    return findings


def _indicators(scheme: Scheme, data: Data, changes: Changes) -> list[Finding]:
    findings: list[Finding] = []
    panels = [name for name, one in scheme.indicators.items() if one.measure.kind == "panel"]
    measured = [name for name, one in scheme.indicators.items() if one.measure.kind not in {"panel", "votes"}]
    for head, owners in (("panel", panels), ("missing", measured)):
        wanted = dict.fromkeys(owners, changes.values[head]) if head in changes.values else {}
        wanted |= dict(changes.named(head))
        for name, text in wanted.items():
            if name not in owners and not (head == "missing" and name in scheme.indicators):
                findings.append(unknown_name("lab_indicator", Place(key=f"{head}.{name}"), _WHAT, name, owners))
            elif head == "panel" and text != "out":
                _panel_use(data["indicators"][name]["measure"], text)
            elif head == "missing":
                findings += _missing(data["indicators"][name], name, text)
        if head == "panel" and "panel" in changes.values and not panels:
            findings.append(_nothing("panel", ("심사단 지표", "panel indicators")))
    return findings


_WHAT = ("지표", "indicator")


def _panel_use(measure: Data, use: str) -> None:
    """Set how a panel is used; keys that go with another use are taken away, they would be refused."""
    measure["use"] = use
    measure.pop("home_region" if use == "raw" else "drop_extremes", None)


def _missing(indicator: Data, name: str, text: str) -> list[Finding]:
    method, _, value = text.partition(":")
    kept = indicator.get("missing", {})
    policy: Data = {"method": method}
    if "group" in kept:
        policy["group"] = kept["group"]
    findings: list[Finding] = []
    if method == "score":
        policy["value"], findings = _number(f"missing.{name}", value or "0")
    indicator["missing"] = policy
    return findings


def _leave_out(scheme: Scheme, data: Data, changes: Changes) -> list[Finding]:
    """Take indicators out of the tree that are left out by themselves or with the panels."""
    gone = {name for name, _ in changes.named("out")}
    unknown = [name for name in gone if name not in scheme.indicators]
    findings = [
        unknown_name("lab_indicator", Place(key=f"out.{name}"), _WHAT, name, tuple(scheme.indicators))
        for name in sorted(unknown)
    ]
    if changes.values.get("panel") == "out":
        gone |= {name for name, one in scheme.indicators.items() if one.measure.kind == "panel"}
    gone |= {name for name, text in changes.named("panel") if text == "out"}
    if not findings and gone and not leave_out(data["tree"], gone):
        findings.append(_nobody_left())
    return findings


def _place(name: str, rest: str, count: int) -> tuple[int, list[Finding]]:
    """Read the number of a tier or grade, from 1."""
    if rest.isascii() and rest.isdigit() and 1 <= int(rest) <= count:
        return int(rest), []
    known = tuple(str(number) for number in range(1, count + 1))
    message = (f"{name}: 그런 번호가 없습니다.", f"{name}: there is no such number.")
    return 0, [problem("lab_number", Place(key=name), message, near(rest, known))]


def _nothing(name: str, what: tuple[str, str]) -> Finding:
    message = (f"이 설계에는 {what[0]}이(가) 없습니다: {name}.", f"This scheme has no {what[1]}: {name}.")
    return problem("lab_nothing", Place(key=name), message, ("이 설정을 빼세요.", "Leave this setting out."))


def _nobody_left() -> Finding:
    message = ("지표를 모두 빼면 점수를 낼 수 없습니다.", "Without any indicator there is no score.")
    return problem("lab_nothing_left", Place(key="out"), message, ("하나는 남기세요.", "Keep at least one."))


def _unfit(name: str, text: str = "") -> Finding:
    shown = f": {text!r}" if text else ""
    message = (f"{name}에 쓸 수 없는 값입니다{shown}.", f"{name} cannot take this value{shown}.")
    cure = ("20, 20%, 1/3처럼 쓰세요. 개수와 금액은 0 이상의 정수입니다.", "Write 20, 20% or 1/3; counts are whole.")
    return problem("lab_value", Place(key=name), message, cure)


__all__ = ["apply", "nodes_by_key", "remade"]
