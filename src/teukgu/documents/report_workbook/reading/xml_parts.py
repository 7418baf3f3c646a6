"""What the fast reader of values does not tell: formulas, error values, merged cells, hidden rows, properties."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from posixpath import join, normpath

from lxml import etree  # type: ignore[import-untyped]

from teukgu.documents.report_workbook.reading.raw import Area, Spot

MOST_MERGES = 20_000
"""Merged areas of one sheet that are looked at; nobody merges more by hand."""

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_PROPERTIES = "docProps/custom.xml"


@dataclass(slots=True)
class Marks:
    """What was seen in one sheet."""

    formulas: set[Spot] = field(default_factory=set)
    errors: dict[Spot, str] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)


def sheet_parts(packed: zipfile.ZipFile) -> Mapping[str, str]:
    """Return the part of each sheet by the sheet's name."""
    targets = {one.get("Id"): one.get("Target", "") for one in _tree(packed, "xl/_rels/workbook.xml.rels")}
    found = {}
    for one in _tree(packed, "xl/workbook.xml").iter("{*}sheet"):
        key = next((value for name, value in one.attrib.items() if str(name).endswith("}id")), "")
        target = targets.get(key)
        if target:
            found[one.get("name", "")] = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
    return found


def properties(packed: zipfile.ZipFile) -> dict[str, str]:
    """Return the document's own properties."""
    if _PROPERTIES not in packed.namelist():
        return {}
    return {one.get("name", ""): "".join(one.itertext()) for one in _tree(packed, _PROPERTIES)}


def marks(packed: zipfile.ZipFile, part: str) -> Marks:
    """Look through the XML of one sheet."""
    seen, row, column = Marks(), 0, 0
    for event, one in _events(packed.read(part)):
        name = etree.QName(one).localname
        if event == "start":
            if name == "row":
                row, column = _number(one.get("r"), row + 1), 0
                if one.get("hidden") in {"1", "true"}:
                    seen.hidden_rows.add(row)
            elif name == "c":
                row, column = spot(one.get("r", "")) or (row, column + 1)
            continue
        if name == "c":
            _look(seen, one, (row, column))
        elif name == "mergeCell":
            area = area_of(one.get("ref", ""))
            if area and len(seen.merges) < MOST_MERGES:
                seen.merges.append(area)
        if name in {"row", "c", "mergeCell"}:
            one.clear()
    return seen


def _look(seen: Marks, cell: etree._Element, place: Spot) -> None:
    for child in cell:
        name = etree.QName(child).localname
        if name == "f":
            seen.formulas.add(place)
        elif name == "v" and cell.get("t") == "e":
            seen.errors[place] = child.text or "#"


def _events(content: bytes) -> Iterator[tuple[str, etree._Element]]:
    tags = [f"{space}{name}" for space in (_MAIN, _STRICT) for name in ("row", "c", "mergeCell")]
    yield from etree.iterparse(BytesIO(content), ("start", "end"), tag=tags, resolve_entities=False, no_network=True)


def _tree(packed: zipfile.ZipFile, part: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(packed.read(part), parser)


def spot(address: str) -> Spot | None:
    """Return row and column of an address as ``G8``."""
    found = _ADDRESS.fullmatch(address)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


def area_of(reference: str) -> Area | None:
    """Return the corners of a reference as ``G8:H9``."""
    first, _, last = reference.partition(":")
    start, end = spot(first), spot(last or first)
    return (*start, *end) if start and end else None


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else otherwise
