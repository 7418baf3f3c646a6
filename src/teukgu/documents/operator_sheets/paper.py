"""The operators' sheet (조사표) on paper: one A4 page for each operator, all of them in one PDF, drawn by Typst.

Last year's answers are printed beside the places to write in; the text of consent, with a box to agree and one to
refuse, stands on the same page. The type gets smaller until a sheet fits on its page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from teukgu.documents.official.wording import day_text
from teukgu.documents.typesetting import drawn
from teukgu.values import nfc


@dataclass(frozen=True, slots=True)
class PaperPart:
    """A part of a divided figure: its name and what it was last year."""

    name: str
    last: str = ""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """The parts of one way of dividing a figure, written on one line."""

    name: str
    parts: tuple[PaperPart, ...]


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One question: ``choices`` are boxes to tick instead of a number; ``last`` is the answer of the year before."""

    text: str
    hint: str
    unit: str
    last: str
    choices: tuple[str, ...] = ()
    lines: tuple[PaperLine, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """The sheet of one operator; ``code`` is how the officer finds it again."""

    code: str
    name: str
    kind: str
    rows: tuple[PaperRow, ...]


@dataclass(frozen=True, slots=True)
class PaperPack:
    """What stands on every sheet: who asks, for which zone and year, until when, whom to call, the text of consent."""

    municipality: str
    zone: str
    year: int
    desk: str
    phone: str
    closes_on: date
    consent: tuple[tuple[str, str], ...]
    sheets: tuple[PaperSheet, ...]
    example: bool = False


def write_papers(pack: PaperPack) -> bytes:
    """Return every sheet as one PDF (PDF/UA-1), a page each; the same pack gives the same bytes."""
    made: bytes = drawn(_template(), "pack", _data(pack))
    return made


def paper_pictures(pack: PaperPack, *, ppi: float = 60.0) -> list[bytes]:
    """Return a picture (PNG) of every page."""
    made: bytes | list[bytes] = drawn(_template(), "pack", _data(pack), "png", ppi=ppi)
    return made if isinstance(made, list) else [made]


@cache
def _template() -> bytes:
    return (files("teukgu.documents.operator_sheets") / "paper.typ").read_bytes()


def _data(pack: PaperPack) -> dict[str, Any]:
    return {
        "title": nfc(f"{pack.year}년 특화사업자 조사표"),
        "zone": nfc(pack.zone),
        "municipality": nfc(pack.municipality),
        "year": pack.year,
        "desk": nfc(f"{pack.municipality} {pack.desk}"),
        "phone": pack.phone,
        "closes": day_text(pack.closes_on, weekday=True),
        "example": pack.example,
        "consent": [[nfc(name), nfc(text)] for name, text in pack.consent],
        "sheets": [_sheet(one) for one in pack.sheets],
    }


def _sheet(sheet: PaperSheet) -> dict[str, Any]:
    return {
        "code": sheet.code,
        "name": nfc(sheet.name),
        "kind": nfc(sheet.kind),
        "rows": [_row(one) for one in sheet.rows],
    }


def _row(row: PaperRow) -> dict[str, Any]:
    return {
        "text": nfc(row.text),
        "hint": nfc(row.hint),
        "unit": nfc(row.unit),
        "last": row.last,
        "choices": [nfc(one) for one in row.choices],
        "lines": [{"name": nfc(one.name), "parts": _parts(one.parts)} for one in row.lines],
    }


def _parts(parts: Sequence[PaperPart]) -> list[dict[str, str]]:
    return [{"name": nfc(one.name), "last": one.last} for one in parts]
