"""The form of an act, from the fields of its definition; reads it back into data, losing nothing that was typed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from teukgu.portal.web.presenting.cases.values import option_names
from teukgu.portal.web.presenting.words import said
from teukgu.procedures.definition import Act
from teukgu.procedures.field import FieldKind, FieldSpec
from teukgu.procedures.state import Situation
from teukgu.rulebook.on_day import RulesOnDay
from teukgu.values import Finding

PREFIX = "field_"
KEPT = "kept_"
YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose."""

    value: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that was handed in with an earlier press of the button."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class ShownField:
    """A field with what was typed and what is wrong with it."""

    name: str
    label: str
    kind: str
    required: bool
    value: str
    choices: tuple[Choice, ...]
    kept: tuple[KeptFile, ...]
    help: str
    personal: bool
    problems: tuple[str, ...]


Names = Mapping[str, str]


def shown_fields(
    act: Act, typed: QueryDict, findings: Sequence[Finding], rules: RulesOnDay, *, organisations: Names, kept: Names
) -> tuple[ShownField, ...]:
    """Return the fields of the form."""
    return tuple(_field(field, typed, findings, rules, organisations=organisations, kept=kept) for field in act.fields)


def with_kept_version(act: Act, situation: Situation, typed: QueryDict) -> QueryDict:
    """Return a fresh form with the newest kept version of plan or report and its hash, where the act asks for them."""
    for what in ("plan", "report"):
        versions = situation.facts.get(f"{what}_versions")
        if versions and any(field.key == f"{what}_version" for field in act.fields):
            newest = max(versions)
            typed.setdefault(f"{PREFIX}{what}_version", str(newest))
            typed.setdefault(f"{PREFIX}{what}_sha256", str(versions[newest]))
    return typed


def _field(
    field: FieldSpec,
    typed: QueryDict,
    findings: Sequence[Finding],
    rules: RulesOnDay,
    *,
    organisations: Names,
    kept: Names,
) -> ShownField:
    name = PREFIX + field.key
    chosen = typed.getlist(name)
    return ShownField(
        name=name,
        label=said(field.name),
        kind=field.kind.value,
        required=field.required,
        value=chosen[0] if chosen else "",
        choices=_choices(field, chosen, rules, organisations),
        kept=tuple(KeptFile(one, kept[one]) for one in typed.getlist(KEPT + field.key) if one in kept),
        help=said(field.help) if field.help else "",
        personal=field.personal,
        problems=problems_at(findings, field.key),
    )


def _choices(field: FieldSpec, chosen: list[str], rules: RulesOnDay, organisations: Names) -> tuple[Choice, ...]:
    if field.kind is FieldKind.ORGANISATION:
        names = organisations
    elif field.kind in {FieldKind.CHOICE, FieldKind.CHOICES}:
        names = option_names(field, rules)
    else:
        return ()
    return tuple(Choice(value, name, value in chosen) for value, name in names.items())


def problems_at(findings: Sequence[Finding], key: str) -> tuple[str, ...]:
    """Return what is wrong at one place of the form."""
    return tuple(f"{said(one.message)} {said(one.cure)}" for one in findings if one.place.key == key)


def read_data(act: Act, typed: QueryDict) -> dict[str, Any]:
    """Return the fields as data; what cannot be read stays as it was typed and is refused by name later."""
    data = {field.key: _read(field, typed) for field in act.fields}
    return {key: value for key, value in data.items() if value not in (None, "", [])}


def _read(field: FieldSpec, typed: QueryDict) -> Any:
    name = PREFIX + field.key
    if field.kind is FieldKind.FILES:
        return typed.getlist(KEPT + field.key)
    if field.kind is FieldKind.CHOICES:
        return typed.getlist(name)
    text = typed.get(name, "").strip()
    return READERS.get(field.kind, _as_typed)(text) if text else None


def _as_typed(text: str) -> Any:
    return text


def _number(text: str) -> Any:
    plain = text.replace(",", "").replace(" ", "")
    try:
        return int(plain)
    except ValueError:
        pass
    try:
        found = float(plain)
    except ValueError:
        return text
    return found if abs(found) < 1e15 else text  # also refuses nan and infinity


def _won(text: str) -> Any:
    plain = text.replace(",", "").replace("원", "").strip()
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) <= 18 else text


def _yes_no(text: str) -> Any:
    return {YES: True, NO: False}.get(text, text)


READERS: Mapping[FieldKind, Callable[[str], Any]] = {
    FieldKind.NUMBER: _number,
    FieldKind.WON: _won,
    FieldKind.YES_NO: _yes_no,
}
