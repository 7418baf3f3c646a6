"""Units off by 10, 100 or 1000 against the zone's own past."""

from collections.abc import Iterator

from teukgu.reporting.checks.check import Check, Example, Spotted
from teukgu.reporting.checks.deviating import from_past
from teukgu.reporting.checks.view import View
from teukgu.values import Bilingual, Severity


def find(view: View) -> Iterator[Spotted]:
    """Yield figures that are just 10, 100 or 1000 times the usual, or that part of it."""
    for cell in view.plain:
        far = from_past(view, cell)
        factor = far.factor(view.limits.unit_span) if far else None
        if far and factor and far.spread < view.limits.unit_span:
            yield Spotted((cell,), {"value": view.values[cell], "usual": far.usual, "factor": factor})


CHECK = Check(
    "units_history",
    Severity.WARNING,
    Bilingual("단위 확인(과거 대비)", "Units against own past"),
    Bilingual("같은 특구의 지난 값과 10·100·1000배 차이", "A figure 10, 100 or 1000 times its own past, up or down"),
    Bilingual(
        "{name} {value}은(는) 지난 해들의 보통 값 {usual}과(와) 약 {factor}배 차이가 납니다. 설명을 요청합니다.",
        "{name}: {value} differs about {factor}-fold from the usual {usual} of earlier years. Please explain.",
    ),
    Bilingual(
        "단위(원·천원·백만원)를 확인해 고치거나, 맞다면 까닭을 적어 주세요.",
        "Check the unit (won, thousand, million) and mend it, or say why it is right.",
    ),
    find,
    Example({"sales": 420_000}, past={year: {"sales": 400_000_000 + year} for year in (2023, 2024, 2025)}),
    past=True,
)
