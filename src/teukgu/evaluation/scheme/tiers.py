"""Tiers, awards, rounding and what else turns a score into a result."""

from typing import Literal

from pydantic import Field

from teukgu.evaluation.scheme.base import BothTexts, Number, Part, Portion

Share = Number | Literal["rest"]


class Tiers(Part):
    """Names best first; ``shares`` (one may be ``rest``) or ``thresholds`` (least score of each tier but the last).

    ``caps`` limits a tier (number from 1, or name) to a share of the population: a ceiling, never a quota.
    """

    names: tuple[BothTexts, ...]
    method: Literal["shares", "thresholds"] = "shares"
    shares: tuple[Share, ...] = ()
    thresholds: tuple[Number, ...] = ()
    caps: dict[int, Number] = {}
    group: str = "all"


class AwardGrade(Part):
    """One grade of award: how many zones, which amount in won each."""

    name: BothTexts
    count: int = Field(ge=0)
    amount: int | None = Field(default=None, ge=0)


class Awards(Part):
    """Awards within a share of zones evaluated; counts municipalities (cells may list several with ``;``)."""

    share: Portion | None = None
    column: str = ""
    grades: tuple[AwardGrade, ...] = ()
    tiers: tuple[int, ...] = ()


class Adjustment(Part):
    """Bonus or penalty: ``points`` per unit of the indicator's value, at most ``max`` points."""

    id: str = ""
    name: BothTexts | None = None
    indicator: str
    points: Number = 1.0
    max: Number | None = None


class ScoreRules(Part):
    """How the root's value becomes the published score; what is left out comes from the rulebook."""

    direction: Literal["more", "less"] = "more"
    decimals: int | None = Field(default=None, ge=0, le=9)
    rounding: Literal["half_up", "half_even", "down"] | None = None
    ties: Literal["better", "worse", "average"] | None = None
    minimum: Number | None = None
    maximum: Number | None = None
    bonus_max: Number | None = None
    penalty_max: Number | None = None
    cap_rounding: Literal["down", "up", "nearest"] | None = None
    tied_across_cap: Literal["out", "in"] | None = None
    population: Literal["in_round", "all_zones"] | None = None


class Conditions(Part):
    """Conditions of the restructuring list; what is left out is not asked."""

    probability: Portion | None = None
    years: int | None = Field(default=None, ge=1)
    reported_share: Portion | None = None


class Restructuring(Part):
    """Which list the scheme picks; both are always written."""

    pick: Literal["plain", "conditions"] = "plain"
    share: Portion | None = None
    conditions: Conditions = Conditions()
