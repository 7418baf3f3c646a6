"""A report in which nearly every figure is round."""

from collections.abc import Iterator

from teukgu.reporting.checks.check import Check, Example, Spotted
from teukgu.reporting.checks.view import View
from teukgu.reporting.figure import Number
from teukgu.values import Bilingual, Severity


def find(view: View) -> Iterator[Spotted]:
    """Yield the round figures when they are nearly all there are: one digit and noughts behind it."""
    cells = tuple(cell for cell in view.plain if view.values[cell] >= 10)
    bare = tuple(cell for cell in cells if _round(view.values[cell]))
    if len(cells) >= view.limits.least_cells and len(bare) > view.limits.round_cells * len(cells):
        yield Spotted(bare, {"round": len(bare), "all": len(cells)})


def _round(value: Number) -> bool:
    return value == int(value) and not str(int(value))[1:].strip("0")


CHECK = Check(
    "round_numbers",
    Severity.NOTE,
    Bilingual("어림수", "Round figures"),
    Bilingual("거의 모든 값이 첫 자리 뒤가 0", "Nearly every figure is one digit and noughts"),
    Bilingual(
        "값 {all}개 가운데 {round}개가 어림수입니다. 어떻게 세었는지 설명을 요청합니다.",
        "{round} of {all} figures are round. Please say how they were counted.",
    ),
    Bilingual("센 값을 적거나, 어림이면 '추정'을 고르세요.", "Give counted figures, or mark them as estimated."),
    find,
    Example(
        {
            "sales": 400_000_000,
            "jobs": 100,
            "firms": 30,
            "new_firms": 10,
            "budget_planned": 90_000_000,
            "budget_used": 80_000_000,
            "material_purchases": 1_000_000,
            "participants": 20,
        }
    ),
)
