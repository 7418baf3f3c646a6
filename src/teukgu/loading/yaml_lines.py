"""YAML with the line of every key, for messages that say where; used by every reader of YAML in the house.

``load_yaml(path)`` gives plain data and a `LineIndex`::

    data, lines = load_yaml(path)
    lines.place("values", 0, "status")      # Place(file, line, key="values[0].status")

Differences from PyYAML's safe loader, each to spare a policy officer a trap: mapping keys are always text as written
(also ``2025:`` and ``1:``); only ``true`` and ``false`` are booleans (``on``, ``no`` and ``yes`` stay text); ``12:30``
stays text; ``2025-11-06`` is a date; ``.nan`` and ``.inf`` are no numbers; text is NFC; a key given twice, an alias and
a second document are errors.
"""

import math
import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from teukgu.loading.yaml_findings import (
    alias_used,
    bad_encoding,
    bad_number,
    bad_syntax,
    key_not_text,
    key_twice,
    no_such_day,
    second_document,
    too_deep,
    too_large,
    unreadable,
)
from teukgu.values import Finding, Place, Refused, nfc

Key = str | int
KeyPath = tuple[Key, ...]


def key_text(path: KeyPath) -> str:
    """Write a key path as people read it: ``values[0].status``."""
    text = ""
    for key in path:
        text += f"[{key}]" if isinstance(key, int) else f".{key}" if text else key
    return text


@dataclass(slots=True)
class LineIndex:
    """The line (from 1) of every key path in one file; a path it does not know answers with its nearest parent's."""

    file: str
    lines: dict[KeyPath, int] = field(default_factory=dict)

    def line(self, *path: Key) -> int:
        """Return the line of the key at ``path``, else of its nearest known parent, else 1."""
        for length in range(len(path), -1, -1):
            found = self.lines.get(path[:length])
            if found is not None:
                return found
        return 1

    def place(self, *path: Key) -> Place:
        """Return file, line and key path as a `Place` for a finding."""
        return Place(file=self.file, line=self.line(*path), key=key_text(path))


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WHOLE = re.compile(r"[-+]?(0|[1-9]\d*)")
_NUMBER = re.compile(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?")
_WORDS: dict[str, object] = {"": None, "~": None, "null": None, "true": True, "false": False}
_NUMBER_STARTS = frozenset("-+.0123456789")
_DEEPEST = 40
LARGEST = 5_000_000
"""Bytes; files written by hand stay a hundred times below this."""


class _TooDeepError(Exception):
    """Lists or mappings inside each other beyond any sensible file."""


@dataclass(slots=True)
class _Builder:
    """Builds plain data from the parser's events and notes lines and findings on the way."""

    parser: yaml.CSafeLoader
    index: LineIndex
    findings: list[Finding] = field(default_factory=list)

    def build(self, path: KeyPath) -> object:
        event = self.parser.get_event()
        if len(path) > _DEEPEST:
            raise _TooDeepError
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.items(path)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(path)
        self.findings.append(alias_used(self.index.place(*path)))
        return None

    def next_line(self) -> int:
        event: Any = self.parser.peek_event()
        return int(event.start_mark.line) + 1

    def items(self, path: KeyPath) -> list[object]:
        built: list[object] = []
        while not self.parser.check_event(yaml.SequenceEndEvent):
            here = (*path, len(built))
            self.index.lines[here] = self.next_line()
            built.append(self.build(here))
        self.parser.get_event()
        return built

    def mapping(self, path: KeyPath) -> dict[str, object]:
        built: dict[str, object] = {}
        while not self.parser.check_event(yaml.MappingEndEvent):
            line = self.next_line()
            key = self.key(line, path)
            here = (*path, key)
            if key in built:
                place = Place(self.index.file, line, key=key_text(here))
                self.findings.append(key_twice(place, key, self.index.lines[here]))
                self.build(here)
                continue
            self.index.lines[here] = line
            built[key] = None
            built[key] = self.build(here)
        self.parser.get_event()
        return built

    def key(self, line: int, path: KeyPath) -> str:
        if self.parser.check_event(yaml.ScalarEvent):
            event: Any = self.parser.get_event()
            return nfc(event.value)
        self.findings.append(key_not_text(Place(self.index.file, line)))
        self.build((*path, "?"))
        return f"?{line}"

    def scalar(self, event: yaml.ScalarEvent, path: KeyPath) -> object:
        text: str = event.value
        if not event.implicit[0]:
            return nfc(text)
        if text in _WORDS:
            return _WORDS[text]
        if text[0] not in _NUMBER_STARTS:
            return nfc(text)
        if _DAY.fullmatch(text):
            return self.day(text, path)
        if _NUMBER.fullmatch(text):
            return self.number(text, path)
        return nfc(text)

    def day(self, text: str, path: KeyPath) -> date | None:
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.findings.append(no_such_day(self.index.place(*path), text))
            return None

    def number(self, text: str, path: KeyPath) -> int | float | None:
        try:
            number = int(text) if _WHOLE.fullmatch(text) else float(text)
        except ValueError:
            number = math.inf
        if not math.isfinite(number):
            self.findings.append(bad_number(self.index.place(*path), text))
            return None
        return number


def parse_yaml(text: str, name: str) -> tuple[object, LineIndex]:
    """Read YAML from ``text``; ``name`` stands for the file in messages.

    Returns:
        Plain data (dict, list, str, int, float, bool, date, None; an empty file is None) and its `LineIndex`.

    Raises:
        Refused: with every problem found: syntax, duplicate keys, aliases, impossible days, a second document.
    """
    try:
        parser = yaml.CSafeLoader(text.removeprefix("\ufeff"))
        builder = _Builder(parser, LineIndex(name))
        data = _document(builder)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Refused([bad_syntax(Place(name, mark.line + 1 if mark else None), error.problem or str(error))]) from None
    except yaml.YAMLError as error:
        line = text.count("\n", 0, getattr(error, "position", 0)) + 1
        raise Refused([bad_syntax(Place(name, line), str(error).splitlines()[0])]) from None
    except _TooDeepError:
        raise Refused([too_deep(Place(name), _DEEPEST)]) from None
    if builder.findings:
        raise Refused(builder.findings)
    return data, builder.index


def _document(builder: _Builder) -> object:
    """Build the one document of the stream; a second one is a finding."""
    parser = builder.parser
    parser.get_event()
    if parser.check_event(yaml.StreamEndEvent):
        return None
    parser.get_event()
    builder.index.lines[()] = builder.next_line()
    data = builder.build(())
    parser.get_event()
    if not parser.check_event(yaml.StreamEndEvent):
        line = builder.next_line()
        builder.findings.append(second_document(Place(builder.index.file, line)))
    return data


def load_yaml(path: Path, name: str | None = None) -> tuple[object, LineIndex]:
    """Read the YAML file at ``path``; ``name`` replaces the path in messages (default: the path as given).

    Raises:
        Refused: when the file cannot be read or is not UTF-8, and for all that `parse_yaml` refuses.
    """
    shown = name or str(path)
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= LARGEST else b""
    except OSError as error:
        raise Refused([unreadable(Place(shown), error.strerror or str(error))]) from None
    if size > LARGEST:
        raise Refused([too_large(Place(shown), size, LARGEST)])
    try:
        return parse_yaml(content.decode("utf-8"), shown)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Refused([bad_encoding(Place(shown, line), error.start)]) from None
