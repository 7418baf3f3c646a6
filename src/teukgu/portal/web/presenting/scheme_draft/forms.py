"""Forms of the draft: what their fields show."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from teukgu.evaluation.branches import OTHERS
from teukgu.evaluation.scheme.base import number_from_text
from teukgu.portal.report_rules import indicators
from teukgu.portal.services.scheme_draft.forms import Given, Part, kinds_of, parts_of, shown
from teukgu.portal.services.scheme_draft.forms.indicator import LINES, WORDS, codes_in
from teukgu.portal.services.scheme_draft.forms.patch import at, texts
from teukgu.portal.services.scheme_draft.forms.tiers import FIELDS, GradeRow, TierRow, grade_rows, tier_rows
from teukgu.portal.web.presenting.korean import english
from teukgu.portal.web.presenting.scheme_draft.home import type_name
from teukgu.portal.web.presenting.words import said
from teukgu.procedures.round.checks_scheme import BEYOND, MATTERS
from teukgu.procedures.state import Situation
from teukgu.values import nfc


@dataclass(frozen=True, slots=True)
class Cell:
    """A field of the table of weights."""

    field: str
    value: str
    kind: str


def weight_tables(data: Mapping[str, Any], extra: str) -> list[dict[str, Any]]:
    """Return a table for each component: a row for each part, a column for each type of zones; sums below."""
    kinds = kinds_in(data, extra)
    parts = parts_of(data)
    return [
        {
            "part": part,
            "name": _label(part),
            "kinds": [type_name(kind) for kind in kinds],
            "rows": [_row(one, kinds) for one in _children(part, parts)],
            "sums": [(type_name(kind), _sum(_children(part, parts), kind)) for kind in kinds],
        }
        for part in parts
        if part.component
    ]


def kinds_in(data: Mapping[str, Any], extra: str) -> list[str]:
    """Return the types in the order of the file, one more if it was asked for, and all others last."""
    return [*dict.fromkeys([*kinds_of(data), *([nfc(extra)[:60]] if nfc(extra) else [])]), OTHERS]


def _children(part: Part, parts: list[Part]) -> list[Part]:
    size = len(part.path) + 2
    return [one for one in parts if len(one.path) == size and one.path[: len(part.path)] == part.path]


def _row(part: Part, kinds: list[str]) -> dict[str, Any]:
    cells = [Cell(f"w|{part.address}|{kind}", part.cell(kind), type_name(kind)) for kind in kinds]
    return {"part": part, "name": _label(part), "cells": cells}


def _sum(parts: list[Part], kind: str) -> float | None:
    """Return the sum of a column as zones of that type are weighed; None where a cell is no number or all are empty."""
    texts_ = [part.cell(kind) or part.cell(OTHERS) for part in parts]
    try:
        return sum(number_from_text(text) for text in texts_) if all(texts_) else None
    except ValueError:
        return None


def _label(part: Part) -> str:
    ko, en = texts(part.name)
    return (en if english() else ko) or part.key


def indicator_rows(data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the indicators that the file defines, whether they are in the tree, and what they speak to."""
    defined = data.get("indicators")
    used = {part.key for part in parts_of(data) if not part.component}
    return [
        {
            "key": key,
            "name": (texts(at(one, ("name",)))[1 if english() else 0]) or key,
            "used": key in used,
            "direction": shown(one.get("direction")) if isinstance(one, Mapping) else "",
            "matters": _codes(one),
        }
        for key, one in (defined.items() if isinstance(defined, Mapping) else ())
    ]


def _codes(one: Any) -> list[str]:
    return codes_in(one.get("matters")) if isinstance(one, Mapping) else []


def indicator_fields(data: Mapping[str, Any], key: str, situation: Situation) -> dict[str, Any]:
    """Return what the form of one indicator shows."""
    found = data["indicators"][key]
    one = found if isinstance(found, Mapping) else {}
    return {
        "key": key,
        "name": texts(one.get("name")),
        "unit": texts(one.get("unit")),
        "words": {word: shown(one.get(word)) for word in WORDS},
        "lines": [(line, shown(one.get(line)), HINTS[line]) for line in LINES],
        "matters": matter_choices(situation, _codes(one)),
    }


def typed_over(fields: dict[str, Any], given: Given) -> dict[str, Any]:
    """Return the fields of an indicator as they were sent."""
    said = given.words
    return fields | {
        "name": given.name,
        "unit": given.unit,
        "words": fields["words"] | {word: said[word] for word in WORDS if word in said},
        "lines": [(line, said.get(line, value), hint) for line, value, hint in fields["lines"]],
        "matters": [(code, name, code in given.matters) for code, name, _chosen in fields["matters"]],
    }


HINTS = {
    "measure": "level / attainment / {kind: growth, against: baseline, form: percent}",
    "transform": "[log] / [{winsorise: {share: 0.05}}]",
    "normalise": "minmax / percentile / {method: goalposts, lower: 20, upper: 85}",
    "missing": "refuse / reweigh / {method: median, group: type} / {method: score, value: 0}",
}


def matter_choices(situation: Situation, chosen: list[str]) -> list[tuple[str, str, bool]]:
    """Return the matters that the law names: code, name, ticked or not."""
    if not situation.rules.has(MATTERS):
        return []
    options = situation.rules.parameter(MATTERS).options
    return [(code, said(options[code]), code in chosen) for code in situation.rules.codes(MATTERS) if code != BEYOND]


def definition_choices(year: int) -> list[tuple[str, str]]:
    """Return the definitions of the yearly report that a new indicator may read."""
    return [(str(one.id), f"{said(one.name)} ({one.id})") for one in indicators().in_year(year)]


def component_choices(data: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the components that a part may be put into."""
    return [(part.address, _label(part)) for part in parts_of(data) if part.component]


def tier_fields(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the form of tiers and awards shows, with one empty row more."""
    found = {name: at(data, path) for name, path in FIELDS.items()}
    empty = at({}, ("nothing",))
    return {
        "name": texts(data.get("name")),
        "tiers": [*tier_rows(data), TierRow("", "", "", "", "")],
        "grades": [*grade_rows(data), GradeRow("", "", "", "")],
        "fields": {name: "" if value is empty else shown(value) for name, value in found.items()},
    }
