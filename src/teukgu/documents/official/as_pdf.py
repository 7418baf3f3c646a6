"""The letter as a tagged PDF (PDF/UA-1), drawn by Typst with the fonts that ship with the product."""

from functools import cache
from importlib.resources import files

from teukgu.documents.official.as_data import letter_data
from teukgu.documents.official.letter import Letter
from teukgu.documents.typesetting import drawn


def write_pdf(letter: Letter) -> bytes:
    """Return the letter as PDF; the same letter gives the same bytes."""
    made: bytes = drawn(_template(), "letter", letter_data(letter))
    return made


def write_page_picture(letter: Letter, *, ppi: float = 110.0) -> bytes:
    """Return a picture (PNG) of the letter's first page."""
    made: bytes | list[bytes] = drawn(_template(), "letter", letter_data(letter), "png", ppi=ppi)
    return made[0] if isinstance(made, list) else made


@cache
def _template() -> bytes:
    return (files("teukgu.documents.official") / "letter.typ").read_bytes()
