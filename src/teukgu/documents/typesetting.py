"""Draws a template of Typst with the fonts that ship with the product: the same input gives the same bytes."""

import json
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import typst

STANDARD = "ua-1"
"""PDFs are tagged for screen readers (PDF/UA-1)."""


def drawn(template: bytes | str, name: str, data: object, kind: str = "pdf", **more: Any) -> Any:
    """Return the pages of a template (its text, or where it lies) as ``kind``; it reads ``data`` as input ``name``.

    A PDF is bytes; pictures are bytes, or a list of them when there is more than one page.

    Raises:
        typst.TypstError: when the template or something in it cannot be drawn.
    """
    if kind == "pdf":
        more |= {"pdf_standards": [STANDARD]}
    with as_file(files("teukgu.documents") / "fonts") as fonts:
        compile_document: Any = typst.compile
        return compile_document(
            template,
            format=kind,
            font_paths=[Path(fonts)],
            ignore_system_fonts=True,
            sys_inputs={name: json.dumps(data, ensure_ascii=False)},
            **more,
        )
