"""How cells look: made once for a workbook, asked by name."""

from typing import Any

import xlsxwriter
from xlsxwriter.format import Format

DEFAULT = {"font_name": "맑은 고딕", "font_size": 10, "font_scheme": "none"}
"""A font that Windows and Hancom Office both have."""
INPUT, LOCKED, HEAD, GREY, RED = "#FFF8DC", "#F4F5F6", "#DCE8F6", "#555555", "#B50000"
LINE = 15.0
"""Height of a line of text in points."""

TEXT, WHOLE = 49, 3
"""Built-in formats: text, and whole numbers with thousands separators."""

_BOX = {"border": 1, "border_color": "#B1B8BE", "valign": "vcenter"}
_TOP = {"text_wrap": True, "valign": "top"}
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "title_example": {"bold": True, "font_size": 14, "font_color": RED},
    "example": {"bold": True, "font_color": RED},
    "guide": {"font_color": GREY},
    "head": {**_BOX, "bold": True, "bg_color": HEAD, "text_wrap": True, "align": "center"},
    "hidden": {"font_color": GREY},
    "name": {**_BOX, "bold": True, "text_wrap": True},
    "name_again": {**_BOX, "font_color": GREY, "text_wrap": True},
    "part": {**_BOX, "text_wrap": True, "indent": 1},
    "unit": {**_BOX, "align": "center", "text_wrap": True},
    "none": {**_BOX, "bg_color": LOCKED, "align": "right", "font_color": GREY},
    "choice": {**_BOX, "bg_color": INPUT, "locked": False, "align": "center"},
    "note": {**_BOX, "bg_color": INPUT, "locked": False, "text_wrap": True, "num_format": TEXT},
    "text": {**_BOX, **_TOP, "bg_color": INPUT, "locked": False, "num_format": TEXT},
    "words": {**_BOX, **_TOP},
    "words_bold": {**_BOX, **_TOP, "bold": True},
    "plain": _TOP,
    "heading": {"bold": True, "font_size": 11},
}


def number_format(decimals: int) -> str | int:
    """Return the format of numbers with thousands separators."""
    return f"#,##0.{'0' * decimals}" if decimals else WHOLE


class Styles:
    """The formats of one workbook; a format is added when it is asked for first."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}

    def __getitem__(self, name: str) -> Format:
        return self._get(name, _LOOKS.get(name, {}))

    def shown(self, decimals: int, *, starred: bool = False) -> Format:
        """Return the format of a number that is only shown, with a star behind it when it is not like the others."""
        written = number_format(decimals)
        star = {"num_format": f'{"#,##0" if written == WHOLE else written}"*"', "font_color": GREY, "italic": True}
        look = {**_BOX, "bg_color": LOCKED, "num_format": written} | (star if starred else {})
        return self._get(f"shown{decimals}{'*' if starred else ''}", look)

    def typed(self, decimals: int) -> Format:
        """Return the format of a number that people type."""
        look = {**_BOX, "bg_color": INPUT, "locked": False, "num_format": number_format(decimals)}
        return self._get(f"typed{decimals}", look)

    def _get(self, name: str, look: dict[str, Any]) -> Format:
        if name not in self._made:
            self._made[name] = self._book.add_format(look)
        return self._made[name]
