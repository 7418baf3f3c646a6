"""Shares of a joint zone's municipalities: they sum to exactly one, and what they divide adds up again.

National totals take the zone's figure once; a province or municipality takes its part of it. Ratios and indices, and
figures of the whole municipality, are not divided.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from teukgu.reporting.definition import IndicatorVersion, Scope, Unit
from teukgu.reporting.figure import Number
from teukgu.values import Aggregation, Bilingual, Finding, Place, Refused, RegionId, refuse_if_any

Shares = Mapping[RegionId, Fraction]
DIVISIBLE = frozenset({Aggregation.FLOW, Aggregation.STOCK, Aggregation.CUMULATIVE})
_SHARE = re.compile(r"(?P<number>[0-9]{1,3}(\.[0-9]{1,9})?)%?|(?P<top>[0-9]{1,6})/(?P<bottom>[0-9]{1,6})")


@dataclass(frozen=True, slots=True)
class Attribution:
    """The shares of a joint zone from a performance year on, as its municipalities agreed them."""

    first_year: int
    shares: Shares
    agreed: str = ""
    """The document in which they were agreed."""
    indicator: str = ""
    """The one indicator that they are for; empty: every one."""


def attribution(first_year: int, shares: Shares, members: Collection[RegionId], agreed: str = "") -> Attribution:
    """Return the shares when they are sound.

    Raises:
        Refused: with everything wrong with them.
    """
    refuse_if_any(share_findings(shares, members))
    return Attribution(first_year, dict(sorted(shares.items())), agreed)


def in_year(attributions: Iterable[Attribution], year: int, indicator: str = "") -> Attribution | None:
    """Return the shares that hold in a performance year, None when none were agreed by then.

    Those agreed for the ``indicator`` itself come before those for every one.
    """
    found = (one for one in attributions if one.first_year <= year and one.indicator in {"", indicator})
    return max(found, key=lambda one: (one.indicator != "", one.first_year), default=None)


def equal_shares(members: Collection[RegionId]) -> Shares:
    """Return equal shares: what a joint zone starts from until it agrees on others."""
    return {region: Fraction(1, len(set(members))) for region in sorted(set(members))}


def read_share(text: str) -> Fraction | None:
    """Read ``33.34%``, ``33.34`` (percent too) or ``1/3`` exactly, never through a float; None for anything else."""
    found = _SHARE.fullmatch(unicodedata.normalize("NFKC", text).replace(" ", ""))
    if found is None or (found["bottom"] and int(found["bottom"]) == 0):
        return None
    if found["bottom"]:
        return Fraction(int(found["top"]), int(found["bottom"]))
    return Fraction(Decimal(found["number"])) / 100


def share_findings(shares: Shares, members: Collection[RegionId]) -> tuple[Finding, ...]:
    """Return what is wrong with shares for the ``members`` of a joint zone."""
    total = Fraction(sum(shares.values()))
    return (
        *(_finding("share_missing", region, *_missing(region)) for region in sorted(set(members) - set(shares))),
        *(_finding("share_of_stranger", region, *_stranger(region)) for region in sorted(set(shares) - set(members))),
        *(_finding("share_negative", region, *_NEGATIVE) for region, share in sorted(shares.items()) if share < 0),
        *([] if total == 1 else [_finding("shares_not_one", "shares", *_sum(total))]),
    )


def split(value: Number, shares: Shares, decimals: int = 0) -> dict[RegionId, Number]:
    """Divide a figure so that its parts, in steps of the unit's last decimal, add up to it exactly.

    Each gets its share rounded down; the steps left over go to the largest remainders, then in order of region.
    """
    steps = round(Fraction(value) * 10**decimals)
    exact = {region: steps * share for region, share in shares.items()}
    parts = {region: part.numerator // part.denominator for region, part in exact.items()}
    left = steps - sum(parts.values())
    for region in sorted(exact, key=lambda one: (parts[one] - exact[one], one))[:left]:
        parts[region] += 1
    return {region: part if decimals == 0 else part / 10**decimals for region, part in parts.items()}


def attributed(version: IndicatorVersion, unit: Unit, value: Number, shares: Shares) -> dict[RegionId, Number]:
    """Return each municipality's part of a joint zone's figure.

    Raises:
        Refused: when figures of this definition are not divided.
    """
    if version.aggregation not in DIVISIBLE or version.scope is Scope.MUNICIPALITY:
        raise Refused([_finding("not_divided", str(version.id), *_not_divided(version))])
    return split(value, shares, unit.decimals)


def _finding(code: str, key: str, message: tuple[str, str], cure: tuple[str, str]) -> Finding:
    return Finding(f"attribution.{code}", Bilingual(*message), Bilingual(*cure), Place(key=key))


Words = tuple[tuple[str, str], tuple[str, str]]
_NEGATIVE: Words = (
    ("배분 비율이 0보다 작습니다.", "The share is below zero."),
    ("0% 이상으로 쓰세요.", "Write 0 % or more."),
)


def _missing(region: RegionId) -> Words:
    return (
        (f"공동특구 시군구 {region}의 배분 비율이 없습니다.", f"{region} is in the joint zone and has no share."),
        (
            "모든 시군구의 비율을 적고, 몫이 없으면 0%로 적으세요.",
            "Give every municipality a share; 0 % when it has none.",
        ),
    )


def _stranger(region: RegionId) -> Words:
    return (
        (f"{region}은(는) 이 공동특구의 시군구가 아닙니다.", f"{region} is not in the joint zone."),
        ("공동특구의 시군구만 적으세요.", "List the municipalities of the zone only."),
    )


def _sum(total: Fraction) -> Words:
    percent = total * 100
    exact = percent.denominator == 1 or Fraction(str(float(percent))) == percent
    shown = f"{float(percent):.10g}%" if exact else f"{total.numerator}/{total.denominator}"
    return (
        (f"배분 비율의 합이 100%가 아니라 {shown}입니다.", f"The shares add up to {shown}, not to 100 %."),
        (
            "합이 정확히 100%가 되게 하세요(셋이 똑같이 나누면 1/3씩).",
            "Let them add up to exactly 100 %; three equal ones are 1/3 each.",
        ),
    )


def _not_divided(version: IndicatorVersion) -> Words:
    ko, en = version.name.ko, version.name.en
    if version.scope is Scope.MUNICIPALITY:
        message = (
            f"'{ko}'은(는) 시군구 전체의 값이어서 나누지 않습니다.",
            f"'{en}' is of the whole municipality and is not divided.",
        )
        return message, ("시군구마다 제 값을 적으세요.", "Each municipality gives its own.")
    message = (
        f"'{ko}'은(는) 비율이나 지수여서 나눌 수 없습니다.",
        f"'{en}' is a ratio or an index and cannot be divided.",
    )
    return message, (
        "분자와 분모를 나누고 비율을 다시 계산하세요.",
        "Divide numerator and denominator, and compute it anew.",
    )
