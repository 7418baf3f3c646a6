"""The adjusted score of a panel: severity of each rater and favour for the home region estimated and removed.

Model: score = mean + zone - severity of the rater + favour (where the zone lies in the rater's home region) + error,
zones and raters random, by REML (``crossed.py``). For every zone, exactly:

    raw mean + severity removed - favour removed = level;  level + shrinkage = adjusted

where severity removed is the mean severity of the zone's own raters, and shrinkage pulls the level towards the mean of
all zones by the share that chance has in it, error / (error + n zone variance) for n raters.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.panels import connection
from teukgu.evaluation.panels.crossed import Fit, fit_crossed
from teukgu.evaluation.panels.ratings import Ratings
from teukgu.evaluation.problems import problem, some
from teukgu.values import Finding, Place, refuse_if_any

Floats = NDArray[np.float64]
NOWHERE = Place()
DECIMALS = 6  # beyond these digits, machines may differ


@dataclass(frozen=True, slots=True)
class AdjustedZone:
    """One zone's way from the raw to the adjusted score, in points; ``se``: standard error of ``adjusted``.

    raw + severity_removed - favour_removed = level; level + shrinkage = adjusted. ``level_se`` belongs to ``level``.
    """

    zone: str
    raters: int
    home_raters: int
    raw: float
    raw_se: float
    severity_removed: float
    favour_removed: float
    level: float
    level_se: float
    shrinkage: float
    adjusted: float
    se: float


@dataclass(frozen=True, slots=True)
class RaterSeverity:
    """How many points a rater scores below the average rater (negative: above), with its standard error."""

    rater: str
    zones: int
    severity: float
    se: float


@dataclass(frozen=True, slots=True)
class Favour:
    """Points given more to zones of the rater's home region; ``ratings``: how many such ratings there are."""

    points: float
    se: float
    ratings: int

    @property
    def z(self) -> float:
        """The favour in standard errors."""
        return self.points / self.se if self.se > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Adjustment:
    """The whole adjustment of one component; standard deviations between zones, between raters, and of chance.

    ``zones`` and ``raters`` in order of their names. ``favour`` is None where it was not asked for or nobody rated at
    home. ``residual`` (points) and ``residual_share`` (expected square in parts of the error variance) by rating.
    """

    ratings: Ratings
    zones: tuple[AdjustedZone, ...]
    raters: tuple[RaterSeverity, ...]
    mean: float
    mean_se: float
    favour: Favour | None
    sd_zones: float
    sd_raters: float
    sd_error: float
    residual: Floats
    residual_share: Floats


def adjust(given: Ratings, place: Place = NOWHERE, *, home: bool = False, fixed_raters: bool = False) -> Adjustment:
    """Adjust the ratings of a panel; ``home`` estimates and removes the favour for the home region too.

    ``fixed_raters`` removes each rater's severity in full (least squares) instead of in proportion to what is known of
    it: a check beside the official figure, and what makes a constant added to one rater vanish exactly.

    Raises:
        Refused: when raters are not linked by zones they share, or there are too few ratings.
    """
    refuse_if_any(problems(given, place))
    with_home = home and _favour_shows(given)
    at_home = given.home.tobytes() if with_home else b""
    fit = _fit(given.score.tobytes(), given.zone.tobytes(), given.rater.tobytes(), at_home, fixed_raters)
    return _adjustment(given, fit, with_home=with_home)


@lru_cache(maxsize=64)
def _fit(score: bytes, zone: bytes, rater: bytes, home: bytes, fixed_raters: bool) -> Fit:
    """Fit a panel once: measure, tables and report ask for the same one, and a simulation again and again."""
    y = np.frombuffer(score, dtype=np.float64)
    columns = [np.ones(len(y)), *([np.frombuffer(home, dtype=np.bool_).astype(np.float64)] if home else [])]
    first, second = np.frombuffer(zone, dtype=np.intp), np.frombuffer(rater, dtype=np.intp)
    return fit_crossed(y, first, second, np.column_stack(columns), (None, FIXED if fixed_raters else None))


FIXED = 1e7  # this many times the error variance is as good as no shrinkage at all


def problems(given: Ratings, place: Place = NOWHERE) -> list[Finding]:
    """Why the ratings cannot be adjusted; nothing when they can."""
    if not len(given):
        return [_nothing(place)]
    found = connection.parts_of(given)
    if len(found) > 1:
        return [connection.not_connected(found, place)]
    levels = len(given.zones) + len(given.raters) - 1
    if len(given) <= levels or len(given.zones) < 2 or len(given.raters) < 2:
        return [_too_few(given, levels, place)]
    return []


def _favour_shows(given: Ratings) -> bool:
    """Whether home ratings differ from what zones and raters say already (not all or none of them at home)."""
    return bool(given.home.any() and not given.home.all())


