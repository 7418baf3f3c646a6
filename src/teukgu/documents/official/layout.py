"""Lays a letter out once for all writers: marks, indents, 붙임 and where ``끝.`` stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from teukgu.documents.official.letter import Block, Form, Heading, Item, Letter, Paragraph, Table
from teukgu.documents.official.marks import mark

END = "끝."
GAP = "  "
"""Two half characters (2타) before ``끝.`` and between 붙임 and its list."""
ATTACHED = "붙임"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: ``level`` counts from 0, ``mark`` may be empty."""

    text: str
    mark: str = ""
    level: int = 0
    centred: bool = False
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, over the whole width."""

    table: Table


Piece = Line | Grid


@dataclass(frozen=True, slots=True)
class AttachmentLine:
    """One line of 붙임: ``label`` stands in the first only, ``mark`` only when there are several."""

    label: str
    mark: str
    text: str


def pieces(letter: Letter) -> tuple[Piece, ...]:
    """Return the body in reading order; a letter without attachments ends with ``끝.``."""
    laid = list(_blocks(letter.blocks))
    if letter.form is Form.LETTER and not letter.attachments:
        _close(laid)
    return tuple(laid)


def attachment_lines(letter: Letter) -> tuple[AttachmentLine, ...]:
    """Return the lines of 붙임, the last one closed with ``끝.``."""
    names, closed = letter.attachments, letter.form is Form.LETTER
    lines = []
    for place, name in enumerate(names, 1):
        text = name + (f"{GAP}{END}" if closed and place == len(names) else "")
        lines.append(AttachmentLine(ATTACHED if place == 1 else "", mark(1, place) if len(names) > 1 else "", text))
    return tuple(lines)


def _blocks(blocks: Sequence[Block]) -> Iterator[Piece]:
    run: list[Item | Table] = []
    for block in blocks:
        if isinstance(block, Item | Table):
            run.append(block)
            continue
        yield from _items(run, 1)
        run = []
        yield _line(block)
    yield from _items(run, 1)


def _line(block: Heading | Paragraph) -> Line:
    if isinstance(block, Heading):
        return Line(block.text, heading=True)
    return Line(block.text, centred=block.centred)


def _items(parts: Sequence[Item | Table], level: int) -> Iterator[Piece]:
    # a single item carries no mark (AWR rule art. 2(1)), and what stands under it is not one level further in
    count = sum(isinstance(part, Item) for part in parts)
    place = 0
    for part in parts:
        if isinstance(part, Table):
            yield Grid(part)
            continue
        place += 1
        alone = count == 1
        yield Line(part.text, "" if alone else mark(level, place), level - 1)
        yield from _items(part.parts, level if alone else level + 1)


def _close(laid: list[Piece]) -> None:
    last = laid[-1] if laid else None
    if isinstance(last, Line):
        laid[-1] = replace(last, text=f"{last.text}{GAP}{END}")
    else:
        laid.append(Line(END, level=1))
