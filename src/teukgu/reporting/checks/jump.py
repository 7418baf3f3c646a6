"""Jumps against the zone's own past."""

import math
from collections.abc import Iterator

from teukgu.reporting.checks.check import Check, Example, Spotted
from teukgu.reporting.checks.deviating import from_past
from teukgu.reporting.checks.view import View
from teukgu.values import Bilingual, Severity


def find(view: View) -> Iterator[Spotted]:
    """Yield figures far from the usual of earlier years that are not a matter of units."""
    for cell in view.plain:
        far = from_past(view, cell)
        if far is None or far.factor(view.limits.unit_span):
            continue
        if abs(far.log) > max(math.log10(view.limits.jump_factor), view.limits.deviations * far.spread):
            yield Spotted((cell,), {"value": view.values[cell], "usual": far.usual})


CHECK = Check(
    "jump",
    Severity.WARNING,
    Bilingual("급격한 변화", "Jump"),
    Bilingual("같은 특구의 지난 값에서 크게 벗어남", "A figure far from the zone's own past"),
    Bilingual(
        "{name} {value}은(는) 지난 해들의 보통 값 {usual}에서 크게 달라졌습니다. 설명을 요청합니다.",
        "{name}: {value} is far from the usual {usual} of earlier years. Please explain.",
    ),
    Bilingual(
        "범위(특구·시군구 전체)와 기간을 확인하고, 맞다면 달라진 까닭을 적어 주세요.",
        "Check scope (zone or whole municipality) and period; if it is right, say what changed.",
    ),
    find,
    Example({"sales": 2_100_000_000}, past={year: {"sales": 400_000_000 + year} for year in (2023, 2024, 2025)}),
    past=True,
)
