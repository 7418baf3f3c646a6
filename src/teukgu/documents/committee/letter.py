"""The paper on A4: what the PDF is written from."""

from collections.abc import Iterator

from teukgu.documents.committee.parts import Sub
from teukgu.documents.committee.writer import Writer
from teukgu.documents.grids import Grid, grid_blocks
from teukgu.documents.official.letter import Block, Form, Heading, Letter, Paragraph


def committee_letter(writer: Writer) -> Letter:
    """Return the paper as a document on A4."""
    return Letter(
        title=writer.title(),
        blocks=tuple(_blocks(writer)),
        form=Form.PAPER,
        summary=writer.title(),
        keywords=(writer.speech.of(writer.paper.scheme), str(writer.paper.year)),
        language=writer.language,
    )


def _blocks(writer: Writer) -> Iterator[Block]:
    if writer.paper.example:
        yield Paragraph(writer.speech.said("example"), centred=True)
    yield Paragraph(writer.speech.said("secret"), centred=True)
    for section in writer.sections():
        yield Heading(section.title)
        for part in section.parts:
            if isinstance(part, Grid):
                yield from grid_blocks(part)
            else:
                yield Paragraph(f"□ {part.text}" if isinstance(part, Sub) else part)
