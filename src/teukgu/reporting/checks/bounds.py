"""Figures that cannot be."""

from collections.abc import Iterator

from teukgu.reporting.checks.check import Check, Example, Spotted
from teukgu.reporting.checks.view import View, sound
from teukgu.values import Bilingual, Severity


def find(view: View) -> Iterator[Spotted]:
    """Yield figures below or above what can be true, or that are no number at all."""
    for cell, figure in view.figures.items():
        version = view.catalogue.version(cell.indicator, view.context.year)
        value = figure.value
        if version is None or value is None:
            continue
        low = version.lowest is not None and value < version.lowest
        high = version.highest is not None and value > version.highest
        if low or high or not sound(value):
            yield Spotted((cell,), {"value": value if sound(value) else 0})


CHECK = Check(
    "bounds",
    Severity.ERROR,
    Bilingual("있을 수 없는 값", "Bounds"),
    Bilingual("음수, 100퍼센트 초과 등 정의의 범위를 벗어난 값", "A figure outside what its definition allows"),
    Bilingual("{name}에 있을 수 없는 값({value})이 있습니다.", "{name}: {value} cannot be."),
    Bilingual("정의의 범위 안의 값으로 고치세요.", "Give a figure within the bounds of the definition."),
    find,
    Example({"local_sourcing_share": 130}),
)
