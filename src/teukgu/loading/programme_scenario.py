"""Reads a scenario file: values laid over a programme's own."""

from collections.abc import Collection
from dataclasses import replace

from teukgu.loading import programme_findings as words
from teukgu.loading.fields import Fields
from teukgu.loading.programme_parameter import check_file_name
from teukgu.loading.programme_values import Sort, in_order, read_value
from teukgu.rulebook.findings import near_names
from teukgu.rulebook.parameter import DatedValue, Parameter
from teukgu.rulebook.scenario import Scenario
from teukgu.values import Bilingual, ParameterId

_ONLY_A_DATE = frozenset({"parameter", "valid_from", "valid_to", "note"})


def read_scenario(fields: Fields, by_name: dict[str, Parameter], unsound: Collection[str] = ()) -> Scenario | None:
    """Read one scenario; an entry with a date alone dates the parameter's undated value.

    ``unsound`` names the parameters that exist but could not be read: naming one is no mistake of the scenario.
    """
    before = len(fields.findings)
    name = fields.text("id", example="reform-announced")
    check_file_name(fields, name)
    title, note, extends = fields.pair("name", required=True), fields.pair("note"), fields.text("extends")
    laid: dict[ParameterId, list[DatedValue]] = {}
    for number, entry in enumerate(fields.items("values")):
        inner = fields.as_fields(entry, "values", number)
        parameter = _named_parameter(inner, by_name, unsound) if inner else None
        value = _laid_value(inner, parameter) if inner and parameter else None
        if parameter is not None and value is not None:
            laid.setdefault(parameter.id, []).append(replace(value, scenario=name))
    fields.finish()
    values = {key: in_order(found, fields.findings) for key, found in laid.items()}
    if len(fields.findings) > before:
        return None
    return Scenario(name, title or Bilingual(name, name), values, note, extends, fields.place())


def _named_parameter(fields: Fields, by_name: dict[str, Parameter], unsound: Collection[str]) -> Parameter | None:
    name = fields.text("parameter", example="…")
    if name and name not in by_name and name not in unsound:
        guess = near_names(name, by_name)
        fields.findings.append(words.no_such_reference_to(fields.place("parameter"), "parameter", name, guess))
    return by_name.get(name)


def _laid_value(fields: Fields, parameter: Parameter) -> DatedValue | None:
    if fields.data.get("valid_from") is None:
        fields.findings.append(words.scenario_value_undated(fields.place("valid_from")))
    if not set(fields.data) <= _ONLY_A_DATE:
        return read_value(fields, Sort(parameter.type, parameter.options, counted=bool(parameter.unit)))
    start, end, note = fields.day("valid_from"), fields.day("valid_to"), fields.pair("note")
    fields.finish()
    if not parameter.undated:
        fields.findings.append(words.nothing_to_date(fields.place(), parameter.id))
        return None
    undated = parameter.undated[0]
    return replace(undated, valid_from=start, valid_to=end, note=note or undated.note, place=fields.place())
