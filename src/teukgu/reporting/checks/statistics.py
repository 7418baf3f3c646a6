"""More than the public statistics of the municipality hold or gained."""

from collections.abc import Iterator

from teukgu.reporting.checks.check import Check, Example, Spotted
from teukgu.reporting.checks.view import View, sound
from teukgu.reporting.figure import Cell
from teukgu.values import Aggregation, Bilingual, Severity


def find(view: View) -> Iterator[Spotted]:
    """Yield stocks above the municipality's, and flows of new ones above what it gained over the year."""
    for one in view.asked:
        value = view.values.get(Cell(one.id), 0)
        bound = _bound(view, one.statistic, gained=_is_new(one.statistic, one.aggregation, one.unit))
        if one.statistic and bound is not None and value > max(bound, 0):
            yield Spotted((Cell(one.id),), {"value": value, "bound": bound})


def _is_new(statistic: str, aggregation: Aggregation, unit: str) -> bool:
    """Places opened in a year are held against the gain; people counted in a year against the stock."""
    return bool(statistic) and aggregation is Aggregation.FLOW and unit == "place"


def _bound(view: View, statistic: str, *, gained: bool) -> float | None:
    now = view.context.statistics.get((statistic, view.context.year))
    if now is None or not sound(now):
        return None
    before = view.context.statistics.get((statistic, view.context.year - 1))
    if not gained:
        return now
    return None if before is None or not sound(before) else now - before


CHECK = Check(
    "statistics",
    Severity.WARNING,
    Bilingual("공공통계와의 비교", "Against public statistics"),
    Bilingual(
        "시군구 통계의 전체나 증가분보다 큰 값", "A figure above the municipality's total, or its gain over the year"
    ),
    Bilingual(
        "{name} {value}은(는) 시군구 공공통계의 {bound}보다 큽니다. 설명을 요청합니다.",
        "{name}: {value} is above the {bound} of the municipality's public statistics. Please explain.",
    ),
    Bilingual(
        "집계 범위와 기준일을 확인하고, 통계에 잡히지 않는 까닭이 있으면 적어 주세요.",
        "Check scope and day of counting; if the statistics do not see it, say why.",
    ),
    find,
    Example({"new_firms": 90}, statistics={("establishments", 2025): 5000, ("establishments", 2026): 5030}),
)
