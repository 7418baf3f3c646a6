"""Finishes an HWPX package: title, summary and keywords for searching, preview text, bytes that never vary."""

import io
import itertools
import re
import zipfile
from typing import Any
from xml.sax.saxutils import escape

from teukgu.documents.official.letter import Letter

EPOCH = (1980, 1, 1, 0, 0, 0)
CONTENT = "Contents/content.hpf"
PREVIEW = "Preview/PrvText.txt"
SECTIONS = "Contents/section"
PREVIEW_LENGTH = 1000
MAKER = "Teukgu"
DATES = ("CreatedDate", "ModifiedDate", "date")


def finished(document: Any, letter: Letter, text: str) -> bytes:
    """Return the bytes of ``document`` with the letter's own metadata and without a day of making."""
    source = zipfile.ZipFile(io.BytesIO(document.to_bytes()))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name in source.namelist():
            content = source.read(name)
            if name == CONTENT:
                content = _described(content.decode(), letter).encode()
            elif name.startswith(SECTIONS):
                content = _renumbered(content.decode()).encode()
            elif name == PREVIEW:
                content = text[:PREVIEW_LENGTH].replace("\n", "\r\n").encode()
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            package.writestr(info, content)
    return out.getvalue()


def _described(content: str, letter: Letter) -> str:
    content = re.sub(r"<opf:title\s*/>|<opf:title>.*?</opf:title>", _element("opf:title", letter.title), content)
    values = {
        "creator": letter.issuer or MAKER,
        "lastsaveby": MAKER,
        "subject": letter.title,
        "description": letter.summary,
        "keyword": ", ".join(letter.keywords),
    } | dict.fromkeys(DATES, "")
    for name, value in values.items():
        content = _with_meta(content, name, value)
    return content


def _renumbered(content: str) -> str:
    """Number paragraphs and tables in order: the writer gives them random numbers."""
    numbers = itertools.count(1)
    return re.sub(r'(<hp:(?:p|tbl)\b[^>]*?\sid=")\d+(")', lambda found: f"{found[1]}{next(numbers)}{found[2]}", content)


def _element(tag: str, text: str) -> Any:
    filled = f"<{tag}>{escape(text)}</{tag}>"
    return lambda _match: filled


def _with_meta(content: str, name: str, value: str) -> str:
    start = f'<opf:meta name="{name}" content="text"'
    pattern = re.escape(start) + r"(\s*/>|>.*?</opf:meta>)"
    filled = f"{start}>{escape(value)}</opf:meta>" if value else f"{start}/>"
    return re.sub(pattern, lambda _match: filled, content, flags=re.DOTALL)
