"""Components and weights by type of zones: what the form shows, and what it changes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from teukgu.evaluation.branches import OTHERS
from teukgu.loading.yaml_edit import REMOVED, Path
from teukgu.portal.services.scheme_draft import refusals
from teukgu.portal.services.scheme_draft.forms.patch import Patch, at, number_or_text, shown
from teukgu.values import Refused, nfc

LONGEST = 60


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a component as the file has it; ``depth`` counts from 1 under the root, ``component``: it has parts."""

    path: Path
    depth: int
    key: str
    name: Any
    component: bool
    weight: Any

    @property
    def address(self) -> str:
        """Return the path as one word, for the names of fields."""
        return ".".join(str(step) for step in self.path)

    def cell(self, kind: str) -> str:
        """Return the weight for a type as its field shows it; ``default`` is the weight of all others, or of all."""
        if isinstance(self.weight, Mapping):
            return shown(self.weight.get(kind))
        return shown(self.weight) if kind == OTHERS else ""


def parts_of(data: Mapping[str, Any]) -> list[Part]:
    """Return the root and every part below it, parents first."""
    return list(_parts(data.get("tree"), ("tree",), 0, data.get("indicators")))


def _parts(node: Any, path: Path, depth: int, indicators: Any) -> Iterator[Part]:
    if isinstance(node, str):
        node = {"indicator": node}
    if not isinstance(node, Mapping):
        return
    inner, key = node.get("parts"), shown(node.get("id") or node.get("indicator"))
    named = node.get("indicator")
    known = indicators.get(named) if isinstance(indicators, Mapping) and isinstance(named, str) else None
    name = node.get("name") or (known.get("name") if isinstance(known, Mapping) else None)
    yield Part(path, depth, key, name, isinstance(inner, list), node.get("weight"))
    for number, part in enumerate(inner if isinstance(inner, list) else ()):
        yield from _parts(part, (*path, "parts", number), depth + 1, indicators)


def kinds_of(data: Mapping[str, Any]) -> list[str]:
    """Return the types of zones that weights name, in the order of the file, without ``default``."""
    named = [kind for part in parts_of(data) if isinstance(part.weight, Mapping) for kind in part.weight]
    return [kind for kind in dict.fromkeys(named) if kind != OTHERS]


def edit_weights(patch: Patch, typed: Mapping[tuple[str, str], str], kinds: list[str]) -> None:
    """Set the weights as the fields say: ``typed`` by address of the part and type of zones.

    A part whose fields show what the file has is left as it is.
    """
    for part in parts_of(patch.data):
        fields = {kind: nfc(typed.get((part.address, kind), part.cell(kind))) for kind in (*kinds, OTHERS)}
        if not part.depth or all(text == nfc(part.cell(kind)) for kind, text in fields.items()):
            continue
        by_type = {kind: number_or_text(text) for kind, text in fields.items() if text and kind != OTHERS}
        others = number_or_text(fields[OTHERS]) if fields[OTHERS] else None
        value: Any = by_type | ({OTHERS: others} if others is not None else {}) if by_type else others
        if isinstance(at(patch.data, part.path), str):
            patch.put(part.path, {"indicator": part.key, "weight": value})
        elif by_type and isinstance(part.weight, Mapping) and set(by_type) <= set(part.weight) | {OTHERS}:
            for kind in (*kinds, OTHERS):
                patch.put((*part.path, "weight", kind), value.get(kind, REMOVED))
        else:
            patch.put((*part.path, "weight"), REMOVED if value is None else value)


def remove_part(patch: Patch, address: str) -> None:
    """Take a part out of its component; what an indicator is stays defined in the file.

    Raises:
        Refused: when there is no such part, or it is the last of its component.
    """
    part = _part(patch, address)
    siblings = at(patch.data, part.path[:-1])
    if not part.depth or len(siblings) < 2:
        raise Refused([refusals.last_part()])
    patch.put(part.path, REMOVED)


def add_part(patch: Patch, address: str, indicator: str, weight: str) -> None:
    """Put an indicator that the file defines into a component.

    Raises:
        Refused: when there is no such component or indicator.
    """
    defined = patch.data.get("indicators")
    if not isinstance(defined, Mapping) or indicator not in defined:
        raise Refused([refusals.no_source()])
    _append(patch, address, {"indicator": indicator}, weight)


def add_component(patch: Patch, address: str, *, key: str, name: tuple[str, str], indicator: str, weight: str) -> None:
    """Put a new component with one indicator into another component.

    Raises:
        Refused: when there is no such component or indicator, the id is missing, too long or taken, or the file lists
            indicators without keys.
    """
    key, ko, en = nfc(key), nfc(name[0]), nfc(name[1])
    defined = patch.data.get("indicators")
    if not isinstance(defined, Mapping):
        raise Refused([refusals.not_a_scheme()])
    taken = {part.key for part in parts_of(patch.data)} | set(defined)
    if not 0 < len(key) <= LONGEST or key in taken:
        raise Refused([refusals.taken(key)])
    if indicator not in defined:
        raise Refused([refusals.no_source()])
    named = {"name": {"ko": ko or en, "en": en or ko}} if ko or en else {}
    _append(patch, address, {"id": key, **named, "parts": [{"indicator": indicator}]}, weight)


def _append(patch: Patch, address: str, part: dict[str, Any], weight: str) -> None:
    parent = _part(patch, address)
    if not parent.component:
        raise Refused([refusals.no_source()])
    typed = nfc(weight)
    if typed:
        part = {**{key: value for key, value in part.items() if key != "parts"}, "weight": number_or_text(typed)} | (
            {"parts": part["parts"]} if "parts" in part else {}
        )
    patch.put((*parent.path, "parts", len(at(patch.data, (*parent.path, "parts")))), part)


def _part(patch: Patch, address: str) -> Part:
    found = next((part for part in parts_of(patch.data) if part.address == address), None)
    if found is None:
        raise Refused([refusals.no_source()])
    return found
