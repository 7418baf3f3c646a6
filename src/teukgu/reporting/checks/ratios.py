"""Ratios that differ from the figures they are made of."""

from collections.abc import Iterator

from teukgu.reporting.checks.check import Check, Example, Spotted
from teukgu.reporting.checks.view import View
from teukgu.reporting.figure import Cell
from teukgu.values import Bilingual, Severity


def find(view: View) -> Iterator[Spotted]:
    """Yield ratios away from what the report's own figures make."""
    for one in view.asked:
        value = view.values.get(Cell(one.id))
        if one.ratio is None or value is None:
            continue
        back = one.ratio.over_years_back
        under = view.before(one.ratio.over, back) if back else view.values.get(one.ratio.over)
        over = view.values.get(one.ratio.of)
        if not under or over is None:
            continue
        made = one.ratio.times * over / under
        if abs(value - made) > max(abs(made), 1) * view.limits.ratio_span:
            yield Spotted((Cell(one.id), one.ratio.of, one.ratio.over), {"value": value, "made": made})


CHECK = Check(
    "ratios",
    Severity.WARNING,
    Bilingual("비율과 바탕 수치", "Ratios"),
    Bilingual("비율이 바탕이 되는 수치로 셈한 값과 다름", "A ratio other than its own figures make"),
    Bilingual(
        "{name} {value}은(는) 바탕 수치로 셈한 {made}과(와) 다릅니다. 설명을 요청합니다.",
        "{name}: {value} is not the {made} that its own figures make. Please explain.",
    ),
    Bilingual("비율이나 바탕 수치를 확인해 고치세요.", "Check the ratio and the figures it is made of."),
    find,
    Example({"local_sourcing_share": 80, "material_purchases/origin.local": 300_000, "material_purchases": 1_000_000}),
    past=True,
)
