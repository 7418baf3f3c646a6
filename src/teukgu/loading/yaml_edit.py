"""Changes a few keys of a YAML text and leaves every other character, comments among them, as it stands.

``edit_yaml(text, [Change(("tree", "parts", 0, "weight"), 25)])`` writes the new value in the place of the old one. What
cannot be written in place (an empty file, a key inside an alias, a value that spans odd lines) is written by composing
the whole file anew: then its comments are lost, and the answer says so. Either way the new text is read back and must
hold exactly the asked mapping.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, Final

import yaml

from teukgu.loading.yaml_lines import parse_yaml
from teukgu.values import Refused

Path = tuple[str | int, ...]


class _Mark(Enum):
    REMOVED = "removed"


REMOVED: Final = _Mark.REMOVED
"""The value of a key that is taken out."""
_PLAIN = re.compile(r"[A-Za-z가-힣_][\w가-힣./()+~-]*( [\w가-힣./()+~-]+)*")
_UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_RESERVED = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


@dataclass(frozen=True, slots=True)
class Change:
    """The key at ``path`` gets ``value`` (or is `REMOVED`); a list grows by the index that follows its last."""

    path: Path
    value: Any


@dataclass(frozen=True, slots=True)
class Edited:
    """The new text; ``comments_lost``: a comment of the old one is not in it."""

    text: str
    comments_lost: bool = False


def edit_yaml(text: str, changes: Sequence[Change]) -> Edited:
    """Return ``text`` with the changes, in their order.

    Raises:
        Refused: when ``text`` is no YAML.
        LookupError: when a change names a place whose parent does not exist.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    wanted, _lines = parse_yaml(text, "")
    before = text
    for change in changes:
        wanted = changed(wanted, [change])
        placed = _in_place(text, change)
        text = block_text(wanted) if placed is None or _read(placed) != wanted else placed
    return Edited(text, bool(_comments(before) - _comments(text)))


def changed(data: Any, changes: Sequence[Change]) -> Any:
    """Return a copy of ``data`` with the changes.

    Raises:
        LookupError: when a change names a place whose parent does not exist.
    """
    data = deepcopy(data)
    for change in changes:
        parent = data
        for step in change.path[:-1]:
            parent = parent[step]
        _set(parent, change.path[-1], deepcopy(change.value))
    return data


def _set(parent: Any, key: str | int, value: Any) -> None:
    kind: type = list if isinstance(key, int) else dict
    if not isinstance(parent, kind):
        raise LookupError(key)
    place: Any = parent
    if value is REMOVED:
        del place[key]
    elif isinstance(key, int) and key == len(place):
        place.append(value)
    else:
        place[key] = value


def _read(text: str) -> Any:
    try:
        return parse_yaml(text, "")[0]
    except Refused:
        return REMOVED


def _comments(text: str) -> Counter[str]:
    """Return what may be a comment, line by line (a ``#`` inside quotes too: better told once too often)."""
    return Counter(re.findall(r"(?:^|(?<=\s))#.*$", text, re.MULTILINE))


# ---- writing values


def flow_text(value: Any) -> str:
    """Write a value on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(key)}: {flow_text(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(flow_text(one) for one in value) + "]"
    return _scalar(value)


def block_text(value: Any) -> str:
    """Write a whole file: mappings and lists on lines of their own, what is short and innermost on one line."""
    return "".join(f"{line}\n" for line in _block(value, ""))


def _block(value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping) and value:
        for key, one in value.items():
            yield from _entry(f"{indent}{_key(key)}:", one, f"{indent}  ")
    elif isinstance(value, list | tuple) and value:
        for one in value:
            yield from _entry(f"{indent}-", one, f"{indent}  ")
    else:
        yield f"{indent}{flow_text(value)}"


def _entry(head: str, value: Any, indent: str) -> Iterator[str]:
    short = f"{head} {flow_text(value)}"
    if not isinstance(value, Mapping | list | tuple) or not value or (len(short) <= 100 and _is_flat(value)):
        yield short
    else:
        yield head
        yield from _block(value, indent)


def _is_flat(value: Any) -> bool:
    inner = value.values() if isinstance(value, Mapping) else value
    return not any(isinstance(one, Mapping | list | tuple) and one for one in inner)


def _key(key: Any) -> str:
    """Write a key; keys are text however they look, so that numbers need no quotes."""
    return str(key) if str(key).isascii() and str(key).isdigit() else _scalar(str(key))


def _scalar(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, date):
        return value.isoformat()
    text = str(value)
    if _PLAIN.fullmatch(text) and text.lower() not in _RESERVED:
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found.group()):04x}", quoted)


# ---- writing in place


def _in_place(text: str, change: Change) -> str | None:
    """Return the text with one change written into it, None where that is not possible."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    parent = _node_at(root, change.path[:-1])
    key = change.path[-1]
    if not isinstance(parent, yaml.CollectionNode) or not parent.value:
        return _whole(text, root, change)
    entries = list(_entries(parent))
    found = next((one for one in entries if one[0] == key), None)
    if change.value is REMOVED:
        return _without(text, root, change, parent, found)
    if found is None:
        return _with_new(text, parent, key, change.value)
    return _replaced(text, found[2], flow_text(change.value))


