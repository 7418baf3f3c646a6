"""The letter as a tagged PDF (PDF/UA-1), drawn by Typst with the fonts that ship with the product."""

import json
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import typst

from teukgu.documents.official.as_data import letter_data
from teukgu.documents.official.letter import Letter

STANDARD = "ua-1"


def write_pdf(letter: Letter) -> bytes:
    """Return the letter as PDF; the same letter gives the same bytes."""
    made: bytes = _compile(letter, "pdf", pdf_standards=[STANDARD])
    return made


def write_page_picture(letter: Letter, *, ppi: float = 110.0) -> bytes:
    """Return a picture (PNG) of the letter's first page."""
    made: bytes | list[bytes] = _compile(letter, "png", ppi=ppi)
    return made[0] if isinstance(made, list) else made


def _compile(letter: Letter, kind: str, **more: Any) -> Any:
    with as_file(files("teukgu.documents") / "fonts") as fonts:
        compile_document: Any = typst.compile
        return compile_document(
            _template(),
            format=kind,
            font_paths=[Path(fonts)],
            ignore_system_fonts=True,
            sys_inputs={"letter": json.dumps(letter_data(letter), ensure_ascii=False)},
            **more,
        )


@cache
def _template() -> bytes:
    return (files("teukgu.documents.official") / "letter.typ").read_bytes()
