"""Cumulative figures that fall."""

from collections.abc import Iterator

from teukgu.reporting.checks.check import Check, Example, Spotted
from teukgu.reporting.checks.view import View, sound
from teukgu.reporting.figure import Cell, Number
from teukgu.values import Aggregation, Bilingual, Severity


def find(view: View) -> Iterator[Spotted]:
    """Yield cumulative figures below last year's."""
    for one in view.asked:
        value, before = view.values.get(Cell(one.id)), _before(view, Cell(one.id))
        if one.aggregation is Aggregation.CUMULATIVE and value is not None and before is not None and value < before:
            yield Spotted((Cell(one.id),), {"value": value, "before": before})


def _before(view: View, cell: Cell) -> Number | None:
    """Last year's figure; without one, the one at designation."""
    last, start = view.before(cell), view.context.baseline.get(cell)
    return last if last is not None or start is None or not sound(start) else start


CHECK = Check(
    "falls",
    Severity.WARNING,
    Bilingual("누계 감소", "Cumulative figure falls"),
    Bilingual("누계가 작년보다 작음", "A cumulative figure below last year's"),
    Bilingual(
        "누계인 {name}이(가) {before}에서 {value}(으)로 줄었습니다. 설명을 요청합니다.",
        "{name} is cumulative and fell from {before} to {value}. Please explain.",
    ),
    Bilingual(
        "지정 이후 전체를 적었는지 확인하고, 작년 값이 틀렸다면 정정하세요.",
        "Count all since designation, or correct last year.",
    ),
    find,
    Example({"pilots": 4}, past={2025: {"pilots": 9}}, zone_type="type_2"),
    past=True,
)
