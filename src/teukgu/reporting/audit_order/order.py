"""The order of zones, with what stands out in words."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from teukgu.reporting.audit_order.digits import (
    BENFORD,
    EVEN,
    Limits,
    distance,
    is_round,
    last_digits,
    leading_digits,
    orders_of,
    whole,
)
from teukgu.values import Bilingual

RARE, COMMON = 0.02, 0.98


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that was looked at: what was seen, and how far from usual it is, in standard deviations."""

    id: str
    text: Bilingual
    distance: float


@dataclass(frozen=True, slots=True)
class Ordered:
    """A zone at its place: how many figures were looked at, the signs (the farthest first), what was not looked at."""

    zone: str
    figures: int
    signs: tuple[Sign, ...]
    left_out: tuple[Bilingual, ...]

    @property
    def farthest(self) -> float:
        """Return how far the farthest sign is from usual; minus infinity where nothing could be looked at."""
        return max((one.distance for one in self.signs), default=-math.inf)


def order(figures: Mapping[str, Sequence[float]], limits: Limits) -> tuple[Ordered, ...]:
    """Return the zones of a province by how unusual their digits are, the farthest first, those not judged last.

    ``figures`` are the reported figures of each zone, over all its indicators and years.
    """
    kept = {zone: whole(values, limits.least_size) for zone, values in figures.items()}
    usual = _rounded_share([one for values in kept.values() for one in values])
    found = [_ordered(zone, values, usual, limits) for zone, values in kept.items()]
    return tuple(sorted(found, key=lambda one: (-one.farthest, one.zone)))


def _rounded_share(values: Sequence[int]) -> float:
    share = sum(map(is_round, values)) / len(values) if values else 0.5
    return min(COMMON, max(RARE, share))


def _ordered(zone: str, values: Sequence[int], usual: float, limits: Limits) -> Ordered:
    least = int(limits.least_figures)
    if len(values) < least:
        return Ordered(zone, len(values), (), (_too_few(len(values), least),))
    signs, left_out = [_rounded(values, usual)], []
    digits = last_digits(values)
    if digits.total() >= limits.least_figures:
        signs.append(_last(values))
    else:
        left_out.append(_too_few_unrounded(digits.total(), least))
    if len(values) >= limits.leading_figures and orders_of(values) >= limits.leading_orders:
        signs.append(_leading(values))
    else:
        left_out.append(_no_leading(limits))
    return Ordered(zone, len(values), tuple(sorted(signs, key=lambda one: -one.distance)), tuple(left_out))


def _rounded(values: Sequence[int], usual: float) -> Sign:
    count = sum(map(is_round, values))
    away = (count - len(values) * usual) / math.sqrt(len(values) * usual * (1 - usual))
    share = count / len(values)
    text = Bilingual(
        f"두 자리 안으로 반올림한 값 {share:.0%} (이 시·도 보통 {usual:.0%})",
        f"rounded to two digits: {share:.0%} (usual in the province {usual:.0%})",
    )
    return Sign("rounded", text, away)


def _last(values: Sequence[int]) -> Sign:
    counted = last_digits(values)
    digit, count = max(counted.items(), key=lambda one: (one[1], -one[0]))
    share = count / counted.total()
    text = Bilingual(
        f"0이 아닌 끝자리 가운데 {digit}이(가) {share:.0%} (고르면 11%)",
        f"last digit other than zero: {digit} in {share:.0%} (11% if even)",
    )
    return Sign("last_digit", text, distance(counted, EVEN))


def _leading(values: Sequence[int]) -> Sign:
    counted = leading_digits(values)
    away = {digit: counted[digit] / counted.total() - share for digit, share in enumerate(BENFORD, 1)}
    digit = max(away, key=lambda one: (abs(away[one]), -one))
    seen, expected = counted[digit] / counted.total(), BENFORD[digit - 1]
    text = Bilingual(
        f"첫자리 {digit}이(가) {seen:.0%} (벤퍼드 분포 {expected:.0%})",
        f"leading digit {digit} in {seen:.0%} (Benford {expected:.0%})",
    )
    return Sign("leading_digit", text, distance(counted, BENFORD))


def _too_few(count: int, least: int) -> Bilingual:
    return Bilingual(f"볼 만한 값이 {count}개뿐임({least}개 필요)", f"only {count} figures to look at ({least} needed)")


def _too_few_unrounded(count: int, least: int) -> Bilingual:
    return Bilingual(
        f"끝자리: 반올림하지 않은 값이 {count}개뿐임({least}개 필요)",
        f"last digits: only {count} figures are not rounded ({least} needed)",
    )


def _no_leading(limits: Limits) -> Bilingual:
    count, orders = int(limits.leading_figures), limits.leading_orders
    return Bilingual(
        f"첫자리: 값 {count}개가 {orders:g}자릿수 넘게 퍼져 있지 않아 보지 않음",
        f"leading digits: not looked at, needs {count} figures spread over {orders:g} powers of ten",
    )
