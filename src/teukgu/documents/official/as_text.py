"""The letter as plain text, to paste into the offices' own document system (Onnara)."""

from collections.abc import Iterator

from teukgu.documents.official.layout import ATTACHED, GAP, Grid, Line, Piece, attachment_lines, pieces
from teukgu.documents.official.letter import Form, Letter, Table
from teukgu.documents.official.marks import STEP


def letter_text(letter: Letter) -> str:
    """Return the whole document as plain text, lines ended with ``\\n``; a table is tab-separated."""
    parts = [
        "\n".join(_head(letter)),
        body_text(letter),
        "\n".join(_attached(letter)),
        "\n".join(_foot(letter)),
        "\n".join(_about(letter)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def body_text(letter: Letter) -> str:
    """Return the numbered body alone."""
    return "\n".join(_piece(piece) for piece in pieces(letter))


def _head(letter: Letter) -> Iterator[str]:
    if letter.form is Form.LETTER:
        yield f"수신{GAP}{letter.receiver}"
        yield f"(경유){GAP}{letter.via}".rstrip()
        yield f"제목{GAP}{letter.title}"
        return
    if letter.number_line:
        yield f"{letter.issuer} {letter.number_line}".strip()
        yield ""
    yield letter.title


def _piece(piece: Piece) -> str:
    if isinstance(piece, Grid):
        return _table(piece.table)
    if piece.heading:
        return f"\n{piece.text}"
    return " " * (STEP * piece.level) + (f"{piece.mark} " if piece.mark else "") + _in_line(piece)


def _in_line(piece: Line) -> str:
    indent = "\n" + " " * (STEP * piece.level + (len(piece.mark) + 1 if piece.mark else 0))
    return piece.text.replace("\n", indent)


def _table(table: Table) -> str:
    rows = ([table.columns] if any(table.columns) else []) + list(table.rows)
    lines = ["\t".join(cell.replace("\n", " / ").replace("\t", " ") for cell in row) for row in rows]
    return "\n".join(([table.unit] if table.unit else []) + lines)


def _attached(letter: Letter) -> Iterator[str]:
    for line in attachment_lines(letter):
        label = f"{line.label}{GAP}" if line.label else " " * (2 * len(ATTACHED) + len(GAP))
        yield label + (f"{line.mark} " if line.mark else "") + line.text


def _foot(letter: Letter) -> Iterator[str]:
    if letter.day_line:
        yield letter.day_line
        yield ""
    if letter.sender_name:
        yield letter.sender_name


def _about(letter: Letter) -> Iterator[str]:
    if letter.summary:
        yield f"[문서요지] {letter.summary}"
    if letter.keywords:
        yield f"[주제어] {', '.join(letter.keywords)}"
