"""Measures: from observations to one figure for each unit and indicator, with its measurement error."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation import formula, growth
from teukgu.evaluation.figures import Figures, Series
from teukgu.evaluation.inputs import Role
from teukgu.evaluation.panels import adjusted, given
from teukgu.evaluation.panels.public.measured import vote_components, vote_scores
from teukgu.evaluation.problems import problem, some, unknown_name
from teukgu.evaluation.scheme import Indicator, Measure, Scheme, Versus
from teukgu.values import Finding, Place

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
MAD_TO_SD = 1.4826  # makes the median absolute deviation of normal figures equal their standard deviation


@dataclass(frozen=True, slots=True)
class Measured:
    """One indicator over all units: value (NaN: missing), error sd, target, and where it does not apply."""

    value: Floats
    sd: Floats
    target: Floats
    not_applicable: Bools


@dataclass(slots=True)
class Measurer:
    """Measures the indicators of a scheme in a year; ``findings`` collects what is wrong."""

    scheme: Scheme
    figures: Figures
    year: int
    findings: list[Finding] = field(default_factory=list)
    done: dict[str, Measured] = field(default_factory=dict)
    under_way: list[str] = field(default_factory=list)

    def measured(self, name: str) -> Measured:
        """Return the figures of the scheme's indicator ``name``."""
        if name not in self.done:
            if name in self.under_way:
                self.findings.append(_cyclic(self.place(name), [*self.under_way, name]))
                return self._nothing()
            self.under_way.append(name)
            self.done[name] = self._measure(name, self.scheme.indicators[name])
            self.under_way.pop()
        return self.done[name]

    def place(self, *path: str) -> Place:
        """Return the place of a key below ``indicators``."""
        return self.scheme.place("indicators", *path)

    def _nothing(self) -> Measured:
        count = len(self.figures.data.units)
        nan = np.full(count, np.nan)
        return Measured(nan, np.zeros(count), nan, np.zeros(count, dtype=np.bool_))

    def _measure(self, name: str, indicator: Indicator) -> Measured:
        plain = self._plain(name, indicator)
        plain = self._scaled(name, indicator, plain)
        self._check_finite(name, plain)
        return self._versus(name, indicator.versus, plain) if indicator.versus else plain

    def _plain(self, name: str, indicator: Indicator) -> Measured:
        measure = indicator.measure
        if measure.kind == "formula":
            return self._formula(name, measure)
        if measure.kind == "panel":
            return self._panel(name, measure)
        if measure.kind == "votes":
            return self._votes(name, measure)
        source = indicator.source or name
        if source not in self.figures.names:
            return self._not_observed(name, source)
        year = measure.year or self.year
        here = self._pooled(source, year, measure)
        if measure.kind == "growth":
            value, sd = growth.growth(here, self._base(source, year, measure, here), measure, year)
        elif measure.kind == "attainment":
            value, sd = growth.attainment(here, from_baseline=measure.from_baseline)
        else:
            value, sd = here.value, here.sd
        return Measured(value, sd, here.target, here.not_applicable)

    def _not_observed(self, name: str, source: str) -> Measured:
        """A numeric column of zones is as good as an observation; else nobody reports it."""
        if source in self.figures.data.group_columns:
            nothing = self._nothing()
            return Measured(self.figures.column(source), nothing.sd, nothing.target, nothing.not_applicable)
        known = (*self.figures.names, *self.figures.data.group_columns)
        what = ("지표(관측값에 없음)", "indicator (no row in observations)")
        self.findings.append(unknown_name("unobserved", self.place(name), what, source, known))
        return self._nothing()

    def _pooled(self, source: str, year: int, measure: Measure) -> Series:
        """Figures over ``years`` years up to ``year``; one year is that year's."""
        last = self.figures.series(source, year)
        if measure.years == 1:
            return last
        all_years = [self.figures.series(source, year - back) for back in range(measure.years)]
        return growth.pooled(all_years, measure.over)

    def _base(self, source: str, year: int, measure: Measure, here: Series) -> tuple[Floats, Floats]:
        if measure.against == "baseline":
            return here.baseline, np.zeros_like(here.sd)
        earlier = self._pooled(source, growth.base_year(measure, year), measure)
        return earlier.value, earlier.sd

    def _scaled(self, name: str, indicator: Indicator, plain: Measured) -> Measured:
        value, sd = plain.value * indicator.measure.scale, plain.sd * abs(indicator.measure.scale)
        if indicator.sd is not None:
            sd = np.where(sd > 0, sd, indicator.sd)
        if indicator.denominator is None:
            return Measured(value, sd, plain.target, plain.not_applicable)
        below = self._read(indicator.denominator, "", 0, self.place(name, "denominator"), name)
        with np.errstate(all="ignore"):
            divided = value / below.value
            sd = np.hypot(sd / below.value, divided * below.sd / below.value)
        self._check_denominator(name, indicator.denominator, value, below.value)
        return Measured(divided, np.nan_to_num(sd), plain.target, plain.not_applicable)

    def _check_denominator(self, name: str, denominator: str, value: Floats, below: Floats) -> None:
        bad = np.flatnonzero(~np.isnan(value) & (below == 0))
        if len(bad):
            zones = some([self.figures.data.units[row].id for row in bad])
            self.findings.append(_zero_denominator(self.place(name, "denominator"), denominator, zones))

    def _read(self, name: str, look_up: str, number: int, place: Place, reader: str) -> Measured:
        """Figures of a name in a formula or denominator: observation, else indicator, else column of zones."""
        if name in self.figures.names:
            return self._observed(name, look_up, number)
        if name in self.scheme.indicators and name != reader:
            return self.measured(name)
        nothing = self._nothing()
        if name in self.figures.data.group_columns:
            return Measured(self.figures.column(name), nothing.sd, nothing.target, nothing.not_applicable)
        known = (*self.figures.names, *self.scheme.indicators, *self.figures.data.group_columns)
        self.findings.append(
            unknown_name("unknown_figure", place, ("지표 또는 열", "indicator or column"), name, known)
        )
        return nothing

    def _observed(self, name: str, look_up: str, number: int) -> Measured:
        year = {"prior": self.year - 1, "back": self.year - number, "year": number}.get(look_up, self.year)
        series = self.figures.series(name, year)
        nothing = np.zeros_like(series.sd)
        if look_up == "baseline":
            return Measured(series.baseline, nothing, series.target, series.not_applicable)
        if look_up == "target":
            return Measured(series.target, nothing, series.target, series.not_applicable)
        return Measured(series.value, series.sd, series.target, series.not_applicable)

    def _formula(self, name: str, measure: Measure) -> Measured:
        place = self.place(name, "measure", "formula")
        try:
            tree = formula.parse(measure.formula)
        except formula.FormulaError as error:
            self.findings.append(_bad_formula(place, str(error)))
            return self._nothing()
        parts: dict[tuple[str, str, int], Measured] = {}

        def read(part: str, look_up: str, number: int) -> Floats:
            key = (part, look_up, number)
            if key not in parts:
                parts[key] = self._read(part, look_up, number, place, name)
            return parts[key].value

        value = formula.evaluate(tree, read) + np.zeros(len(self.figures.data.units))
        sd = _formula_sd(lambda reader: formula.evaluate(tree, reader), parts, len(value))
        not_applicable = np.any(
            [part.not_applicable for part in parts.values()] or [np.zeros(len(value), bool)], axis=0
        )
        return Measured(value, sd, np.full(len(value), np.nan), not_applicable)

    def _panel(self, name: str, measure: Measure) -> Measured:
        known = given.components(self.figures.data)
        if measure.panel not in known:
            place, what = self.place(name, "measure", "panel"), ("심사 구성요소", "panel component")
            self.findings.append(unknown_name("unknown_panel", place, what, measure.panel, known))
            return self._nothing()
        scores = given.mean_scores if measure.use == "raw" else adjusted.adjusted_scores
        value, sd, findings = scores(self.figures.data, measure, self.place(name, "measure", "criteria"))
        self.findings.extend(findings)
        nothing = self._nothing()
        return Measured(value, sd, nothing.target, nothing.not_applicable)

    def _votes(self, name: str, measure: Measure) -> Measured:
        known = vote_components(self.figures.data)
        if measure.votes not in known:
            place, what = self.place(name, "measure", "votes"), ("대국민 구성요소", "public component")
            self.findings.append(unknown_name("unknown_votes", place, what, measure.votes, known))
            return self._nothing()
        value, sd, findings = vote_scores(self.figures.data, measure, self.place(name, "measure"))
        self.findings.extend(findings)
        nothing = self._nothing()
        return Measured(value, sd, nothing.target, nothing.not_applicable)

    def _versus(self, name: str, versus: Versus, plain: Measured) -> Measured:
        units = self.figures.data.units
        value, sd = plain.value.copy(), plain.sd.copy()
        labels = np.array([unit.group(versus.group) for unit in units])
        feeds = np.array([_feeds(versus, unit.role) for unit in units])
        for label in sorted(set(labels.tolist())):
            rows = np.flatnonzero(labels == label)
            if np.all(np.isnan(plain.value[rows])):
                continue  # nobody here has a figure to compare
            reference = plain.value[feeds & (labels == label)]
            center, spread = _center_and_spread(reference[~np.isnan(reference)], versus)
            if not np.isfinite(center) or not spread > 0:
                self.findings.append(_no_comparison(self.place(name, "versus"), versus.group, label))
                continue
            value[rows], sd[rows] = (value[rows] - center) / spread, sd[rows] / spread
        if versus.limit is not None:
            value = np.clip(value, -versus.limit, versus.limit)
        return Measured(value, sd, plain.target, plain.not_applicable)

    def _check_finite(self, name: str, measured: Measured) -> None:
        bad = np.flatnonzero(np.isinf(measured.value))
        if len(bad):
            zones = some([self.figures.data.units[row].id for row in bad])
            self.findings.append(_not_finite(self.place(name), name, zones))
            measured.value[bad] = np.nan


