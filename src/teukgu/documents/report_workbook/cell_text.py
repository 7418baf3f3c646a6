"""Text as a cell can hold it, and how many lines it takes."""

import math
import re
import unicodedata

from teukgu.values import Bilingual, Finding, Place, Refused

MOST = 32_767
"""Characters of a cell in OOXML."""

_UNSAYABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?")
_WIDE = frozenset("WF")


def clean(text: str, place: Place) -> str:
    r"""Return ``text`` with line ends as ``\n`` and without the signs that XML cannot hold.

    Raises:
        Refused: when it is longer than a cell may be, since cutting it would lose what somebody wrote.
    """
    plain = _UNSAYABLE.sub("", _LINE_ENDS.sub("\n", text))
    if len(plain) > MOST:
        raise Refused([_too_long(len(plain), place)])
    return plain


def cut(text: str, longest: int) -> str:
    """Return ``text``, or its beginning and three dots, in ``longest`` characters: what a prompt may hold."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def lines_of(text: str, width: float) -> int:
    """Return how many lines a text takes in a column ``width`` wide; a Korean letter is two wide.

    Set by hand because programs other than Excel do not fit the heights of rows when they open a file.
    """
    return sum(max(1, math.ceil(_width(line) * 1.05 / width)) for line in text.split("\n"))


def _width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in _WIDE else 1 for sign in line)


def _too_long(length: int, place: Place) -> Finding:
    return Finding(
        "report_workbook.text_too_long",
        Bilingual(
            f"글이 {length:,}자로, 엑셀 한 칸({MOST:,}자)보다 깁니다.",
            f"The text has {length:,} characters, more than a cell holds ({MOST:,}).",
        ),
        Bilingual("글을 줄이거나, 입력 화면에서 적으세요.", "Shorten it, or write it in the form."),
        place,
    )
