"""The raw mapping of a file, and the changes that a form makes to it: keys that were not touched stay as written."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from teukgu.loading.yaml_edit import REMOVED, Change, Path, changed, flow_text
from teukgu.loading.yaml_lines import parse_yaml
from teukgu.portal.services.scheme_draft import refusals
from teukgu.values import Refused, nfc

_WHOLE = re.compile(r"[-+]?(0|[1-9]\d*)")
_DECIMAL = re.compile(r"[-+]?\d+\.\d+")


def raw_of(content: bytes) -> dict[str, Any]:
    """Return the mapping that a file holds, as written: no default is filled in.

    Raises:
        Refused: when the file is no mapping, so that no form can show it.
    """
    data, _lines = parse_yaml(content.decode("utf-8-sig"), "scheme.yaml")
    if not isinstance(data, dict):
        raise Refused([refusals.not_a_scheme()])
    return data


def shown(value: Any) -> str:
    """Return a value as a field shows it: a text plain, anything else as it stands in the file, on one line."""
    if value is None:
        return ""
    return value if isinstance(value, str) else flow_text(value)


def number_or_text(text: str) -> Any:
    """Return what was typed as the file writes it: a number, else the text (``1/3``, ``25%``, a word)."""
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text


def snippet(text: str) -> Any:
    """Return the YAML that was typed into a field.

    Raises:
        Refused: when it is none.
    """
    return parse_yaml(text, "scheme.yaml")[0]


def at(data: Any, path: Path) -> Any:
    """Return what stands at ``path``, `REMOVED` where nothing does."""
    for step in path:
        held: Any = data
        named = isinstance(held, Mapping) and step in held
        placed = isinstance(held, list) and isinstance(step, int) and 0 <= step < len(held)
        if not (named or placed):
            return REMOVED
        data = held[step]
    return data


def texts(value: Any) -> tuple[str, str]:
    """Return a name in Korean and English; a plain text stands for both."""
    if isinstance(value, Mapping):
        return shown(value.get("ko")), shown(value.get("en"))
    return (shown(value), shown(value)) if value is not None and value is not REMOVED else ("", "")


@dataclass(slots=True)
class Patch:
    """Changes that were collected so far, and the mapping as they leave it."""

    data: Any
    changes: list[Change] = field(default_factory=list)

    def put(self, path: Path, value: Any) -> None:
        """Set the key at ``path`` (or take it out); parents that are not there are written with it.

        Raises:
            Refused: when the file has something else where the parent should be, which would be lost.
        """
        before = at(self.data, path)
        if before is value or (before is not REMOVED and type(before) is type(value) and before == value):
            return
        while len(path) > 1 and not isinstance(parent := at(self.data, path[:-1]), dict | list):
            if parent is not None and parent is not REMOVED:
                raise Refused([refusals.not_a_scheme()])
            if value is REMOVED or not isinstance(path[-1], str):
                return
            path, value = path[:-1], {path[-1]: value}
        change = Change(path, value)
        try:
            self.data = changed(self.data, [change])
        except LookupError:
            raise Refused([refusals.not_a_scheme()]) from None
        self.changes.append(change)

    def put_text(self, path: Path, typed: str, *, parsed: Any = None) -> None:
        """Set a key to what a field says, unless the field shows what the file has; an empty field takes it out."""
        before, text = at(self.data, path), nfc(typed)
        if text == nfc(shown(None if before is REMOVED else before)):
            return
        self.put(path, REMOVED if not text else number_or_text(text) if parsed is None else parsed(text))

    def put_name(self, path: Path, ko: str, en: str) -> None:
        """Set a name in two languages, unless both fields show what the file has."""
        before = at(self.data, path)
        ko, en = nfc(ko), nfc(en)
        if (ko, en) == tuple(nfc(one) for one in texts(before)):
            return
        self.put(path, {"ko": ko or en, "en": en or ko} if ko or en else REMOVED)
