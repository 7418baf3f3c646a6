"""A card as a paper: what PDF and HWPX are written from."""

from collections.abc import Iterator

from teukgu.documents.grids import Grid, grid_blocks
from teukgu.documents.official.letter import Block, Form, Heading, Letter, Paragraph
from teukgu.documents.report_card.card import Card
from teukgu.documents.report_card.sections import Writer
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
                yield from grid_blocks(part)
            else:
                yield Paragraph(part)