def _feeds(versus: Versus, role: Role) -> bool:
    if versus.units == "everybody":
        return True
    return (role is Role.COMPARISON) == (versus.units == "comparison")


def _center_and_spread(values: Floats, versus: Versus) -> tuple[float, float]:
    if len(values) == 0:
        return float("nan"), float("nan")
    center = float(np.median(values) if versus.center == "median" else np.mean(values))
    if versus.spread == "mad":
        return center, MAD_TO_SD * float(np.median(np.abs(values - np.median(values))))
    if versus.spread == "sd":
        return center, float(np.std(values, ddof=1)) if len(values) > 1 else float("nan")
    return center, 1.0


def _formula_sd(
    compute: Callable[[Callable[[str, str, int], Floats]], Floats],
    parts: dict[tuple[str, str, int], Measured],
    count: int,
) -> Floats:
    """Half the change between one sd up and one sd down, part by part, added as squares; for ``count`` units."""
    total: Floats = np.zeros(count)
    for moved, part in parts.items():
        if not np.any(part.sd > 0):
            continue
        ends = []
        for sign in (1.0, -1.0):
            shifts = {key: one.value + sign * one.sd * (key == moved) for key, one in parts.items()}
            ends.append(compute(lambda name, look_up, number, shifts=shifts: shifts[name, look_up, number]))  # type: ignore[misc]
        total = total + (np.nan_to_num(ends[0] - ends[1]) / 2) ** 2
    return np.sqrt(total)


