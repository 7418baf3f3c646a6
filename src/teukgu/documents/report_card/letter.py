"""A card as a paper: what PDF and HWPX are written from."""

from collections.abc import Iterator

from teukgu.documents.official.letter import Block, Form, Heading, Letter, Paragraph, Table
from teukgu.documents.report_card.card import Card
from teukgu.documents.report_card.sections import Cell, Grid, Writer
from teukgu.values import Language


def card_letter(card: Card, language: Language) -> Letter:
    """Return the card as a paper on A4."""
    writer = Writer(card, language)
    return Letter(
        title=writer.title(),
        blocks=tuple(_blocks(writer)),
        form=Form.PAPER,
        summary=writer.title(),
        keywords=(writer.of(card.scheme), str(card.year)),
        language=language,
    )


def _blocks(writer: Writer) -> Iterator[Block]:
    if writer.card.example:
        yield Paragraph(writer.said("example"), centred=True)
    for section in writer.sections():
        yield Heading(section.title)
        for part in section.parts:
            if isinstance(part, Grid):
                yield from _grid(part)
            else:
                yield Paragraph(part)


def _grid(grid: Grid) -> Iterator[Block]:
    if grid.caption:
        yield Paragraph(f"□ {grid.caption}")
    width = len(grid.widths)
    right = frozenset(place for row in grid.rows for place, cell in enumerate(row) if not isinstance(cell, str))
    yield Table(
        grid.heads or ("",) * width,
        tuple(tuple(_text(cell) for cell in row) for row in grid.rows),
        widths=grid.widths,
        heads=grid.facts,
        right=right,
    )


def _text(cell: Cell) -> str:
    return cell if isinstance(cell, str) else cell.text
