"""The letter as HWPX (open Hangul format), written with python-hwpx; never .hwp."""

from teukgu.documents.official.as_data import office_lines
from teukgu.documents.official.as_text import letter_text
from teukgu.documents.official.hwpx_package import finished
from teukgu.documents.official.hwpx_sheet import BODY_PT, SENDER_PT, SMALL_PT, TITLE_PT, Sheet, text_width_mm
from teukgu.documents.official.layout import GAP, Grid, Line, attachment_lines, pieces
from teukgu.documents.official.letter import Form, Letter, Table

LABEL_MM = 16.0
LEVEL_MM = 4.2


def write_hwpx(letter: Letter, *, numbered: bool = False) -> bytes:
    """Return the letter as HWPX, its pages ``numbered`` if wanted; the same letter gives the same bytes."""
    sheet = Sheet()
    if numbered:
        sheet.number_pages()
    _head(sheet, letter)
    for piece in pieces(letter):
        if isinstance(piece, Grid):
            sheet.table(piece.table)
        else:
            _line(sheet, piece)
    _attached(sheet, letter)
    _close(sheet, letter)
    return finished(sheet.document, letter, letter_text(letter))


def _head(sheet: Sheet, letter: Letter) -> None:
    if letter.form is Form.LETTER:
        sheet.line(letter.issuer, size=SENDER_PT, bold=True, align="CENTER")
        for label, value in (("수신", letter.receiver), ("(경유)", letter.via)):
            sheet.line(f"{label}{GAP}{value}", hang=LABEL_MM, before=4)
        sheet.line(f"제목{GAP}{letter.title}", bold=True, hang=LABEL_MM, before=4, underlined=True)
        sheet.line("", size=SMALL_PT)
        return
    if letter.number_line:
        sheet.line(f"{letter.issuer} {letter.number_line}".strip())
    for text in letter.title.split("\n"):
        sheet.line(text, size=TITLE_PT, bold=True, align="CENTER", before=8)
    sheet.line("", size=SMALL_PT)


def _line(sheet: Sheet, line: Line) -> None:
    if line.heading:
        sheet.line(line.text, size=BODY_PT + 1, bold=True, before=10)
        return
    mark = f"{line.mark} " if line.mark else ""
    left, hang = line.level * LEVEL_MM, text_width_mm(mark, BODY_PT)
    align = "CENTER" if line.centred else "JUSTIFY"
    first, *more = line.text.split("\n")
    sheet.line(mark + first, align=align, left=left, hang=hang, before=2.0)
    for text in more:
        sheet.line(text, align=align, left=left + hang)


def _attached(sheet: Sheet, letter: Letter) -> None:
    label_width = text_width_mm(f"붙임{GAP}", BODY_PT)
    for number, line in enumerate(attachment_lines(letter)):
        mark = f"{line.mark} " if line.mark else ""
        hang = text_width_mm(mark, BODY_PT)
        before = 12.0 if number == 0 else 2.0
        if line.label:
            sheet.line(f"{line.label}{GAP}{mark}{line.text}", hang=label_width + hang, before=before)
        else:
            sheet.line(f"{mark}{line.text}", left=label_width, hang=hang, before=before)


def _close(sheet: Sheet, letter: Letter) -> None:
    if letter.day_line:
        sheet.line(letter.day_line, align="CENTER", before=20)
    if letter.sender_name:
        for number, text in enumerate(letter.sender_name.split("\n")):
            sheet.line(text, size=SENDER_PT, bold=True, align="CENTER", before=0 if number else 24)
    if letter.form is not Form.LETTER:
        return
    sheet.line("", size=SMALL_PT, before=24, underlined=True)
    sheet.line(f"{'                '.join(letter.approval)}", size=SMALL_PT + 1, before=6)
    sheet.line("협조자", size=SMALL_PT + 1)
    office = letter.office
    for text in office_lines(letter) if office.unit or office.address else office_lines(letter)[:1]:
        if text:
            sheet.line(text, size=SMALL_PT)
    _about(sheet, letter)


def _about(sheet: Sheet, letter: Letter) -> None:
    if letter.summary or letter.keywords:
        sheet.line("", size=SMALL_PT)
        rows = (("문서요지", letter.summary), ("주제어", ", ".join(letter.keywords)))
        sheet.table(Table(("", ""), rows, widths=(1, 8), heads=True))
