"""Units off against zones of the type, where there is no past of one's own."""

from collections.abc import Iterator

from teukgu.reporting.checks.check import Check, Example, Spotted
from teukgu.reporting.checks.deviating import from_past, from_peers
from teukgu.reporting.checks.view import View
from teukgu.values import Bilingual, Severity


def find(view: View) -> Iterator[Spotted]:
    """Yield figures without a past that are about 100 or 1000 times what is usual in the type, or that part of it."""
    for cell in view.plain:
        far = None if from_past(view, cell) is not None else from_peers(view, cell)
        if far is None or abs(far.log) <= view.limits.deviations * far.spread:
            continue
        factor = 1000 if abs(far.log) > 3 - far.spread else 100
        if abs(far.log) > 2 - far.spread:
            yield Spotted((cell,), {"value": view.values[cell], "usual": far.usual, "factor": factor})


CHECK = Check(
    "units_peers",
    Severity.WARNING,
    Bilingual("단위 확인(같은 유형 대비)", "Units against peers"),
    Bilingual(
        "과거 값이 없을 때 같은 유형 특구와 100·1000배 차이", "Without a past: 100 or 1000 times zones of the type"
    ),
    Bilingual(
        "{name} {value}은(는) 같은 유형 특구의 보통 값 {usual}과(와) {factor}배 안팎 차이가 납니다. 설명을 요청합니다.",
        "{name}: {value} differs some {factor}-fold from the usual {usual} of zones of the type. Please explain.",
    ),
    Bilingual(
        "단위(원·천원·백만원)를 확인해 고치거나, 맞다면 까닭을 적어 주세요.",
        "Check the unit (won, thousand, million) and mend it, or say why it is right.",
    ),
    find,
    Example({"sales": 420_000}, peers={"sales": tuple(400_000_000 + 10_000_000 * one for one in range(12))}),
)
