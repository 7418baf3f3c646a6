"""What the fast reader of values does not tell: formulas, error values, merged cells, hidden rows, properties."""

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from posixpath import join, normpath
from xml.etree import ElementTree as Tree  # declarations and entities are refused by the guard before

from teukgu.documents.report_workbook.reading.raw import Area, Spot

MOST_MERGES = 20_000
"""Merged areas of one sheet that are looked at; nobody merges more by hand."""

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
    for one in _tree(packed, "xl/workbook.xml").findall(".//{*}sheet"):
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
    for event, one in Tree.iterparse(BytesIO(packed.read(part)), ("start", "end")):  # noqa: S314 - see the import
        name = _local(one)
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
        if name in {"row", "mergeCell"}:
            one.clear()
    return seen


def _look(seen: Marks, cell: Tree.Element, place: Spot) -> None:
    for child in cell:
        name = _local(child)
        if name == "f":
            seen.formulas.add(place)
        elif name == "v" and cell.get("t") == "e":
            seen.errors[place] = child.text or "#"


def _local(one: Tree.Element) -> str:
    """Return the name of an element without its name space: a strict workbook has another one."""
    return one.tag.rpartition("}")[2]


def _tree(packed: zipfile.ZipFile, part: str) -> Tree.Element:
    return Tree.fromstring(packed.read(part))  # noqa: S314 - see the import


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
