"""Money planned and not used, or used beyond the plan."""

from collections.abc import Iterator

from teukgu.reporting.checks.check import Check, Example, Spotted
from teukgu.reporting.checks.view import View
from teukgu.reporting.definition import IndicatorVersion, Level
from teukgu.reporting.figure import Cell
from teukgu.values import Bilingual, Severity


def find(view: View) -> Iterator[Spotted]:
    """Yield money used that is nil under a plan above zero."""
    for planned, used in _pairs(view):
        plan = view.values.get(Cell(planned.id), 0)
        if plan > 0 and view.values.get(Cell(used.id)) == 0:
            yield Spotted((Cell(used.id), Cell(planned.id)), {"planned": plan})


def _pairs(view: View) -> Iterator[tuple[IndicatorVersion, IndicatorVersion]]:
    """Money put in that needs other money put in: what was used of what was planned."""
    money = {one.id: one for one in view.asked if one.level is Level.INPUT and view.catalogue.unit_of(one).money}
    return ((money[need], one) for one in money.values() for need in one.needs if need in money)


CHECK = Check(
    "execution",
    Severity.WARNING,
    Bilingual("집행 없는 예산", "Money without execution"),
    Bilingual("예산이 있는데 집행이 0", "Money was planned and none used"),
    Bilingual(
        "{other} {planned} 가운데 {name}이(가) 0입니다. 설명을 요청합니다.",
        "Nothing was used ({name}) of the {planned} planned ({other}). Please explain.",
    ),
    Bilingual(
        "집행액을 확인하고, 이월·불용이면 그 까닭을 적어 주세요.", "Check it; if carried over or unused, say why."
    ),
    find,
    Example({"budget_planned": 90_000_000, "budget_used": 0}),
)
