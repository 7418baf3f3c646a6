"""Cells asked for and left open."""

from collections.abc import Iterator

from teukgu.reporting.checks.check import Check, Example, Spotted
from teukgu.reporting.checks.view import View
from teukgu.reporting.figure import Cell, FigureStatus
from teukgu.values import Bilingual, Severity


def find(view: View) -> Iterator[Spotted]:
    """Yield indicators asked of the zone that have neither a figure nor a word why there is none."""
    for one in view.asked:
        figure = view.figures.get(Cell(one.id))
        given = figure is not None and figure.value is not None
        excused = figure is not None and (figure.status is FigureStatus.NOT_APPLICABLE or bool(figure.note.strip()))
        if not given and not excused:
            yield Spotted((Cell(one.id),), {})


CHECK = Check(
    "missing",
    Severity.NOTE,
    Bilingual("빈칸", "Missing cells"),
    Bilingual("묻는 칸이 비어 있고 까닭도 없음", "A cell that is asked for, without a figure or a reason"),
    Bilingual("{name}이(가) 비어 있습니다.", "{name} is open."),
    Bilingual(
        "값을 적거나, '해당 없음'을 고르거나, 없는 까닭을 적어 주세요.",
        "Give it, choose not applicable, or say why not.",
    ),
    find,
    Example({"sales": None}),
)