def _adjustment(given: Ratings, fit: Fit, *, with_home: bool) -> Adjustment:
    points = float(fit.fixed[1]) if with_home else 0.0
    favour = None
    if with_home:
        favour = Favour(_round(points), _round(np.sqrt(fit.fixed_cov[1, 1])), int(given.home.sum()))
    counts = np.bincount(given.rater, minlength=len(given.raters))
    raters = tuple(
        RaterSeverity(name, int(counts[row]), _round(-fit.second.value[row]), _round(fit.second.se[row]))
        for row, name in enumerate(given.raters)
    )
    return Adjustment(
        ratings=given,
        zones=_zones(given, fit, points),
        raters=raters,
        mean=_round(fit.fixed[0]),
        mean_se=_round(np.sqrt(fit.fixed_cov[0, 0])),
        favour=favour,
        sd_zones=_round(np.sqrt(fit.first.variance)),
        sd_raters=_round(np.sqrt(fit.second.variance)),
        sd_error=_round(np.sqrt(fit.error_variance)),
        residual=fit.residual,
        residual_share=fit.share,
    )


def _zones(given: Ratings, fit: Fit, points: float) -> tuple[AdjustedZone, ...]:
    count = len(given.zones)
    n = np.bincount(given.zone, minlength=count)
    home = np.bincount(given.zone, weights=given.home, minlength=count)
    raw = np.bincount(given.zone, weights=given.score, minlength=count) / n
    severity = -np.bincount(given.zone, weights=fit.second.value[given.rater], minlength=count) / n
    favour = points * home / n
    level = raw + severity - favour
    adjusted = fit.fixed[0] + fit.first.value
    se = np.sqrt(np.maximum(fit.fixed_cov[0, 0] + 2 * fit.first.with_mean + fit.first.se**2, 0.0))
    raw_se, level_se = _raw_se(given, raw, n), _level_se(fit, n)
    return tuple(
        AdjustedZone(
            zone=name,
            raters=int(n[row]),
            home_raters=int(home[row]),
            raw=_round(raw[row]),
            raw_se=_round(raw_se[row]),
            severity_removed=_round(severity[row]),
            favour_removed=_round(favour[row]),
            level=_round(level[row]),
            level_se=_round(level_se[row]),
            shrinkage=_round(adjusted[row] - level[row]),
            adjusted=_round(adjusted[row]),
            se=_round(se[row]),
        )
        for row, name in enumerate(given.zones)
    )


def _level_se(fit: Fit, n: NDArray[np.intp]) -> Floats:
    """Standard error of mean + k zone effect with k = 1 + error / (n zone variance), which is the level."""
    variance = fit.first.variance
    if variance <= 0:
        return np.asarray(np.sqrt(fit.error_variance / n + fit.fixed_cov[0, 0]))
    k = 1 + fit.error_variance / (n * variance)
    own, cross = fit.first.se**2, fit.first.with_mean
    square = fit.fixed_cov[0, 0] + 2 * k * cross + k**2 * own + (k - 1) ** 2 * variance
    return np.asarray(np.sqrt(np.maximum(square - 2 * (k - 1) * (cross + k * own), 0.0)))


def _raw_se(given: Ratings, raw: Floats, n: NDArray[np.intp]) -> Floats:
    """Standard error of the raw mean from the spread of its own scores; 0 with one score."""
    squares = np.bincount(given.zone, weights=(given.score - raw[given.zone]) ** 2, minlength=len(n))
    return np.asarray(np.sqrt(squares / np.maximum(n - 1, 1) / n))


def _round(value: float | np.floating) -> float:
    return round(float(value), DECIMALS) + 0.0


def _nothing(place: Place) -> Finding:
    message = ("채점 결과가 하나도 없습니다.", "There is no score at all.")
    return problem("panel_empty", place, message, ("채점표를 넣으세요.", "Hand in the scores."))


def _too_few(given: Ratings, levels: int, place: Place) -> Finding:
    single = [given.zones[row] for row, count in enumerate(np.bincount(given.zone)) if count == 1]
    listed_ko, listed_en = (
        (f" 한 명만 채점: {some(single)}.", f" One rater only: {some(single)}.") if single else ("", "")
    )
    return problem(
        "panel_too_few",
        place,
        (
            f"점수 {len(given)}개로는 엄격함을 우연과 가릴 수 없습니다({levels}개보다 많아야 함).{listed_ko}",
            f"{len(given)} scores cannot tell severity from chance (more than {levels} are needed).{listed_en}",
        ),
        (
            "특구마다 위원을 더 배정하거나 조정하지 않은 점수(raw)를 쓰세요.",
            "Have more raters score each zone, or use the scores as given (raw).",
        ),
    )
