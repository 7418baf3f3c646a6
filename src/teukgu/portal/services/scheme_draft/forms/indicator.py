"""One indicator of the file: what its form changes; a new one from the definitions of the yearly report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from teukgu.loading.yaml_edit import REMOVED
from teukgu.portal.services.scheme_draft import refusals
from teukgu.portal.services.scheme_draft.forms.patch import Patch, at, shown, snippet
from teukgu.portal.services.scheme_draft.forms.weights import LONGEST, add_part
from teukgu.reporting.definition import IndicatorVersion
from teukgu.values import Refused, nfc

LINES = ("measure", "transform", "normalise", "missing")
"""Keys that are typed as one line of YAML, because their blocks take many forms."""
WORDS = ("from", "denominator", "direction", "not_applicable", "sd")


@dataclass(frozen=True, slots=True)
class Given:
    """What the form says: names, single words, lines of YAML, and the matters ticked."""

    name: tuple[str, str]
    unit: tuple[str, str]
    words: Mapping[str, str]
    matters: Sequence[str]


def edit_indicator(patch: Patch, key: str, given: Given) -> None:
    """Change an indicator as its form says.

    Raises:
        Refused: when the file has no such indicator under a key of its own, or a line is no YAML.
    """
    defined = patch.data.get("indicators")
    if not isinstance(defined, Mapping) or not isinstance(defined.get(key, ""), Mapping | None):
        raise Refused([refusals.not_a_scheme()])
    path = ("indicators", key)
    patch.put_name((*path, "name"), *given.name)
    patch.put_name((*path, "unit"), *given.unit)
    for word in WORDS:
        if word in given.words:
            patch.put_text((*path, word), given.words[word])
    for line in LINES:
        if line in given.words:
            patch.put_text((*path, line), given.words[line], parsed=snippet)
    before = at(patch.data, (*path, "matters"))
    listed = codes_in(before)
    if set(listed) != set(given.matters):
        kept = [code for code in listed if code in given.matters]
        added = [code for code in given.matters if code not in listed]
        patch.put((*path, "matters"), [*kept, *added] or REMOVED)


def codes_in(value: Any) -> list[str]:
    """Return the matters that an indicator names: one, several, or none where the file has something else there."""
    if isinstance(value, str):
        return [value]
    return [shown(code) for code in value] if isinstance(value, list) else []


def add_indicator(
    patch: Patch, definition: IndicatorVersion, *, key: str, component: str, weight: str, matters: Sequence[str]
) -> str:
    """Define an indicator that reads a figure of the yearly report, put it into a component, and return its key.

    Raises:
        Refused: when the key is taken or too long, the file lists indicators without keys, or it has no such component.
    """
    key = nfc(key) or str(definition.id)
    defined = patch.data.get("indicators")
    if not isinstance(defined, Mapping):
        raise Refused([refusals.not_a_scheme()])
    if key in defined or not 0 < len(key) <= LONGEST:
        raise Refused([refusals.taken(key)])
    figure: dict[str, Any] = {} if key == str(definition.id) else {"from": str(definition.id)}
    spoken = {"matters": list(matters)} if matters else {}
    name = {"name": {"ko": definition.name.ko, "en": definition.name.en}}
    patch.put(("indicators", key), {**name, **figure, "measure": "level", **spoken})
    add_part(patch, component, key, weight)
    return key
