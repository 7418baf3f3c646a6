"""A sheet of HWPX being written: lines and tables in the few looks that official documents use."""

from collections.abc import Sequence
from typing import Any

from hwpx import HwpxDocument

from teukgu.documents.official.letter import Table

STYLE = "바탕글"
FONT = "함초롬바탕"
UNITS_PER_MM = 283.465
PAGE_WIDTH_MM = 175.0
MARGINS_MM = {"top": 20.0, "bottom": 10.0, "left": 20.0, "right": 15.0, "header": 10.0, "footer": 10.0}
BODY_PT, TABLE_PT, SMALL_PT, TITLE_PT, SENDER_PT = 12, 10, 9, 15, 18
LINE_SPACING = 160
HEAD_SHADE = "#EEF2F7"
CELL_PADDING = 1020
PARAGRAPH_NAMES = "{http://www.hancom.co.kr/hwpml/2011/paragraph}"
FULL, HALF = 1.0, 0.55
"""Widths of a Hangul and of a Latin character, as shares of the type size."""


def text_width_mm(text: str, size: float) -> float:
    """Return about how wide a text of one line is."""
    ems = sum(FULL if ord(character) > 0x2E80 else HALF for character in text)
    return ems * size * 0.3528


class Sheet:
    """Wraps a new HWPX document; keeps run and paragraph styles so that each is made once."""

    def __init__(self) -> None:
        self.document: Any = HwpxDocument.new()
        margins: dict[str, Any] = {f"margin_{side}_mm": MARGINS_MM[side] for side in ("top", "bottom", "left", "right")}
        margins |= {f"{side}_margin_mm": MARGINS_MM[side] for side in ("header", "footer")}
        self.document.page.setup(paper_size="A4", **margins)
        # looked up once: resolving a style by its name for each line took half the time of a long paper
        self._style: Any = self.document.styles.resolve(STYLE)
        self._shades: dict[str, str] = {}
        self._runs: dict[tuple[float, bool], str] = {}
        self._shapes: dict[tuple[object, ...], str] = {}

    def number_pages(self) -> None:
        """Put the number of the page at the foot of each."""
        # the control of Hangul's own "쪽 번호 매기기", beside the section's settings
        first = self.document.sections[0].element.find(f".//{PARAGRAPH_NAMES}run")
        control = first.makeelement(f"{PARAGRAPH_NAMES}ctrl", {})
        look = {"pos": "BOTTOM_CENTER", "formatType": "DIGIT", "sideChar": "-"}
        control.append(control.makeelement(f"{PARAGRAPH_NAMES}pageNum", look))
        first.append(control)

    def run(self, size: float = BODY_PT, *, bold: bool = False) -> str:
        """Return the id of a run style."""
        key = (size, bold)
        if key not in self._runs:
            self._runs[key] = self.document.styles.ensure_run(bold=bold, size=size, font=FONT)
        return self._runs[key]

    def line(
        self,
        text: str,
        *,
        size: float = BODY_PT,
        bold: bool = False,
        align: str = "JUSTIFY",
        left: float = 0.0,
        hang: float = 0.0,
        before: float = 0.0,
        underlined: bool = False,
    ) -> None:
        """Add a paragraph; ``left`` and ``hang`` (of the lines after the first) in mm, ``before`` in points."""
        paragraph = self.document.add_paragraph(
            text,
            style_id_ref=self._style.id,
            para_pr_id_ref=self._style.para_pr_id_ref,
            inherit_style=False,
            char_pr_id_ref=self.run(size, bold=bold),
        )
        self._shape(paragraph, align=align, left=left, hang=hang, before=before, underlined=underlined)

    def table(self, table: Table, *, left_heads: bool = False) -> None:
        """Add a table over the whole width, head row and head column shaded."""
        headed = any(table.columns)
        rows = ([table.columns] if headed else []) + list(table.rows)
        if table.unit:
            self.line(table.unit, size=SMALL_PT, align="RIGHT")
        if not rows:
            return
        count = len(table.width_shares)
        width = round(PAGE_WIDTH_MM * UNITS_PER_MM)
        heights = [self._height(row, table) for row in rows]
        made = self.document.add_table(len(rows), count, width=width, height=sum(heights))
        made.set_column_widths(list(table.width_shares))
        if headed:
            _repeat_head(made)
        for place, (line, row, height) in enumerate(zip(made.rows, rows, heights, strict=True)):
            cells, is_head = line.cells, headed and place == 0
            self._row(cells, row, height, _Looks(table, is_head, left_heads))
            for column in range(count) if is_head else range(1 if table.heads else 0):
                self._shade(made, place, column, cells[column].element)

    def _shade(self, made: Any, place: int, column: int, cell: Any) -> None:
        """Shade a cell; the table is asked once for each frame, because it looks through all its cells for one."""
        frame = cell.get("borderFillIDRef") or ""
        if frame not in self._shades:
            made.set_cell_shading(place, column, HEAD_SHADE)
            self._shades[frame] = cell.get("borderFillIDRef")
        cell.set("borderFillIDRef", self._shades[frame])

    def _row(self, cells: Sequence[Any], row: Sequence[str], height: int, looks: "_Looks") -> None:
        for column, cell in enumerate(cells):
            cell.set_size(height=height)
            text = row[column] if column < len(row) else ""
            align, bold = looks.of(column)
            for number, line in enumerate(text.split("\n")):
                if number == 0:
                    cell.set_text(line)
                else:
                    cell.add_paragraph(line)
            for paragraph in cell.paragraphs:
                paragraph.char_pr_id_ref = self.run(TABLE_PT, bold=bold)
                self._shape(paragraph, align=align, spacing=130)

    def _height(self, row: Sequence[str], table: Table) -> int:
        shares = table.width_shares
        width = PAGE_WIDTH_MM - CELL_PADDING / UNITS_PER_MM
        lines = 1
        for text, share in zip(row, shares, strict=False):
            room = width * share / sum(shares) - CELL_PADDING / UNITS_PER_MM
            lines = max(lines, sum(int(text_width_mm(part, TABLE_PT) // room) + 1 for part in text.split("\n")))
        return round(lines * TABLE_PT * 100 * 1.3 + 700)

    def _shape(self, paragraph: Any, **look: Any) -> None:
        key = tuple(sorted(look.items()))
        if key not in self._shapes:
            self.document.styles.apply_paragraph_format(paragraphs=[paragraph], **_format(**look))
            self._shapes[key] = paragraph.para_pr_id_ref
        paragraph.para_pr_id_ref = self._shapes[key]


def _repeat_head(table: Any) -> None:
    """Let the head row stand again on each page that the table runs over."""
    table.element.set("repeatHeader", "1")
    for cell in table.rows[0].cells:
        cell.element.set("header", "1")


class _Looks:
    """How the cells of a row look."""

    def __init__(self, table: Table, head: bool, left_heads: bool) -> None:
        self.table, self.head, self.left_heads = table, head, left_heads

    def of(self, column: int) -> tuple[str, bool]:
        if self.head or (self.table.heads and column == 0):
            return ("LEFT" if self.left_heads else "CENTER"), True
        return ("RIGHT" if column in self.table.right else "LEFT"), False


def _format(
    *,
    align: str,
    left: float = 0.0,
    hang: float = 0.0,
    before: float = 0.0,
    underlined: bool = False,
    spacing: int = LINE_SPACING,
) -> dict[str, Any]:
    return {
        "alignment": align,
        "line_spacing_percent": spacing,
        "indent_left_mm": left,  # a hanging indent moves the later lines, not the first
        "first_line_indent_mm": -hang,
        "spacing_before_pt": before,
        "bottom_border": underlined,
        "border_color": "#000000",
        "border_width": "0.4 mm",
    }
