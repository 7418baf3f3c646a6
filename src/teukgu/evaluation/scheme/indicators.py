"""Indicators of a scheme: what is measured, transformed, normalised, and what happens when it is missing."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from teukgu.evaluation.scheme.base import BothTexts, Number, Part, wrong

Direction = Literal["more", "less"]


class Measure(Part):
    """How the figure of a unit is made from its observations.

    ``kind`` level: the value of the year. growth: against ``against`` (the observation's own ``baseline``, the
    ``prior_year``, ``years_back`` years earlier, or a fixed year) as ``form``. attainment: value / target, or with
    ``from_baseline`` (value - baseline) / (target - baseline). formula: arithmetic over other indicators (``formula``).
    panel: the mean score of a panel component; ``use`` raw: as given, adjusted: severity of raters removed and drawn in
    for chance, level: severity removed only; ``home_region``: the column of ``zones`` that favour is measured by.
    votes: the share of public votes in percent; ``home``: count votes from home, cap them at ``home_cap`` times what
    others' votes lead to expect, leave_out, or remove the favour common to all.
    """

    kind: Literal["level", "growth", "attainment", "formula", "panel", "votes"] = "level"
    against: Literal["baseline", "prior_year", "years_back"] | int = "baseline"
    years_back: int = Field(default=1, ge=1)
    form: Literal["ratio", "percent", "difference", "log"] = "percent"
    annual: bool = False
    from_baseline: bool = False
    formula: str = ""
    panel: str = ""
    criteria: dict[str, Number] = {}
    drop_extremes: int = Field(default=0, ge=0)
    use: Literal["raw", "adjusted", "level"] = "raw"
    home_region: str = ""
    votes: str = ""
    home: Literal["count", "cap", "leave_out", "remove"] = "count"
    home_cap: Number = 2.0
    year: int | None = None
    years: int = Field(default=1, ge=1)
    over: Literal["mean", "sum", "median", "latest"] = "mean"
    scale: Number = 1.0


class Versus(Part):
    """Difference from comparison units: (own - centre) / spread, over the comparison units of the same ``group``."""

    group: str = "all"
    units: Literal["comparison", "zones", "everybody"] = "comparison"
    center: Literal["median", "mean"] = "median"
    spread: Literal["none", "mad", "sd"] = "none"
    limit: Number | None = None


class Winsorise(Part):
    """Pull in outlying values: a fixed ``share`` at each end, or up to ``points`` while skew and kurtosis exceed."""

    share: Number | None = None
    points: int | None = Field(default=None, ge=1)
    skew: Number = 2.0
    kurtosis: Number = 3.5
    otherwise: Literal["none", "log", "log_scaled"] = "none"
    group: str = "all"


class Transform(Part):
    """One step before normalising; exactly one key is given."""

    log: Number | None = None
    sqrt: bool | None = None
    power: Number | None = None
    multiply: Number | None = None
    add: Number | None = None
    limit: tuple[Number | None, Number | None] | None = None
    winsorise: Winsorise | None = None

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        shorts = {"log": {"log": 0}, "log1p": {"log": 1}, "sqrt": {"sqrt": True}}
        if isinstance(value, str):
            if value not in shorts:
                raise wrong(f"알 수 없는 변환입니다: {value!r}", f"unknown transform {value!r}")
            return shorts[value]
        return value

    @model_validator(mode="after")
    def _one(self) -> "Transform":
        if len(self.model_fields_set) != 1:
            one_of = "log, sqrt, power, multiply, add, limit, winsorise"
            raise wrong(f"단계마다 {one_of} 가운데 하나만 쓰세요", f"give exactly one of {one_of} in each step")
        return self


Bound = Annotated[Number | Literal["min", "max", "mean", "median"] | str, Field(union_mode="left_to_right")]


class Normalise(Part):
    """Bring an indicator to the common scale; parameters by method in ``docs/reference/scheme.md``."""

    method: Literal["minmax", "zscore", "robust_z", "rank", "percentile", "goalposts", "distance", "none"] = "minmax"
    range: tuple[Number, Number] | None = (0.0, 100.0)
    group: str = "all"
    units: Literal["scored", "zones", "comparison", "everybody"] = "scored"
    lower: Bound = "min"
    upper: Bound = "max"
    middle: Bound | None = None
    log: bool = False
    clamp: Literal["none", "lower", "upper", "both"] | None = None
    reference: Bound = "max"
    form: Literal["ratio", "span", "difference"] = "ratio"
    sd: Literal["sample", "population"] = "sample"
    center: Number = 0.0
    spread: Number = 1.0
    ties: Literal["min", "average", "max"] = "average"
    position: Literal["inclusive", "midpoint", "cumulative"] = "inclusive"
    constant: Literal["refuse", "middle", "lower", "upper"] = "refuse"


class Missing(Part):
    """What to do without a value: drop and reweigh, fill, give a score, or refuse."""

    method: Literal["reweigh", "mean", "median", "value", "score", "refuse"] = "refuse"
    group: str = "all"
    value: Number | None = None


def _by_method(value: Any) -> Any:
    return {"method": value} if isinstance(value, str) else value


def _by_kind(value: Any) -> Any:
    return {"kind": value} if isinstance(value, str) else value


def _one_as_list(value: Any) -> Any:
    if value is None or value == "none":
        return ()
    return (value,) if isinstance(value, str | dict) else value


class Indicator(Part):
    """One indicator; ``from`` names it in the observations when the name differs.

    ``matters``: codes of what the law wants an evaluation to consider (rule ``evaluation_must_consider``) and this
    indicator speaks to. They change no result; a round of the portal asks for them.
    """

    name: BothTexts | None = None
    unit: BothTexts | None = None
    source: str | None = Field(default=None, alias="from")
    measure: Annotated[Measure, BeforeValidator(_by_kind)] = Measure()
    denominator: str | None = None
    versus: Versus | None = None
    direction: Direction = "more"
    transform: Annotated[tuple[Transform, ...], BeforeValidator(_one_as_list)] = ()
    normalise: Annotated[Normalise, BeforeValidator(_by_method)] = Normalise()
    missing: Annotated[Missing, BeforeValidator(_by_method)] = Missing()
    not_applicable: Literal["reweigh", "missing"] = "reweigh"
    sd: Number | None = None
    matters: Annotated[tuple[str, ...], BeforeValidator(_one_as_list)] = ()
    note: str = ""
