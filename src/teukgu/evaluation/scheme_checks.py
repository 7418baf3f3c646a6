"""Checks of a scheme by itself: names that fit together, numbers that make sense."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from teukgu.evaluation import formula
from teukgu.evaluation import scheme_keys as keys
from teukgu.evaluation.problems import problem, some, unknown_name
from teukgu.evaluation.scheme import Indicator, Measure, Node, Normalise, Scheme, Tiers
from teukgu.values import Finding

Path = tuple[str | int, ...]
Texts = tuple[str, str]
_STATISTIC = re.compile(r"min|max|mean|median|p(100(\.0+)?|\d{1,2}(\.\d+)?)")
ONE = 1e-9


def check_scheme(scheme: Scheme) -> list[Finding]:
    """Return everything wrong with ``scheme`` that shows without data."""
    found = [*_names(scheme), *_tiers(scheme), *_adjustments(scheme), *_nodes(scheme)]
    in_tree = {leaf.indicator for leaf in scheme.leaves()}
    for name, indicator in scheme.indicators.items():
        found += _indicator(scheme, name, indicator)
        if name in in_tree:  # one that only feeds a formula or a bonus is never normalised
            found += _normalise(scheme, ("indicators", name, "normalise"), indicator.normalise)
    return found


def walk(node: Node, path: Path = ("tree",)) -> Iterator[tuple[Path, Node]]:
    """Every node with its key path, parents first."""
    yield path, node
    for number, part in enumerate(node.parts):
        yield from walk(part, (*path, "parts", number))


def path_of(scheme: Scheme, key: str) -> Path:
    """Key path of the node called ``key``."""
    return next((path for path, node in walk(scheme.tree) if node.key == key), ("tree",))


def typed_weights(scheme: Scheme) -> list[tuple[Path, dict[str, float]]]:
    """Weights that differ by type, with their places."""
    return [((*path, "weight"), node.weight) for path, node in walk(scheme.tree) if isinstance(node.weight, dict)]


def group_columns(scheme: Scheme) -> Iterator[tuple[Path, str]]:
    """Every grouping column the scheme names, with its place."""
    for name, indicator in scheme.indicators.items():
        path = ("indicators", name)
        yield (*path, "normalise", "group"), indicator.normalise.group
        yield (*path, "missing", "group"), indicator.missing.group
        if indicator.versus:
            yield (*path, "versus", "group"), indicator.versus.group
        if indicator.measure.home_region:
            yield (*path, "measure", "home_region"), indicator.measure.home_region
        for number, step in enumerate(indicator.transform):
            if step.winsorise:
                yield (*path, "transform", number, "winsorise", "group"), step.winsorise.group
    if scheme.tiers:
        yield ("tiers", "group"), scheme.tiers.group


def _wrong(scheme: Scheme, path: Path, code: str, message: Texts, cure: Texts) -> Finding:
    return problem(code, scheme.place(*path), message, cure)


def _names(scheme: Scheme) -> list[Finding]:
    known = tuple(scheme.indicators)
    found = [
        unknown_name("unknown_indicator", scheme.place(*path), ("지표", "indicator"), node.indicator, known)
        for path, node in walk(scheme.tree)
        if node.indicator and node.indicator not in known
    ]
    ids = Counter(node.id for _, node in walk(scheme.tree) if node.id)
    for key in [key for key, count in ids.items() if count > 1 or key in known]:
        message = (f"{key!r}라는 이름이 두 번 쓰였습니다.", f"The name {key!r} is used twice.")
        cure = ("구성요소와 지표마다 다른 id를 쓰세요.", "Give each component and indicator an id of its own.")
        found.append(_wrong(scheme, path_of(scheme, key), "name_twice", message, cure))
    return found


def _nodes(scheme: Scheme) -> list[Finding]:
    found = []
    if scheme.tree.indicator:
        message = ("tree에 parts가 없습니다.", "The tree has no parts.")
        found.append(_wrong(scheme, ("tree",), "tree", message, ("id와 parts를 쓰세요.", "Give it an id and parts.")))
    for path, node in walk(scheme.tree):
        spec = node.aggregate
        if spec is None:
            continue
        found += keys.unused_keys(scheme, (*path, "aggregate"), spec, spec.method, keys.AGGREGATE)
        if spec.nonpositive == "floor" and (spec.floor is None or spec.floor <= 0):
            message = (
                "nonpositive: floor에 0보다 큰 floor 값이 없습니다.",
                "nonpositive: floor needs a floor above 0.",
            )
            found.append(_wrong(scheme, (*path, "aggregate"), "floor", message, ("예: floor: 1", "Example: floor: 1")))
        if spec.method == "formula":
            found += _node_formula(scheme, path, node, spec.formula)
    return found


def _node_formula(scheme: Scheme, path: Path, node: Node, text: str) -> list[Finding]:
    parts = tuple(part.key for part in node.parts)
    place = scheme.place(*path, "aggregate")
    try:
        unknown = [name for name in formula.names(formula.parse(text)) if name not in parts]
    except formula.FormulaError as error:
        return [
            problem(
                "formula",
                place,
                (f"식을 이해할 수 없습니다: {error}.", f"The formula is not understood: {error}."),
                ("부분의 이름, 숫자, + - * / **만 쓰세요.", "Use names of the parts, numbers and + - * / ** only."),
            )
        ]
    return [unknown_name("unknown_part", place, ("부분", "part"), name, parts) for name in unknown]


def _adjustments(scheme: Scheme) -> list[Finding]:
    known = tuple(scheme.indicators)
    return [
        unknown_name("unknown_indicator", scheme.place(kind, number), ("지표", "indicator"), one.indicator, known)
        for kind, adjustments in (("bonus", scheme.bonus), ("penalty", scheme.penalty))
        for number, one in enumerate(adjustments)
        if one.indicator not in known
    ]


def _indicator(scheme: Scheme, name: str, indicator: Indicator) -> list[Finding]:
    path: Path = ("indicators", name)
    measure, missing = indicator.measure, indicator.missing
    found = [
        *keys.unused_keys(scheme, (*path, "measure"), measure, measure.kind, keys.MEASURE),
        *keys.unused_keys(scheme, (*path, "missing"), missing, missing.method, keys.MISSING),
    ]
    if missing.method in {"value", "score"} and missing.value is None:
        message = (f"missing: {missing.method}에 value가 없습니다.", f"missing: {missing.method} needs a value.")
        cure = ("예: {method: score, value: 0}", "Example: {method: score, value: 0}")
        found.append(_wrong(scheme, (*path, "missing"), "missing_policy", message, cure))
    for kind, text in (("formula", measure.formula), ("panel", measure.panel), ("votes", measure.votes)):
        if (measure.kind == kind) != bool(text):
            message = (f"kind: {kind}와 {kind} 값은 함께 씁니다.", f"kind: {kind} and the key {kind} belong together.")
            cure = (f"예: measure: {{kind: {kind}, {kind}: ...}}", f"Example: measure: {{kind: {kind}, {kind}: ...}}")
            found.append(_wrong(scheme, (*path, "measure"), "measure", message, cure))
    if measure.annual and measure.against == "baseline":
        message = ("기준선은 연도가 없어 연평균을 낼 수 없습니다.", "A baseline has no year: no yearly rate.")
        cure = (
            "against에 연도, prior_year 또는 years_back을 쓰세요.",
            "Set against to a year, prior_year or years_back.",
        )
        found.append(_wrong(scheme, (*path, "measure"), "measure", message, cure))
    found += _raters_and_voters(scheme, path, measure)
    for number, step in enumerate(indicator.transform):
        rule = step.winsorise
        if rule and ((rule.share is None) == (rule.points is None) or not 0 <= (rule.share or 0) < 0.5):
            message = (
                "winsorise에는 share(0~0.5)나 points 가운데 하나를 씁니다.",
                "winsorise needs share (0 to 0.5) or points.",
            )
            cure = ("예: winsorise: {points: 5}", "Example: winsorise: {points: 5}")
            found.append(_wrong(scheme, (*path, "transform", number), "winsorise", message, cure))
    return found


def _raters_and_voters(scheme: Scheme, path: Path, measure: Measure) -> list[Finding]:
    """Keys of panel and votes that do not go together."""
    found = []
    if measure.kind == "panel" and measure.use == "raw" and measure.home_region:
        message = ("raw에서는 home_region을 쓰지 않습니다.", "The use raw does not take home_region.")
        cure = ("use: adjusted로 바꾸거나 지우세요.", "Set use: adjusted, or remove the key.")
        found.append(_wrong(scheme, (*path, "measure", "home_region"), "panel_use", message, cure))
    if measure.use != "raw" and measure.drop_extremes:
        message = ("조정한 점수에서는 drop_extremes를 쓰지 않습니다.", "Adjusted scores do not take drop_extremes.")
        cure = ("use: raw로 바꾸거나 지우세요.", "Set use: raw, or remove the key.")
        found.append(_wrong(scheme, (*path, "measure", "drop_extremes"), "panel_use", message, cure))
    if measure.home != "count" and not measure.home_region:
        message = (f"home: {measure.home}에는 home_region이 있어야 합니다.", f"home: {measure.home} needs home_region.")
        cure = ("특구의 지역이 적힌 열의 이름을 쓰세요.", "Name the column with the zones' regions.")
        found.append(_wrong(scheme, (*path, "measure", "home"), "votes_rule", message, cure))
    if "home_cap" in measure.model_fields_set and measure.home != "cap":
        message = ("home_cap은 home: cap에서만 씁니다.", "home_cap belongs to home: cap.")
        cure = ("home: cap으로 바꾸거나 지우세요.", "Set home: cap, or remove the key.")
        found.append(_wrong(scheme, (*path, "measure", "home_cap"), "votes_rule", message, cure))
    return found


def _normalise(scheme: Scheme, path: Path, spec: Normalise) -> list[Finding]:
    found = list(keys.unused_keys(scheme, path, spec, spec.method, keys.NORMALISE))
    if spec.method == "goalposts" and not {"lower", "upper"} <= spec.model_fields_set:
        message = ("goalposts에는 lower와 upper가 모두 있어야 합니다.", "goalposts needs both lower and upper.")
        cure = ("예: {method: goalposts, lower: 20, upper: 85}", "Example: {method: goalposts, lower: 20, upper: 85}")
        return [*found, _wrong(scheme, path, "goalposts", message, cure)]
    bounds = {"lower": spec.lower, "upper": spec.upper, "middle": spec.middle, "reference": spec.reference}
    for key, value in bounds.items():
        allowed = (
            _STATISTIC.fullmatch(value) or (key == "reference" and value == "target") if isinstance(value, str) else 1
        )
        if not allowed:
            message = (f"{key}: {value!r}을(를) 이해할 수 없습니다.", f"{key}: {value!r} is not understood.")
            cure = (
                "수 또는 min, max, mean, median, p2.5 같은 말을 쓰세요.",
                "Use a number, or min, max, mean, median, p2.5.",
            )
            found.append(_wrong(scheme, (*path, key), "bound", message, cure))
    low, high = spec.lower, spec.upper
    if spec.method == "goalposts" and not isinstance(low, str) and not isinstance(high, str):
        found += _goalposts(scheme, path, low, high, log=spec.log)
    if spec.range and spec.range[0] >= spec.range[1]:
        message = ("range의 첫 수가 둘째 수보다 작아야 합니다.", "The first number of range must be below the second.")
        cure = ("방향은 direction: less로 뒤집으세요.", "Turn the scale round with direction: less.")
        found.append(_wrong(scheme, (*path, "range"), "range", message, cure))
    return found


def _goalposts(scheme: Scheme, path: Path, low: float, high: float, *, log: bool) -> list[Finding]:
    found = []
    if low >= high:
        message = (
            f"goalposts가 뒤집혔습니다: lower {low:g}, upper {high:g}.",
            f"Goalposts reversed: {low:g}, {high:g}.",
        )
        cure = (
            "작은 수를 lower에 쓰고 direction: less로 뒤집으세요.",
            "Put the smaller in lower; use direction: less.",
        )
        found.append(_wrong(scheme, path, "goalposts", message, cure))
    if log and low <= 0:
        message = ("0 이하의 lower에는 로그가 없습니다.", "A lower goalpost of 0 or less has no logarithm.")
        cure = ("0보다 큰 lower를 쓰세요.", "Use a lower goalpost above 0.")
        found.append(_wrong(scheme, path, "goalposts", message, cure))
    return found


def _tiers(scheme: Scheme) -> list[Finding]:
    tiers = scheme.tiers
    if tiers is None:
        return []
    found = _shares(scheme, tiers) if tiers.method == "shares" else _thresholds(scheme, tiers)
    count = len(tiers.names)
    wrong = [str(number) for number, share in tiers.caps.items() if not 1 <= number <= count or not 0 <= share <= 1]
    if wrong:
        message = (f"caps가 맞지 않습니다: {some(wrong)}.", f"These caps do not fit: {some(wrong)}.")
        cure = (f"1~{count} 등급에 0~1 비율을 쓰세요.", f"Use tiers 1 to {count} and shares from 0 to 1.")
        found.append(_wrong(scheme, ("tiers", "caps"), "caps", message, cure))
    both = ((count + 1) // 2, (count + 1) // 2 + 1)
    if count > 1 and set(both) <= tiers.caps.keys():
        # what one of them may not hold moves into the other
        message = (
            f"가운데의 두 등급({both[0]}, {both[1]})에 한도가 다 있으면 갈 곳이 없는 특구가 생깁니다.",
            f"With a cap on both tiers in the middle ({both[0]} and {both[1]}) some zones have nowhere to go.",
        )
        cure = ("둘 가운데 한 등급의 한도를 지우세요.", "Take the cap off one of the two.")
        found.append(_wrong(scheme, ("tiers", "caps"), "caps", message, cure))
    if count < 2:
        message = ("등급 이름이 둘보다 적습니다.", "There are fewer than two tier names.")
        cure = ("좋은 등급부터 이름을 쓰세요.", "Give the names, best first.")
        found.append(_wrong(scheme, ("tiers", "names"), "tier_names", message, cure))
    return found


def _shares(scheme: Scheme, tiers: Tiers) -> list[Finding]:
    numbers = [share for share in tiers.shares if not isinstance(share, str)]
    total, rests = sum(numbers), len(tiers.shares) - len(numbers)
    fits = len(tiers.shares) == len(tiers.names) and rests <= 1 and all(0 <= share <= 1 for share in numbers)
    if fits and (total <= 1 + ONE if rests else abs(total - 1) <= 1e-6):
        return []
    message = (
        f"shares가 등급 {len(tiers.names)}개에 맞지 않습니다: {len(tiers.shares)}개, 합 {total:g}.",
        f"shares do not fit {len(tiers.names)} tiers: {len(tiers.shares)} given, adding up to {total:g}.",
    )
    cure = (
        "등급마다 비율 하나, 합은 1(하나는 rest도 됩니다).",
        "One share a tier, adding up to 1 (one may be 'rest').",
    )
    return [_wrong(scheme, ("tiers", "shares"), "shares", message, cure)]


def _thresholds(scheme: Scheme, tiers: Tiers) -> list[Finding]:
    lines = tiers.thresholds
    sign = 1 if scheme.score.direction == "more" else -1
    falling = all(sign * above > sign * below for above, below in pairwise(lines))
    if len(lines) == len(tiers.names) - 1 and falling:
        return []
    message = (
        f"thresholds는 {len(tiers.names) - 1}개이고 좋은 등급부터 차례여야 합니다.",
        f"There must be {len(tiers.names) - 1} thresholds, from the best tier's to the last but one's.",
    )
    cure = ("예: thresholds: [90, 80, 70, 60]", "Example: thresholds: [90, 80, 70, 60]")
    return [_wrong(scheme, ("tiers", "thresholds"), "thresholds", message, cure)]
