"""Bar, band and interval charts."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from teukgu.portal.web.presenting.figures.svg import drawing, element, shortened, text
from teukgu.portal.web.presenting.korean import number_text, percent_text, signed_text

ROW = 34.0
LABEL_SIZE = 14.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, value, and the class that colours it."""

    label: str
    value: float
    class_: str = "bar"


@dataclass(frozen=True, slots=True)
class Interval:
    """A name with a value and the range in which the value may lie."""

    label: str
    low: float
    middle: float
    high: float
    class_: str = ""
    address: str = ""


def bars(label: str, rows: Sequence[Bar], *, digits: int = 0, width: float = 640, names: float = 180) -> SafeString:
    """Horizontal bars from zero; values are not negative."""
    most = max((row.value for row in rows), default=0) or 1
    room = width - names - 70
    parts = []
    for at, row in enumerate(rows):
        y, length = at * ROW + 6, room * row.value / most
        parts.append(text(names - 8, y + 16, shortened(row.label, LABEL_SIZE, names - 12), "name", "end"))
        parts.append(element("rect", x=names, y=y, width=max(length, 0.5), height=22.0, class_=row.class_, rx=2))
        parts.append(text(names + length + 6, y + 16, number_text(row.value, digits), "value"))
    return drawing(width, max(len(rows), 1) * ROW + 4, label, parts, class_="bars")


def columns(label: str, rows: Sequence[Bar], *, width: float = 640, height: float = 240) -> SafeString:
    """Upright columns, such as counts by year; every column carries its number."""
    most = max((row.value for row in rows), default=0) or 1
    step = width / max(len(rows), 1)
    room = height - 46
    parts = [element("line", x1=0, y1=height - 26, x2=width, y2=height - 26, class_="axis")]
    for at, row in enumerate(rows):
        x, tall = at * step, room * row.value / most
        middle = x + step / 2
        top = height - 26 - tall
        parts.append(element("rect", x=x + step * 0.15, y=top, width=step * 0.7, height=tall, class_=row.class_))
        parts.append(text(middle, top - 5, number_text(row.value), "value small", "middle"))
        parts.append(text(middle, height - 8, row.label, "name small", "middle"))
    return drawing(width, height, label, parts, class_="columns-chart")


def shares(label: str, rows: Sequence[Bar], *, width: float = 640) -> SafeString:
    """One bar of a hundred per cent in parts; a part too small for its text has it in the legend only."""
    total = sum(row.value for row in rows) or 1
    x, parts = 0.0, []
    for row in rows:
        wide = width * row.value / total
        if wide <= 0:
            continue
        parts.append(element("rect", x=x, y=0.0, width=wide, height=44.0, class_=row.class_))
        caption = f"{row.label} {percent_text(row.value / total)}"
        if wide > 60:
            parts.append(text(x + wide / 2, 28, caption, f"on {row.class_}", "middle"))
        elif wide > 16:
            parts.append(text(x + wide / 2, 28, row.label, f"on {row.class_}", "middle"))
        x += wide
    return drawing(width, 44, label, parts, class_="shares")


def stacked(
    label: str, rows: Sequence[tuple[str, Sequence[Bar]]], *, width: float = 640, names: float = 150
) -> SafeString:
    """A bar of parts for each row, all to the same scale, with the count in each part."""
    most = max((sum(part.value for part in row) for _, row in rows), default=0) or 1
    room, drawn = width - names - 40, []
    for at, (name, row) in enumerate(rows):
        y, x = at * ROW + 4, names
        drawn.append(text(names - 8, y + 18, shortened(name, LABEL_SIZE, names - 12), "name", "end"))
        for part in row:
            wide = room * part.value / most
            if wide <= 0:
                continue
            drawn.append(element("rect", x=x, y=y, width=wide, height=26.0, class_=part.class_))
            if wide > 16:
                drawn.append(text(x + wide / 2, y + 18, number_text(part.value), f"on {part.class_}", "middle"))
            x += wide
        drawn.append(text(x + 6, y + 18, number_text(sum(part.value for part in row)), "value"))
    return drawing(width, max(len(rows), 1) * ROW + 4, label, drawn, class_="stacked")


def diverging(
    label: str, rows: Sequence[Bar], *, digits: int = 1, width: float = 640, names: float = 220
) -> SafeString:
    """Bars to the left and right of zero: what pulls down, what lifts up."""
    most = max((abs(row.value) for row in rows), default=0) or 1
    room = (width - names - 120) / 2
    zero = names + 60 + room
    parts = [element("line", x1=zero, y1=0, x2=zero, y2=len(rows) * ROW + 4, class_="axis")]
    for at, row in enumerate(rows):
        y, length = at * ROW + 6, room * abs(row.value) / most
        left = zero - length if row.value < 0 else zero
        side = "down" if row.value < 0 else "up"
        parts.append(text(names - 8, y + 16, shortened(row.label, LABEL_SIZE, names - 12), "name", "end"))
        parts.append(element("rect", x=left, y=y, width=max(length, 0.5), height=22.0, class_=f"bar {side}"))
        beside, anchor = (left - 6, "end") if row.value < 0 else (left + length + 6, "start")
        parts.append(text(beside, y + 16, signed_text(row.value, digits), "value", anchor))
    return drawing(width, max(len(rows), 1) * ROW + 4, label, parts, class_="diverging")


def intervals(
    label: str, rows: Sequence[Interval], *, most: float, width: float = 640, names: float = 200
) -> SafeString:
    """A line from low to high with a dot, one row each, on a scale from 1 to ``most``."""
    room, row_height = width - names - 20, 24.0
    scale = room / max(most - 1, 1)
    parts = []
    for at, row in enumerate(rows):
        y = at * row_height + row_height / 2 + 18
        low, middle, high = (names + (value - 1) * scale for value in (row.low, row.middle, row.high))
        name = text(names - 8, y + 5, shortened(row.label, LABEL_SIZE, names - 12), "name", "end")
        parts.append(element("a", name, href=row.address) if row.address else name)
        parts.append(element("line", x1=low, y1=y, x2=high, y2=y, class_=f"range {row.class_}"))
        parts.append(element("circle", cx=middle, cy=y, r=5, class_=f"dot {row.class_}"))
    ends = ((names + (value - 1) * scale, number_text(value)) for value in (1, most))
    parts += [text(x, 12, shown, "name small", "middle") for x, shown in ends]
    role = "group" if any(row.address for row in rows) else "img"
    return drawing(width, len(rows) * row_height + 24, label, parts, class_="intervals", role=role)
