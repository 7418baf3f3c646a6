"""A made paper for the screen: the same lines as the document, so that what is read is what is sent."""

from dataclasses import dataclass
from typing import Any

from teukgu.documents.official.as_data import office_lines
from teukgu.documents.official.filling import Paper
from teukgu.documents.official.layout import ATTACHED, AttachmentLine, Grid, Line, attachment_lines, pieces
from teukgu.documents.official.letter import Form, Letter, Table
from teukgu.portal.web.presenting.files.blanks import blank_names
from teukgu.procedures.definition import Procedure


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell: its text, and whether it names its row or is a figure."""

    text: str
    head: bool
    figure: bool


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table with its rows as cells."""

    columns: tuple[str, ...]
    rows: tuple[tuple[ShownCell, ...], ...]
    unit: str


@dataclass(frozen=True, slots=True)
class ShownPiece:
    """A line or a table; one of the two is missing."""

    line: Line | None = None
    table: ShownTable | None = None


@dataclass(frozen=True, slots=True)
class ShownLetter:
    """Everything the page draws."""

    letter: Letter
    is_letter: bool
    pieces: tuple[ShownPiece, ...]
    attached_label: str
    attachments: tuple[AttachmentLine, ...]
    foot: tuple[str, ...]
    english: str
    missing: tuple[str, ...]


def shown_letter(paper: Paper) -> ShownLetter:
    """Return the paper as the template draws it."""
    letter = paper.letter
    is_letter = letter.form is Form.LETTER
    return ShownLetter(
        letter=letter,
        is_letter=is_letter,
        pieces=tuple(_piece(piece) for piece in pieces(letter)),
        attached_label=ATTACHED,
        attachments=attachment_lines(letter),
        foot=tuple(line for line in office_lines(letter) if line) if is_letter else (),
        english=paper.english,
        missing=paper.missing,
    )


def _piece(piece: Line | Grid) -> ShownPiece:
    return ShownPiece(table=_table(piece.table)) if isinstance(piece, Grid) else ShownPiece(line=piece)


def _table(table: Table) -> ShownTable:
    headed = table.columns if any(table.columns) else ()
    return ShownTable(headed, tuple(_row(table, row) for row in table.rows), table.unit)


def _row(table: Table, row: tuple[str, ...]) -> tuple[ShownCell, ...]:
    return tuple(ShownCell(text, table.heads and column == 0, column in table.right) for column, text in enumerate(row))


def letter_context(paper: Paper, procedure: Procedure | None = None) -> dict[str, Any]:
    """Return what ``files/letter.html`` needs, for any page that shows a paper; ``procedure`` names its blanks."""
    shown = shown_letter(paper)
    return {"shown": shown, "blanks": blank_names(shown.missing, procedure)}
