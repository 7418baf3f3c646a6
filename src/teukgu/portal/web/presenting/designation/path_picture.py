"""The path as a picture: a bar from the earliest to the latest day of each step; the table beside says the same."""

from collections.abc import Callable
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from teukgu.portal.web.presenting.figures.svg import drawing, element, shortened, text
from teukgu.portal.web.presenting.words import said
from teukgu.procedures.planner import Path, PathStep

ROW, TOP, NAMES, WIDTH, SIZE = 26.0, 30.0, 220.0, 760.0, 13.0
AFTERMATH = frozenset({"topographic_limit", "land_use_limit"})
"""Limits of two years would make all else too small to see; the table has them."""


def path_picture(path: Path) -> SafeString:
    """Return the picture of the path."""
    steps = [step for step in path.steps if step.id not in AFTERMATH]
    first, last = min(step.earliest for step in steps), max(step.latest for step in steps)
    span = max((last - first).days, 1)
    height = TOP + ROW * len(steps) + 6

    def x(day: date) -> float:
        return NAMES + (WIDTH - NAMES - 12) * (day - first).days / span

    parts = [part for month in _months(first, last) for part in _month(month, x(month), height)]
    parts += [part for row, step in enumerate(steps) for part in _step(step, TOP + row * ROW, x)]
    return drawing(WIDTH, height, _("지정까지의 일정 그림. 같은 내용이 아래 표에 있습니다."), parts, class_="path")


def _months(first: date, last: date) -> list[date]:
    """Return the first days of months, thinned so that their names have room."""
    found, day = [], date(first.year + first.month // 12, first.month % 12 + 1, 1)
    while day <= last:
        found.append(day)
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    step = max(1, -(-len(found) // 9))
    return found[::step]


def _month(month: date, x: float, height: float) -> list[str]:
    name = f"{month.year}. {month.month}."
    return [
        element("line", x1=x, y1=TOP - 8, x2=x, y2=height, class_="grid"),
        text(x, TOP - 14, name, "small", "middle"),
    ]


def _step(step: PathStep, y: float, x: Callable[[date], float]) -> list[str]:
    left, right = x(step.earliest), x(step.latest)
    middle = y + ROW / 2
    parts = [text(NAMES - 10, middle + 4, shortened(said(step.name), SIZE, NAMES - 14), "name", "end")]
    if right - left > 8:
        parts.append(element("line", x1=left, y1=middle, x2=right, y2=middle, class_=f"span {step.who}"))
    parts.append(element("circle", cx=left, cy=middle, r=5.0, class_=f"dot {step.who}"))
    if right - left > 8:
        parts.append(element("rect", x=right - 4, y=middle - 4, width=8.0, height=8.0, class_=f"end {step.who}"))
    return parts
