"""Figures far outside what zones of the type report."""

import math
from collections.abc import Iterator

from teukgu.reporting.checks.check import Check, Example, Spotted
from teukgu.reporting.checks.deviating import from_past, from_peers
from teukgu.reporting.checks.view import View
from teukgu.reporting.figure import Cell
from teukgu.values import Bilingual, Severity


def find(view: View) -> Iterator[Spotted]:
    """Yield figures far from the type that do not simply go on as the zone always was."""
    for cell in view.plain:
        far = from_peers(view, cell)
        if far is None or abs(far.log) <= view.limits.deviations * far.spread or _as_ever(view, cell):
            continue
        if abs(far.log) > math.log10(view.limits.jump_factor):
            yield Spotted((cell,), {"value": view.values[cell], "usual": far.usual})


def _as_ever(view: View, cell: Cell) -> bool:
    own = from_past(view, cell)
    return own is not None and abs(own.log) <= math.log10(view.limits.jump_factor) / 2


CHECK = Check(
    "peers",
    Severity.WARNING,
    Bilingual("같은 유형과의 차이", "Far from peers"),
    Bilingual("같은 유형 특구의 값에서 크게 벗어남", "A figure far from those of zones of the same type"),
    Bilingual(
        "{name} {value}은(는) 같은 유형 특구의 보통 값 {usual}에서 크게 벗어납니다. 설명을 요청합니다.",
        "{name}: {value} is far from the usual {usual} of zones of the type. Please explain.",
    ),
    Bilingual(
        "범위와 단위를 확인하고, 맞다면 특구의 사정을 적어 주세요.",
        "Check scope and unit; if right, describe the zone.",
    ),
    find,
    Example({"jobs": 5000}, peers={"jobs": tuple(90 + 3 * one for one in range(12))}),
)
