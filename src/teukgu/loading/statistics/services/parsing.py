"""JSON and XML answers into plain mappings; whatever is neither is said, never traced."""

import json
import re
from typing import Any
from xml.etree import ElementTree

from teukgu.loading.statistics.services import findings as words
from teukgu.loading.statistics.services.asking import BusyError
from teukgu.values import Bilingual

Tree = dict[str, Any] | list[Any]
# every quote and every word is consumed whole, so that no answer makes this slow
_BARE_KEY = re.compile(r'"(?:[^"\\]|\\.)*+\\?(?:"|\Z)|([A-Za-z_][A-Za-z0-9_]*+)(\s*+:)?', re.DOTALL)
_WEB_PAGE = re.compile(rb"^\s*(<!doctype html|<html|<head|<body|<script)", re.IGNORECASE)
_DECLARES = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
DEEPEST = 30


def parse(content: bytes, service: Bilingual) -> Tree:
    """Return the answer as mappings and lists.

    Raises:
        BusyError: when it is a web page, or broken off: it may be whole the next time.
    """
    body = content.removeprefix(b"\xef\xbb\xbf").strip()
    if _WEB_PAGE.match(body):
        raise BusyError(words.web_page(service))
    try:
        tree = _xml(body) if body[:1] == b"<" else _json(body)
    except (ValueError, ElementTree.ParseError, RecursionError, LookupError):
        raise BusyError(words.not_understood(service)) from None
    if not isinstance(tree, dict | list):
        raise BusyError(words.not_understood(service))
    return tree


def _json(body: bytes) -> Any:
    """Read JSON, also the kind whose keys have no quotes, as KOSIS sends without ``jsonVD=Y``."""
    text = _text(body)
    try:
        return json.loads(text, parse_constant=_no_constant)
    except ValueError:
        return json.loads(_BARE_KEY.sub(_quoted, text), parse_constant=_no_constant)


def _quoted(found: re.Match[str]) -> str:
    return f'"{found.group(1)}":' if found.group(2) else found.group()


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode("cp949")


def _no_constant(name: str) -> float:
    raise ValueError(name)


def _xml(body: bytes) -> dict[str, Any]:
    """Read XML without declarations: entities could grow without end."""
    if _DECLARES.search(body):
        raise ValueError("declaration")
    root = ElementTree.fromstring(body)  # noqa: S314 - declarations are refused above
    return {_name(root): _node(root, 0)}


def _node(element: ElementTree.Element, depth: int) -> Any:
    if depth > DEEPEST:
        raise ValueError("depth")
    if not len(element):
        return (element.text or "").strip()
    found: dict[str, Any] = {}
    for child in element:
        name, value = _name(child), _node(child, depth + 1)
        if name not in found:
            found[name] = value
        elif isinstance(found[name], list):
            found[name].append(value)
        else:
            found[name] = [found[name], value]
    return found


def _name(element: ElementTree.Element) -> str:
    return str(element.tag).rsplit("}", 1)[-1]


def mapping_with(tree: Any, *keys: str, depth: int = 0) -> dict[str, Any] | None:
    """Return the outermost mapping in ``tree`` that has all ``keys``."""
    if depth > DEEPEST:
        return None
    if isinstance(tree, dict):
        if all(key in tree for key in keys):
            return tree
        below = list(tree.values())
    else:
        below = tree[:5] if isinstance(tree, list) else []
    for one in below:
        found = mapping_with(one, *keys, depth=depth + 1)
        if found is not None:
            return found
    return None


def rows_of(value: Any) -> list[dict[str, str]] | None:
    """Return a list of mappings as rows of text; one mapping is one row, nothing is no row; None: something else."""
    if value in (None, "", []):
        return []
    listed = value if isinstance(value, list) else [value]
    if not all(isinstance(one, dict) for one in listed):
        return None
    return [{str(key): _cell(cell) for key, cell in one.items()} for one in listed]


def _cell(value: Any) -> str:
    if value is None or isinstance(value, bool | dict | list):
        return ""
    return str(value).replace("\0", "").encode("utf-8", "replace").decode("utf-8").strip()
