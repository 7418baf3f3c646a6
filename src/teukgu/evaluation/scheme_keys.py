"""Keys that a method does not use: written by mistake, they would be ignored in silence."""

from collections.abc import Iterator

from teukgu.evaluation.problems import problem
from teukgu.evaluation.scheme import Part, Scheme
from teukgu.values import Finding

Path = tuple[str | int, ...]

_SCALE = frozenset({"range", "group", "units", "clamp", "constant"})
NORMALISE = {
    "minmax": _SCALE | {"middle", "log"},
    "goalposts": _SCALE | {"lower", "upper", "middle", "log"},
    "zscore": _SCALE | {"center", "spread", "sd"},
    "robust_z": _SCALE | {"center", "spread"},
    "rank": _SCALE | {"ties"},
    "percentile": _SCALE | {"ties", "position"},
    "distance": _SCALE | {"reference", "form"},
    "none": _SCALE,
}
_POOLED = frozenset({"year", "years", "over", "scale"})
MEASURE = {
    "level": _POOLED,
    "growth": _POOLED | {"against", "years_back", "form", "annual"},
    "attainment": _POOLED | {"from_baseline"},
    "formula": frozenset({"formula", "scale"}),
    "panel": frozenset({"panel", "criteria", "drop_extremes", "use", "home_region", "scale"}),
    "votes": frozenset({"votes", "home", "home_cap", "home_region", "scale"}),
}
MISSING = {
    "refuse": frozenset({"group"}),
    "reweigh": frozenset({"group"}),
    "mean": frozenset({"group"}),
    "median": frozenset({"group"}),
    "value": frozenset({"value", "group"}),
    "score": frozenset({"value", "group"}),
}
_EVERY = frozenset({"min_share", "multiply"})
_POSITIVE = _EVERY | {"nonpositive", "floor"}
AGGREGATE = {
    "arithmetic": _POSITIVE,
    "median": _POSITIVE,
    "minimum": _POSITIVE,
    "maximum": _POSITIVE,
    "geometric": _POSITIVE,
    "harmonic": _POSITIVE,
    "power": _POSITIVE | {"power"},
    "mazziotta_pareto": _POSITIVE | {"penalty", "sd"},
    "formula": frozenset({"formula", "multiply"}),
}


def unused_keys(
    scheme: Scheme, path: Path, part: Part, method: str, used: dict[str, frozenset[str]]
) -> Iterator[Finding]:
    """Keys given in ``part`` that its ``method`` does not use."""
    given = part.model_fields_set - {"method", "kind"}
    for key in sorted(given - used[method]):
        owners = [name for name, keys in used.items() if key in keys]
        yield problem(
            "unused_key",
            scheme.place(*path, key),
            (f"{method}에서는 {key}을(를) 쓰지 않습니다.", f"{method} does not use {key}."),
            (
                f"{key}을(를) 쓰는 것은 {', '.join(owners)}입니다. 방법을 바꾸거나 지우세요.",
                f"{key} belongs to {', '.join(owners)}: change the method, or remove the key.",
            ),
        )
