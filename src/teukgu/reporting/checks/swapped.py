"""Two cells that look as if they had changed places."""

import math
from collections.abc import Iterator
from itertools import pairwise

from teukgu.reporting.checks.check import Check, Example, Spotted
from teukgu.reporting.checks.view import View, centre
from teukgu.reporting.figure import Cell
from teukgu.values import Bilingual, Severity


def find(view: View) -> Iterator[Spotted]:
    """Yield neighbouring cells of one unit that fit each other's past and not their own."""
    units = {one.id: one.unit for one in view.asked}
    for first, second in pairwise(view.plain):
        if units[first.indicator] == units[second.indicator] and _crossed(view, first, second):
            yield Spotted((first, second), {"value": view.values[first], "beside": view.values[second]})


def _crossed(view: View, first: Cell, second: Cell) -> bool:
    pasts = view.history(first), view.history(second)
    if min(len(past) for past in pasts) < max(view.limits.least_years, 1):
        return False
    usual = [centre(past)[0] for past in pasts]
    here = [math.log10(view.values[cell]) for cell in (first, second)]
    span = math.log10(view.limits.jump_factor)
    own = min(abs(here[0] - usual[0]), abs(here[1] - usual[1]))
    other = max(abs(here[0] - usual[1]), abs(here[1] - usual[0]))
    return own > span and other < span / 2


CHECK = Check(
    "swapped",
    Severity.WARNING,
    Bilingual("칸 바꿔 쓰기", "Swapped cells"),
    Bilingual("이웃한 두 칸이 서로의 과거 값에 맞음", "Two neighbouring cells that fit each other's past"),
    Bilingual(
        "{name} {value}과(와) {other} {beside}이(가) 서로 바뀐 것처럼 보입니다. 설명을 요청합니다.",
        "{name} ({value}) and {other} ({beside}) look as if they had changed places. Please explain.",
    ),
    Bilingual(
        "두 칸을 확인해 바로잡거나, 맞다면 까닭을 적어 주세요.",
        "Check both cells and mend them, or say why they are right.",
    ),
    find,
    Example(
        {"budget_planned": 20_000_000, "budget_used": 90_000_000},
        past={year: {"budget_planned": 90_000_000, "budget_used": 20_000_000} for year in (2023, 2024, 2025)},
    ),
    past=True,
)
