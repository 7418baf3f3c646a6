"""Parts that do not make their whole."""

from collections.abc import Iterator

from teukgu.reporting.checks.check import Check, Example, Spotted
from teukgu.reporting.checks.view import View
from teukgu.reporting.figure import Cell
from teukgu.values import Bilingual, Severity


def find(view: View) -> Iterator[Spotted]:
    """Yield totals whose parts, all given, make another sum, or, some open, already more than the total."""
    for one in view.asked:
        total = view.values.get(Cell(one.id))
        if total is None:
            continue
        for way in (way for way in one.disaggregations if way.whole):
            cells = tuple(Cell(one.id, f"{way.id}.{part.id}") for part in way.parts)
            parts = [view.values[cell] for cell in cells if cell in view.values]
            off = sum(parts) - total
            if parts and (off if len(parts) < len(cells) else abs(off)) > abs(total) * view.limits.sum_span:
                yield Spotted((Cell(one.id), *cells), {"value": total, "sum": sum(parts)})


CHECK = Check(
    "sums",
    Severity.ERROR,
    Bilingual("합계와 내역", "Sums"),
    Bilingual("내역의 합이 전체와 다름", "Parts that do not add up to their total"),
    Bilingual(
        "{name} 합계는 {value}인데 내역의 합은 {sum}입니다.", "{name}: the total is {value}, its parts make {sum}."
    ),
    Bilingual("합계나 내역을 고치세요.", "Mend the total or its parts."),
    find,
    Example({"jobs": 100, "jobs/sex.women": 60, "jobs/sex.men": 60}),
)
