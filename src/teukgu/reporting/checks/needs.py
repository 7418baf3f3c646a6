"""An outcome without the activity it comes from."""

from collections.abc import Iterator

from teukgu.reporting.checks.check import Check, Example, Spotted
from teukgu.reporting.checks.view import View
from teukgu.reporting.figure import Cell
from teukgu.values import Bilingual, Severity


def find(view: View) -> Iterator[Spotted]:
    """Yield figures above zero whose needed activity is given as nil."""
    for one in view.asked:
        for need in one.needs:
            if view.values.get(Cell(one.id), 0) > 0 and view.values.get(Cell(need)) == 0:
                yield Spotted((Cell(one.id), Cell(need)), {"value": view.values[Cell(one.id)]})


CHECK = Check(
    "needs",
    Severity.WARNING,
    Bilingual("활동 없는 성과", "Outcome without activity"),
    Bilingual("바탕이 되는 활동이 0인데 값이 있음", "A figure above zero whose activity is nil"),
    Bilingual(
        "{other}이(가) 0인데 {name}은(는) {value}입니다. 설명을 요청합니다.",
        "{name} is {value} while {other} is nil. Please explain.",
    ),
    Bilingual(
        "두 칸을 확인하고, 맞다면 성과가 어디서 왔는지 적어 주세요.",
        "Check both cells; if right, say where it came from.",
    ),
    find,
    Example({"new_firms": 4, "firms": 0}),
)