def _whole(text: str, root: Any, change: Change) -> str | None:
    """Write an empty parent anew with the one key that it gets."""
    parent = _node_at(root, change.path[:-1])
    if not isinstance(parent, yaml.CollectionNode) or change.value is REMOVED:
        return None
    key, value = change.path[-1], change.value
    return _replaced(text, parent, flow_text([value] if isinstance(key, int) else {key: value}))


def _entries(node: Any) -> Iterator[tuple[str | int, Any, Any]]:
    """Yield key, node of the key (of the item in a list) and node of the value."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key.value, key, value
    else:
        for number, value in enumerate(node.value):
            yield number, value, value


def _node_at(node: Any, path: Path) -> Any:
    for step in path:
        if not isinstance(node, yaml.CollectionNode):
            return None
        node = next((value for key, _at, value in _entries(node) if key == step), None)
    return node


def _end(node: Any) -> int:
    """Return where the text of a node ends: comments and blank lines after a block belong to what follows."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)


def _replaced(text: str, node: Any, new: str) -> str:
    start, end = node.start_mark.index, _end(node)
    old = text[start:end]
    end -= len(old) - len(old.rstrip())
    gap = "" if start == 0 or text[start - 1] in " \n{[" else " "
    block = isinstance(node, yaml.CollectionNode) and not node.flow_style
    if block and not text[text.rfind("\n", 0, start) + 1 : start].strip():  # stands on the lines below its key
        start = len(text[:start].rstrip())
        gap = " "
    return text[:start] + gap + new + text[end:]


def _with_new(text: str, parent: Any, key: str | int, value: Any) -> str | None:
    new = flow_text(value) if isinstance(key, int) else f"{_key(key)}: {flow_text(value)}"
    last = parent.value[-1]
    end = _end(last[1] if isinstance(last, tuple) else last)
    if parent.flow_style:
        return f"{text[:end]}, {new}{text[end:]}"
    first = parent.value[0][0] if isinstance(parent, yaml.MappingNode) else parent
    column = first.start_mark.column
    end = len(text[:end].rstrip())
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    mark = "- " if isinstance(key, int) else ""
    return f"{text[:line_end]}\n{' ' * column}{mark}{new}{text[line_end:]}"


def _without(text: str, root: Any, change: Change, parent: Any, found: Any) -> str | None:
    if found is None:
        return None
    _key, at, value = found
    start, end = at.start_mark.index, len(text[: _end(value)].rstrip())
    if len(parent.value) == 1:
        return _replaced(text, parent, "[]" if isinstance(change.path[-1], int) else "{}")
    if parent.flow_style:
        return _without_flow(text, parent, start, end)
    line_start = text.rfind("\n", 0, start) + 1
    before = text[line_start:start].strip()
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end + 1
    if before not in ({"-"} if isinstance(change.path[-1], int) else {""}):
        return None
    return text[:line_start] + text[line_end:]


def _without_flow(text: str, parent: Any, start: int, end: int) -> str:
    after = text[end:]
    comma = re.match(r"\s*,\s*", after)
    if comma:
        return text[:start] + after[comma.end() :]
    before = re.sub(r"\s*,\s*$", "", text[:start])
    return before + after
