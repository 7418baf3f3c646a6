"""The laid-out letter as plain data: what the PDF template reads, so that no user text is ever markup."""

from typing import Any

from teukgu.documents.official.layout import Grid, Piece, attachment_lines, pieces
from teukgu.documents.official.letter import Letter


def letter_data(letter: Letter) -> dict[str, Any]:
    """Return everything that is drawn, as JSON values."""
    office = letter.office
    return {
        "form": letter.form.value,
        "language": letter.language,
        "issuer": letter.issuer,
        "receiver": letter.receiver,
        "via": letter.via,
        "title": letter.title,
        "pieces": [_piece(piece) for piece in pieces(letter)],
        "attachments": [[line.label, line.mark, line.text] for line in attachment_lines(letter)],
        "sender": letter.sender_name,
        "summary": letter.summary,
        "keywords": list(letter.keywords),
        "number": letter.number_line,
        "day": letter.day_line,
        "approval": list(letter.approval),
        "office": office_lines(letter) if office.unit or office.address else office_lines(letter)[:1],
    }


def office_lines(letter: Letter) -> list[str]:
    """Return the lines under the approval cells; what Onnara gives (numbers, days) is left open."""
    office = letter.office
    contact = [("전화", office.phone), ("팩스", office.fax), ("전자우편", office.email)]
    return [
        f"시행  {office.unit}-          (            )      접수            (            )",
        "  /  ".join(part for part in (office.address, office.homepage) if part),
        "  /  ".join([*(f"{label} {value}" for label, value in contact if value), office.disclosure]),
    ]


def _piece(piece: Piece) -> dict[str, Any]:
    if isinstance(piece, Grid):
        table = piece.table
        return {
            "kind": "grid",
            "columns": list(table.columns),
            "rows": [list(row) for row in table.rows],
            "unit": table.unit,
            "shares": list(table.width_shares),
            "heads": table.heads,
            "right": sorted(table.right),
        }
    kind = "heading" if piece.heading else "line"
    return {"kind": kind, "mark": piece.mark, "text": piece.text, "level": piece.level, "centred": piece.centred}