def _cyclic(place: Place, chain: list[str]) -> Finding:
    shown = " → ".join(chain)
    return problem(
        "cyclic",
        place,
        (f"지표가 서로를 돌려 가리킵니다: {shown}.", f"Indicators refer to each other in a circle: {shown}."),
        (
            "관측값이 있는 지표를 분모나 식에 쓰세요.",
            "Use an indicator with observations in the denominator or formula.",
        ),
    )


def _zero_denominator(place: Place, denominator: str, zones: str) -> Finding:
    return problem(
        "zero_denominator",
        place,
        (
            f"분모 {denominator}이(가) 0인 특구가 있습니다: {zones}.",
            f"The denominator {denominator} is 0 for: {zones}.",
        ),
        (
            "값을 고치거나 그 특구의 지표를 not_applicable로 두세요.",
            "Correct the value, or set the indicator to not_applicable for these zones.",
        ),
    )


def _bad_formula(place: Place, reason: str) -> Finding:
    return problem(
        "formula",
        place,
        (f"식을 이해할 수 없습니다: {reason}.", f"The formula is not understood: {reason}."),
        (
            "이름, 숫자, + - * / **, ln log10 exp sqrt abs min max, prior baseline target back year만 쓰세요.",
            "Use names, numbers, + - * / **, ln log10 exp sqrt abs min max, prior baseline target back year only.",
        ),
    )


def _no_comparison(place: Place, column: str, label: str) -> Finding:
    return problem(
        "no_comparison",
        place,
        (
            f"{column}={label!r} 집단에 비교할 단위가 없거나 퍼짐이 0입니다.",
            f"The group {column}={label!r} has no comparison units with values, or no spread.",
        ),
        (
            "zones에 role이 comparison인 단위를 더하거나 더 넓은 group을 쓰세요.",
            "Add units with role comparison to zones, or use a wider group.",
        ),
    )


def _not_finite(place: Place, name: str, zones: str) -> Finding:
    return problem(
        "not_finite",
        place,
        (
            f"{name}: 0으로 나누었거나 0 이하의 로그여서 값을 만들 수 없습니다: {zones}.",
            f"{name}: dividing by 0 or a logarithm of 0 gives no figure for: {zones}.",
        ),
        (
            "기준값이나 값을 고치거나, form: difference 같은 다른 측정 방법을 쓰세요.",
            "Correct the baseline or value, or measure otherwise (for example form: difference).",
        ),
    )
